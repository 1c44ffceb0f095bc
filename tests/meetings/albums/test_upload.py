"""Pictures come in many at once: the good ones are kept, each bad one is named with the reason."""

import datetime as dt
import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.urls import reverse
from PIL import Image

from meetings.albums import actions
from meetings.albums.models import Picture
from tests.factories.albums import AlbumFactory, PictureFactory, picture_bytes
from tests.publication.conftest import signed_in

pytestmark = pytest.mark.django_db
FACTS = {"credit": "Anna Nowak", "licence": "CC-BY-4.0"}


@pytest.fixture
def album():
    """A draft album."""
    return AlbumFactory()


@pytest.fixture
def client():
    """An editor's browser."""
    return signed_in("Editors")


def address(album) -> str:
    """The page on which pictures are added."""
    return reverse("admin:albums_album_upload", args=[album.pk])


def upload(client, album, files: dict[str, bytes], **values):
    """Send files by their names."""
    sent = [SimpleUploadedFile(name, content) for name, content in files.items()]
    return client.post(address(album), {"pictures": sent, **FACTS, **values}, follow=True)


def told(response) -> list[str]:
    """What the page says was done and refused, without what it says of every upload."""
    said = [str(message) for message in response.context["messages"]]
    assert [said.pop(1)] == [
        "The larger sizes follow within minutes; until then pages show a small one."
    ]
    return said


def files_in(folder) -> list[bytes]:
    """Every file of every picture."""
    return [path.read_bytes() for path in folder.rglob("*-*") if path.is_file()]


def a_bomb() -> bytes:
    """A small file of very many pixels."""
    return picture_bytes("PNG", (8000, 8000), 0)


def moving() -> bytes:
    """A WebP of two frames."""
    frames = [Image.new("RGB", (8, 8), colour) for colour in ("red", "blue")]
    buffer = io.BytesIO()
    frames[0].save(buffer, "WEBP", save_all=True, append_images=frames[1:], lossless=True)
    return buffer.getvalue()


def polyglot() -> bytes:
    """A JPEG that is an archive too."""
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as files:
        files.writestr("a.html", "<p>")
    return picture_bytes() + archive.getvalue()


BAD = {
    "bomb.png": (a_bomb(), "8000 × 8000 pixels"),
    "archive.jpg": (polyglot(), "of the kind ZIP at once"),
    "drawing.eps": (b"%!PS-Adobe-3.0 EPSF-3.0\n", "of the kind EPS"),
    "drawing.svg": (b'<svg xmlns="http://www.w3.org/2000/svg"/>', "of the kind SVG"),
    "moving.webp": (moving(), "The picture moves."),
    "cut.jpg": (picture_bytes(size=(900, 700))[:-300], "ends in the middle"),
    "phone.jpg": (b"\x00\x00\x00\x18ftypheic", "of the kind HEIC"),
    "empty.jpg": (b"", "not a picture"),
}


def test_many_files_become_drafts_in_their_order_with_their_files(client, album, folder):
    PictureFactory(album=album, position=4)
    files = {f"{n}.jpg": picture_bytes(colour=(n, 0, 0)) for n in (1, 2, 3)}
    response = upload(client, album, files, taken_on="2018-06-13")
    assert told(response) == ["3 pictures are in the album now, as drafts."]
    made = list(album.pictures.in_order())[1:]
    assert [picture.position for picture in made] == [5, 6, 7]
    for picture in made:
        facts = (picture.credit, picture.licence, picture.taken_on, picture.width, picture.height)
        assert facts == ("Anna Nowak", "CC-BY-4.0", dt.date(2018, 6, 13), 400, 300)
        assert picture.published_at is None
        names = {path.name for path in folder.rglob(f"{picture.key}-*")}
        assert names == {f"{picture.key}-{file}" for file in ("source.jpg", "400.jpg")}
    assert response.redirect_chain[-1][0] == reverse("admin:albums_album_words", args=[album.pk])


def test_each_bad_file_is_named_with_the_reason_and_the_good_ones_are_kept(client, album, folder):
    files = {name: content for name, (content, _words) in BAD.items()}
    response = upload(client, album, {"good.jpg": picture_bytes(), **files})
    said = told(response)
    assert said[0] == "1 picture is in the album now, as a draft."
    for message, (name, (_content, words)) in zip(said[1:], BAD.items(), strict=True):
        assert message.startswith(f"{name}: ")
        assert words in message
    assert album.pictures.count() == 1
    assert {path.name.split("-")[0] for path in folder.rglob("*-*")} == {album.pictures.get().key}


