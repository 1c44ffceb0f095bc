"""The desk's pages of a meeting: accessible and within the window, on a desk and on a phone."""

import pytest
from django.urls import reverse

from meetings.models import AnnualMeeting
from tests.factories.staff import StaffFactory
from tests.journeys.public import add_rows
from tests.journeys.test_accessibility import report
from tests.journeys.test_declaration_desk import looked_at
from uccn.accounts.models import StaffPreference

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def pages(meeting: AnnualMeeting) -> dict[str, str]:
    """What staff open to prepare a meeting, by name."""
    document = meeting.documents.get(symbol="UCCN/2018/1")
    album = meeting.albums.get(slug="opening")
    session = meeting.sessions.get(kind="opening")
    page = meeting.practical_pages.get(slug="getting-here")
    papers = document.files.order_by("version")
    found = {
        "parts": ("meetings_annualmeeting_parts", meeting.pk),
        "session": ("programme_session_change", session.pk),
        "venue": ("programme_venue_add",),
        "speaker": ("programme_speaker_change", session.appearances.first().speaker_id),
        "document": ("documents_document_change", document.pk),
        "take-down": ("documents_document_take_down", document.pk, papers.last().pk),
        "put back": ("documents_document_take_down", document.pk, papers.first().pk),
        "album": ("albums_album_change", album.pk),
        "picture": ("albums_picture_change", album.pictures.first().pk),
        "practical page": ("practical_practicalpage_change", page.pk),
        "partner": ("partners_partner_change", meeting.partners.first().pk),
        "link": ("meetings_audiencelink_add",),
    }
    addresses = {name: reverse(f"admin:{view}", args=rest) for name, (view, *rest) in found.items()}
    alone = reverse("programme-admin:release-single", args=[session.pk])
    programme = reverse("programme-admin:programme", args=[meeting.pk])
    return addresses | {"programme": programme, "released alone": alone}


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_no_page_of_a_meetings_desk_breaks_a_rule(open_desk, site, language):
    add_rows()
    officer = StaffFactory(role="Secretariat")
    StaffPreference.objects.create(user=officer, language=language)
    watch = open_desk(officer, locale=language)
    found = {}
    for name, path in pages(AnnualMeeting.objects.get(year=2018)).items():
        watch.visit(path)
        found[name] = looked_at(watch)
    assert report(found) == {}
