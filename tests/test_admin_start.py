"""The admin's start page: what to do, for this person, in few queries."""

import datetime as dt

import pytest
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.urls import reverse
from django.utils import timezone

from cities.models import City, Contact
from tests.factories.declarations import (
    DeclarationFactory,
    LanguageVersionFactory,
    ParagraphFactory,
)
from tests.factories.meetings import AnnualMeetingFactory
from tests.factories.staff import StaffFactory
from tests.publication.conftest import signed_in

pytestmark = pytest.mark.django_db


def page(client) -> str:
    """The start page as that person sees it."""
    return client.get(reverse("admin:index")).content.decode()


def log(user, obj, message: str) -> LogEntry:
    """An entry as the admin writes it."""
    return LogEntry.objects.create(
        user=user,
        content_type=ContentType.objects.get_for_model(obj),
        object_id=obj.pk,
        object_repr=str(obj),
        action_flag=CHANGE,
        change_message=message,
    )


def test_it_says_what_is_incomplete_in_which_language_and_leads_there():
    declaration = DeclarationFactory()
    ParagraphFactory.create_batch(2, declaration=declaration)
    html = page(signed_in("Secretariat"))
    address = reverse("translations:sheet", args=["declarations.declaration", declaration.pk, "ar"])
    assert 'title="French: 3 of 3"' in html
    assert 'title="Arabic: 0 of 3"' in html
    assert f'href="{address}"' in html


def test_a_past_meeting_is_not_asked_for_a_theme_that_nobody_knows():
    texts = {f"summary_{code}": "…" for code in ("fr", "en", "es", "ar", "ru", "zh_hans")}
    past = AnnualMeetingFactory(status="held", **texts)
    coming = AnnualMeetingFactory(status="announced", year=2090, **texts)
    response = signed_in("Secretariat").get(reverse("admin:index"))
    incomplete = response.context["start"]["incomplete_meetings"]
    assert [row["meeting"] for row in incomplete] == [coming]
    past.summary_ar = None
    past.save()
    assert f">{past}</a>" in page(signed_in("Secretariat"))


def test_it_names_the_next_meeting_and_its_status():
    start = timezone.localdate() + dt.timedelta(days=30)
    AnnualMeetingFactory(edition=18, year=start.year, start=start, end=start, status="announced")
    html = page(signed_in("Secretariat"))
    assert ">XVIII</a>" in html
    assert "announced" in html


def test_without_a_meeting_to_come_it_says_so():
    AnnualMeetingFactory(status="held")
    assert "No meeting to come is planned or announced." in page(signed_in("Secretariat"))


def test_it_names_past_meetings_that_nobody_confirmed():
    late = AnnualMeetingFactory(year=2019, status="announced")
    html = page(signed_in("Secretariat"))
    assert "Not confirmed as held" in html
    assert str(late) in html


def test_it_names_what_is_set_to_be_public_in_the_hosts_time():
    at = dt.datetime(2090, 6, 1, 7, tzinfo=dt.UTC)
    declaration = DeclarationFactory(meeting__time_zone="Europe/Warsaw")
    LanguageVersionFactory(declaration=declaration, published_at=at)
    html = page(signed_in("Secretariat"))
    assert "June 1, 2090, 9 a.m.</bdi> (Europe/Warsaw)" in html


def test_it_tells_what_others_changed():
    meeting, other = AnnualMeetingFactory(), StaffFactory(username="anna")
    log(other, meeting, "Published.")
    html = page(signed_in("Secretariat"))
    assert "<bdi>Published.</bdi> <bdi>anna</bdi>" in html


def test_it_names_the_declaration_of_a_paragraph_that_was_changed():
    paragraph = ParagraphFactory(declaration__title_fr="Déclaration des maires")
    log(StaffFactory(), paragraph, "Changed Text.")
    assert "Déclaration des maires (2018) § 1" in page(signed_in("Secretariat"))


def test_what_was_published_in_one_language_is_told_in_the_readers():
    anna = signed_in("Secretariat")
    anna.post(reverse("accounts:language"), {"language": "ar"})
    meeting = AnnualMeetingFactory()
    address = reverse("admin:meetings_annualmeeting_publish", args=[meeting.pk])
    anna.post(address, {"when": "now", "confirm": "on"})
    assert "<bdi>Published.</bdi>" in page(signed_in("Secretariat"))


def test_it_never_tells_of_contacts():
    city = City.objects.create(slug="krakow", name_en="Kraków", country="PL")
    contact = Contact.objects.create(city=city, role="mayor", name="Jan Kowalski")
    entry = log(StaffFactory(), contact, "Changed Name.")
    LogEntry.objects.filter(pk=entry.pk).update(object_repr="Jan Kowalski")
    assert "Kowalski" not in page(signed_in("Secretariat"))


def test_who_may_see_nothing_is_shown_nothing():
    meeting = AnnualMeetingFactory(year=2019, status="announced", theme_fr="Secret")
    DeclarationFactory(title_fr="Brouillon")
    log(StaffFactory(), meeting, "Published.")
    html = page(signed_in(""))
    assert str(meeting) not in html
    assert "Brouillon" not in html


@pytest.mark.parametrize("number", [1, 3])
def test_it_costs_thirteen_queries_at_most_whatever_there_is(number, django_assert_max_num_queries):
    for _n in range(number):
        declaration = DeclarationFactory()
        ParagraphFactory(declaration=declaration)
        LanguageVersionFactory(declaration=declaration)
        log(StaffFactory(), declaration, "Changed.")
    client = signed_in("Secretariat")
    with django_assert_max_num_queries(13):
        client.get(reverse("admin:index"))