def test_when_no_file_is_good_the_form_says_why_and_keeps_what_was_typed(client, album, folder):
    content, words = BAD["drawing.svg"]
    response = upload(client, album, {"a.svg": content, "b.jpg": b"text"}, taken_on="2018-06-13")
    assert response.status_code == 422
    first, second = response.context["form"].errors["pictures"]
    assert (first.startswith("a.svg: "), words in first) == (True, True)
    assert second.startswith("b.jpg: This is not a picture")
    html = response.content.decode()
    assert 'value="Anna Nowak"' in html
    assert 'value="2018-06-13"' in html
    assert [path for path in folder.rglob("*") if path.is_file()] == []


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"credit": ""}, "credit"),
        ({"licence": ""}, "licence"),
        ({"licence": "WTFPL"}, "licence"),
        ({"taken_on": "yesterday"}, "taken_on"),
        ({"pictures": []}, "pictures"),
        ({"credit": "a\u202eb"}, "credit"),
    ],
)
def test_what_is_missing_or_wrong_is_said_at_its_field(client, album, wrong, field):
    values = {"pictures": [SimpleUploadedFile("a.jpg", picture_bytes())], **FACTS, **wrong}
    response = client.post(address(album), values)
    assert (response.status_code, list(response.context["form"].errors)) == (422, [field])
    assert Picture.objects.count() == 0


def test_the_same_file_is_taken_once_and_told_of_elsewhere(client, album):
    other = AlbumFactory(meeting=album.meeting, title_fr="Ailleurs", title_en="Elsewhere")
    stranger = AlbumFactory()
    for one in (stranger, other):
        upload(client, one, {"a.jpg": picture_bytes()})
    response = upload(client, album, {"a.jpg": picture_bytes(), "again.jpg": picture_bytes()})
    assert told(response) == [
        "1 picture is in the album now, as a draft.",
        "again.jpg: This picture is in the album already.",
        "a.jpg is in another album of this meeting too: Elsewhere.",
    ]
    assert album.pictures.count() == 1


def test_the_day_comes_from_the_camera_where_nobody_says_it(client, album):
    exif = Image.Exif()
    exif.get_ifd(0x8769)[0x9003] = "2018:06:14 09:00:00"
    upload(client, album, {"a.jpg": picture_bytes(exif=exif)})
    assert album.pictures.get().taken_on == dt.date(2018, 6, 14)


def test_nothing_that_a_file_tells_of_its_place_is_kept(client, album, folder):
    exif = Image.Exif()
    exif.get_ifd(0x8825).update({1: "N", 2: (50.0, 3.0, 41.0), 3: "E", 4: (19.0, 56.0, 42.0)})
    exif[0x013B] = "A Person"
    content = picture_bytes(exif=exif)
    assert b"A Person" in content
    upload(client, album, {"50.061-19.945.jpg": content})
    kept = files_in(folder)
    call_command("draw_pictures")
    kept += files_in(folder)
    assert len(kept) == 2 + 4
    for data in kept:
        assert dict(Image.open(io.BytesIO(data)).getexif()) == {}
        assert b"A Person" not in data
    assert list(folder.rglob("*50.061*")) == []


def test_too_many_files_and_too_much_time_are_said_by_name(album, monkeypatch):
    monkeypatch.setattr(actions, "MOST_FILES", 3)
    ticks = iter([0, 1, 25, 26])
    files = [SimpleUploadedFile(f"{n}.jpg", picture_bytes(colour=(n, 0, 0))) for n in range(4)]
    received = actions.add_pictures(album=album, files=files, clock=lambda: next(ticks), **FACTS)
    assert len(received.made) == 1
    assert received.refused == [
        ("1.jpg", "There was no time left for it. Send it again."),
        ("2.jpg", "There was no time left for it. Send it again."),
        ("3.jpg", "At most 3 are taken at once. Send it again."),
    ]


def test_a_whole_folder_of_pictures_is_told_how_many_fit(client, album):
    content = picture_bytes("PNG")
    page = upload(client, album, {f"{number}.png": content for number in range(120)})
    assert page.status_code == 200
    said = " ".join([*told(page), page.content.decode()])
    assert str(actions.MOST_FILES) in said
    assert FACTS["credit"] in page.content.decode()


@pytest.mark.parametrize(("role", "status"), [("Editors", 200), ("Translators – Arabic", 403)])
def test_only_who_may_add_pictures_gets_the_page(album, role, status):
    assert signed_in(role).get(address(album)).status_code == status


def test_readers_are_sent_to_sign_in(album):
    browser = signed_in("Editors")
    browser.logout()
    assert "/admin/login/" in browser.get(address(album)).url
