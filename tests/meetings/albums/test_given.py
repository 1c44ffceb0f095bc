"""Host-city editors add and describe the pictures of their own meetings; others publish them."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.factories.albums import AlbumFactory, PictureFactory, picture_bytes, with_files
from tests.factories.meetings import AnnualMeetingFactory
from tests.publication.conftest import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    """The browser of an editor of a host city."""
    return signed_in("Host-city editors")


@pytest.fixture
def own(editor):
    """An album, public, of a meeting that is theirs."""
    meeting = AnnualMeetingFactory(public=True)
    meeting.editors.add(editor.user)
    return AlbumFactory(meeting=meeting, public=True)


@pytest.fixture
def other():
    """A draft of an album of somebody else's meeting."""
    return AlbumFactory()


def page(name: str, album) -> str:
    """A page about an album in the admin."""
    return reverse(f"admin:albums_album_{name}", args=[album.pk])


def test_they_add_pictures_to_their_own_albums_alone(editor, own, other):
    facts = {"credit": "Anna Nowak", "licence": "CC-BY-4.0"}
    for album, status in ((own, 302), (other, 403)):
        sent = {"pictures": SimpleUploadedFile("a.jpg", picture_bytes()), **facts}
        assert editor.post(page("upload", album), sent).status_code == status
        assert editor.get(page("words", album)).status_code == {302: 200}.get(status, status)
    assert (own.pictures.count(), other.pictures.count()) == (1, 0)


def test_they_describe_pictures_and_publish_none(editor, own):
    picture = PictureFactory(album=own, alternative_fr="")
    opened = editor.get(page("words", own))
    assert "Save and publish" not in opened.content.decode()
    row = {"alternative_fr": "Un podium", "credit": "A", "licence": "CC0-1.0"}
    row |= {"focus_x": 50, "focus_y": 50}
    sent = {f"p{picture.pk}-{name}": value for name, value in row.items()}
    address = f"{page('words', own)}?language=fr"
    assert editor.post(address, {"row": picture.pk, "publish": "on", **sent}).status_code == 302
    picture.refresh_from_db()
    assert (picture.alternative_fr, picture.is_public) == ("Un podium", False)
    for name in ("publish", "withdraw"):
        assert editor.post(page(name, own), {"confirm": "on"}).status_code == 403
    publish = reverse("admin:albums_picture_publish", args=[picture.pk])
    assert editor.post(publish, {"when": "now"}).status_code == 403
    picture.refresh_from_db()
    assert not picture.is_public


def test_of_other_meetings_they_see_what_everyone_sees(editor, own, other):
    mine, theirs = (with_files(PictureFactory(album=album)) for album in (own, other))
    for picture, status in ((mine, 200), (theirs, 404)):
        assert editor.get(picture.get_absolute_url()).status_code == status
        assert editor.get(picture.large).status_code == status
    assert editor.get(other.get_absolute_url()).status_code == 404
