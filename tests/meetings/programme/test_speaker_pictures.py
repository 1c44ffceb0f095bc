"""The picture of a speaker: drawn again in sizes for the web, and shown in the one that fits."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from meetings.programme.actions import release
from tests.admin_form import as_opened
from tests.factories.albums import picture_bytes
from tests.factories.programme import AppearanceFactory
from tests.page import Page
from tests.publication.conftest import signed_in

pytestmark = pytest.mark.django_db


def test_a_speakers_picture_comes_in_sizes(client, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    part = AppearanceFactory()
    speaker, meeting = part.speaker, part.session.meeting
    editor = signed_in("Editors")
    address = reverse("admin:programme_speaker_change", args=[speaker.pk])
    words = {"picture_alt_fr": "Un homme", "picture_credit": "A. N."}
    data = as_opened(editor.get(address)) | words
    data["picture"] = SimpleUploadedFile("a.jpg", picture_bytes(size=(1000, 1500)))
    assert editor.post(address, data).status_code == 302
    release(meeting=meeting)
    place = [meeting.year, meeting.slug, speaker.pk]
    image = Page(client.get(reverse("meetings:programme:speaker", args=place))).one("img")["attrs"]
    speaker.refresh_from_db()
    own = speaker.picture.url
    small, middle = (own.replace(".jpg", f"-{width}.jpg") for width in (480, 960))
    assert image["srcset"] == f"{small} 480w, {middle} 960w, {own} 1000w"
    assert (image["width"], image["height"]) == ("1000", "1500")
    response = client.get(small)
    assert (response.status_code, len(b"".join(response)) > 100) == (200, True)
