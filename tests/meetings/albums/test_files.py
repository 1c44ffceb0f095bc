"""The files of pictures: for everyone once they are public, until then for who may see drafts."""

import pytest
from django.urls import reverse

from tests.factories.albums import AlbumFactory, PictureFactory, with_files
from tests.factories.meetings import AnnualMeetingFactory
from tests.publication.conftest import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def picture():
    """A public picture with its files."""
    return with_files(PictureFactory(public=True))


def test_a_public_file_is_kept_for_ever_and_can_do_nothing(client, picture):
    for ending, kind in (("jpg", "image/jpeg"), ("webp", "image/webp")):
        response = client.get(picture.file_url(640, ending))
        assert (response.status_code, response.headers["Content-Type"]) == (200, kind)
        assert response.headers["Cache-Control"] == "public, max-age=31536000, immutable"
        assert response.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
        assert response.headers["X-Content-Type-Options"] == "nosniff"
        assert "Vary" not in response.headers
        assert "Content-Encoding" not in response.headers
    again = client.get(
        picture.file_url(640, "jpg"),
        headers={"if-none-match": f'"{picture.key}-640.jpg"', "accept-encoding": "gzip"},
    )
    assert again.status_code == 304


def test_a_part_of_a_picture_is_sent_to_whom_the_whole_is(client, picture):
    url = picture.file_url(640, "jpg")
    whole = client.get(url)
    part = client.get(url, headers={"range": "bytes=2-5", "if-range": whole.headers["ETag"]})
    assert (part.status_code, part.content) == (206, whole.content[2:6])
    assert part.headers["Cache-Control"] == whole.headers["Cache-Control"]
    picture.album.withdraw()
    assert client.get(url, headers={"range": "bytes=2-5"}).status_code == 410


def test_a_file_costs_one_query(client, picture, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert client.get(picture.file_url(1000, "jpg")).status_code == 200


@pytest.mark.parametrize(
    "address",
    [
        "{key}-641.jpg",
        "{key}-640.png",
        "{key}-0640.jpg",
        "000000000000000000000000-640.jpg",
        "../{key}-640.jpg",
    ],
)
def test_what_is_no_file_of_a_picture_is_not_there(client, picture, address):
    assert client.get("/pictures/" + address.format(key=picture.key)).status_code == 404


def test_a_file_that_is_lost_is_not_there(client):
    assert client.get(PictureFactory(public=True).large).status_code == 404


@pytest.mark.parametrize("draft", ["meeting", "album", "picture"])
def test_the_files_of_drafts_are_for_staff_alone(client, draft):
    meeting = AnnualMeetingFactory(public=draft != "meeting")
    album = AlbumFactory(meeting=meeting, public=draft != "album")
    picture = with_files(PictureFactory(album=album, public=draft != "picture"))
    assert client.get(picture.large).status_code == 404
    response = signed_in("Editors").get(picture.large)
    assert (response.status_code, response.headers["Cache-Control"]) == (200, "private, no-store")


@pytest.mark.parametrize("withdrawn", ["album", "picture"])
def test_the_file_of_what_was_withdrawn_is_gone(client, picture, withdrawn):
    thing = picture if withdrawn == "picture" else picture.album
    thing.withdraw("Not now.")
    response = client.get(picture.large)
    assert (response.status_code, "Not now." in response.content.decode()) == (410, True)


def test_no_file_lies_where_uploads_are_served_from(client, picture, settings, folder):
    found = [path.relative_to(folder).as_posix() for path in folder.rglob("*.jpg")]
    assert f"{picture.key[:2]}/{picture.key}-1000.jpg" in found
    assert not str(folder).startswith(str(settings.MEDIA_ROOT))
    for path in found:
        assert client.get(reverse("upload", args=[path])).status_code == 404


def test_deleting_a_draft_deletes_its_files_at_commit(folder, django_capture_on_commit_callbacks):
    picture = with_files(PictureFactory())
    with django_capture_on_commit_callbacks(execute=True):
        picture.delete()
        assert list(folder.rglob("*.jpg")) != []
    assert [path for path in folder.rglob("*") if path.is_file()] == []
