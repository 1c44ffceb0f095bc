"""Every way to change what readers see is followed by the index, and no draft gets into it."""

import datetime as dt
from io import StringIO

import pytest
from django.contrib.auth.models import Group, Permission
from django.core import checks
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.urls import reverse
from django.utils import timezone

from cities.models import City, Designation
from declarations import actions, order
from declarations.importing import import_text
from declarations.models import Declaration, Paragraph
from meetings.actions import open_next
from meetings.models import AnnualMeeting, Host
from tests.cities.conftest import csv_of, imported
from tests.factories.cities import CityFactory, CreativeFieldFactory, member
from tests.factories.meetings import AnnualMeetingFactory, HostFactory, PlaceFactory
from tests.factories.staff import StaffFactory
from tests.publication.conftest import signed_in
from tests.search.conftest import found, is_true
from translations import actions as desk
from translations.actions import Seen
from translations.handing_over import unit_of
from translations.models import TextState
from uccn.search import databases
from uccn.search.models import Entry

pytestmark = pytest.mark.django_db

FIRST, SECOND = "declarations/2018/maires/p/1/", "declarations/2018/maires/p/2/"


@pytest.fixture
def meeting(commit):
    """A draft meeting hosted by a city."""
    with commit():
        made = AnnualMeetingFactory(theme_fr="Carrefours", year=2019, slug="fabriano")
        HostFactory(meeting=made, place=None, city=CityFactory(name_en="Fabriano", slug="fabriano"))
    return made


def test_a_meeting_is_found_when_it_is_published_and_not_when_it_is_withdrawn(meeting, commit):
    assert found("carrefour") == []
    with commit():
        meeting.publish()
    assert found("carrefour") == [("meetings/2019/fabriano/", "fr")]
    with commit():
        meeting.withdraw("For a reason.")
    assert (found("carrefour"), is_true()) == ([], True)


def test_a_withdrawn_meeting_takes_its_declarations_along(declaration, commit):
    with commit():
        AnnualMeeting.objects.get().withdraw()
    assert (found("villes"), is_true()) == ([], True)


def test_a_language_is_found_when_it_is_published_and_not_when_it_is_withdrawn(declaration, commit):
    version = declaration.versions.get(language="ar")
    with commit():
        actions.publish_language(version=version)
    assert found("المدن") == [(FIRST, "ar")]
    with commit():
        version.withdraw()
    assert (found("المدن"), is_true()) == ([], True)


def test_publishing_in_the_admin_is_followed(meeting, commit):
    client = signed_in("Editors")
    address = reverse("admin:meetings_annualmeeting_publish", args=[meeting.pk])
    with commit():
        client.post(address, {"when": "now", "confirm": "on"})
    assert found("carrefour") == [("meetings/2019/fabriano/", "fr")]


def test_paragraphs_that_come_move_change_and_go_are_followed(declaration, commit):
    first = declaration.paragraphs.get(key="1")
    with commit():
        order.insert(Paragraph(declaration=declaration, position=1, body_fr="Des jardins."))
        order.move(first, 3)
    assert found("jardin") == [("declarations/2018/maires/p/3/", "fr")]
    assert (Entry.objects.get(address=FIRST).number, is_true()) == (3, True)
    with commit():
        first.refresh_from_db()
        first.body_fr = "Des ponts."
        first.save(update_fields=["body_fr"])
    assert (found("villes"), found("ponts")) == ([], [(FIRST, "fr")])
    with commit():
        first.delete()
        order.close_gap(declaration)
    assert (found("ponts"), is_true()) == ([], True)


def test_an_adopted_text_is_found_as_its_newest_version_says(declaration, commit):
    with commit():
        actions.adopt(declaration=declaration, adopted=["fr"])
        first = declaration.paragraphs.get(key="1")
        first.body_fr = "Des ponts."
        first.save()
    assert (found("ponts"), found("villes"), is_true()) == ([], [(FIRST, "fr")], True)
    with commit():
        actions.correct(declaration=declaration, corrected=["fr"], reason="Une faute.",
                        reason_language="fr", dated=timezone.localdate())  # fmt: skip
    assert (found("ponts"), found("villes"), is_true()) == ([(FIRST, "fr")], [], True)


def test_a_language_that_joins_an_adopted_text_at_a_set_time_is_found_once_recorded(
    declaration, commit
):
    moment = timezone.now() + dt.timedelta(days=1)
    with commit():
        actions.adopt(declaration=declaration, adopted=["fr"])
        actions.publish_language(version=declaration.versions.get(language="ar"), at=moment)
    assert found("المدن", at=moment) == []
    with commit():
        actions.record_due(at=moment)
    assert (found("المدن", at=moment), is_true()) == ([(FIRST, "ar")], True)


def test_an_approved_translation_is_found_and_a_draft_is_not(declaration, commit):
    with commit():
        actions.publish_language(version=declaration.versions.get(language="ar"))
    paragraph = declaration.paragraphs.get(key="1")
    unit = unit_of(paragraph, "body")
    place = {"unit": unit, "language": "ar", "text": "نشكر الحدائق الجميلة."}
    leila = StaffFactory(role="Translators – Arabic")
    with commit():
        desk.save_draft(**place, seen=_seen(unit), by=leila, submit=True)
    assert found("الحدائق") == []
    with commit():
        desk.approve(**place, seen=_seen(unit), by=StaffFactory(role="Reviewers – Arabic"))
    assert (found("الحدائق"), found("المدن"), is_true()) == ([(FIRST, "ar")], [], True)


def _seen(unit) -> Seen:
    """What somebody saw who looks now."""
    return Seen(TextState.objects.get(unit=unit, language="ar").version, unit.source_hash)


def test_a_city_that_is_renamed_is_found_by_its_new_name_and_its_meetings_too(meeting, commit):
    with commit():
        meeting.publish()
        City.objects.get().save()
    with commit():
        city = City.objects.get()
        city.name_en = "Brugge"
        city.save(update_fields=["name_en"])
    addresses = {address for address, _language in found("brugge")}
    assert addresses == {"cities/fabriano/", "meetings/2019/fabriano/"}
    assert (found("fabriano"), is_true()) == ([], True)


def test_places_and_hosts_are_followed(meeting, commit):
    with commit():
        meeting.publish()
        host = HostFactory(meeting=meeting, place=PlaceFactory(name_en="Ancona"), position=2)
    assert found("ancona", language="en") == [("meetings/2019/fabriano/", "en")]
    with commit():
        host.place.name_en = "Pesaro"
        host.place.save()
    assert [found(name, language="en") for name in ("ancona", "pesaro")] == [
        [], [("meetings/2019/fabriano/", "en")],
    ]  # fmt: skip
    with commit():
        Host.objects.get(pk=host.pk).delete()
    assert (found("pesaro"), is_true()) == ([], True)


def test_designations_and_fields_are_followed(commit):
    with commit():
        city = member(name_en="Lyon", slug="lyon")
    assert found("literature") == [("cities/lyon/", "en")]
    with commit():
        field = CreativeFieldFactory(key="literature")
        field.name_en = "Poetry"
        field.save()
    assert (found("literature"), found("poetry")) == ([], [("cities/lyon/", "en")])
    with commit():
        Designation.objects.get(city=city).delete()
        City.objects.get().delete()
    assert (found("lyon"), is_true()) == ([], True)


def test_an_import_of_cities_is_followed(commit):
    CreativeFieldFactory(key="literature")
    with commit():
        imported(csv_of("Lyon,Lyon,FR,literature,2008,45.74906,4.84789,geonames,a note"))
    assert found("lyon literature", language="en") == [("cities/lyon/", "en")]
    assert is_true()


def test_an_import_of_a_declaration_is_followed(declaration, commit):
    meeting = declaration.meeting
    text = "Déclaration\n\n1. Nous saluons les jardins.\n\n2. Nous saluons les ponts.\n"
    with commit():
        import_text(text, language="fr", meeting=meeting, replace=True, label="original")
    assert is_true()


def test_a_meeting_that_moves_to_another_year_takes_all_addresses_along(declaration, commit):
    meeting = AnnualMeeting.objects.get()
    with commit():
        meeting.year = 2019
        meeting.save()
    assert found("villes") == [("declarations/2019/maires/p/1/", "fr")]
    assert (found("villes", year="2018"), is_true()) == ([], True)
    with commit():
        text = Declaration.objects.get()
        text.slug = "autre"
        text.save()
    assert (found("villes"), is_true()) == ([("declarations/2019/autre/p/1/", "fr")], True)


def test_the_next_year_is_a_draft_and_not_found(declaration, commit):
    with commit():
        open_next(meeting=AnnualMeeting.objects.get(), by=None, year=2031)
    assert (found("villes"), is_true()) == ([(FIRST, "fr")], True)


def test_deleting_by_the_list_is_followed(commit):
    with commit():
        first, second = CityFactory(name_en="Lyon"), CityFactory(name_en="Nice")
    client = signed_in("Editors")
    group = Group.objects.get(name="Editors")
    group.permissions.add(Permission.objects.get(codename="delete_city"))
    data = {"action": "delete_selected", "_selected_action": [first.pk, second.pk], "post": "yes"}
    with commit():
        client.post(reverse("admin:cities_city_changelist"), data)
    assert City.objects.count() == 0
    assert (found("lyon"), found("nice"), is_true()) == ([], [], True)


def test_a_rollback_leaves_the_index_as_it_was(declaration, commit):
    with commit(), pytest.raises(RuntimeError):
        _fail(declaration)
    assert (found("villes"), is_true()) == ([(FIRST, "fr")], True)


def _fail(declaration) -> None:
    """Change a paragraph in a transaction that fails."""
    with transaction.atomic():
        paragraph = declaration.paragraphs.get(key="1")
        paragraph.body_fr = "Des ponts."
        paragraph.save()
        raise RuntimeError


def test_the_starter_data_are_found_when_they_are_loaded(commit):
    with commit():
        call_command("load_starter_data", verbosity=0, stdout=StringIO())
    assert is_true()
    assert found("cracovie égalité", kind="declaration") == []
    assert len(found("krakow", language="en")) == 5


def test_the_command_finds_what_was_written_around_the_models_and_puts_it_right(declaration):
    Paragraph.objects.rewrite(False).filter(key="1").update(body_fr="Des ponts.")
    Paragraph.objects.filter(key="2").delete()
    Entry.objects.filter(key="").delete()
    # The title's, and the meeting's in six languages.
    with pytest.raises(CommandError) as error:
        call_command("rebuild_search", check=True)
    assert str(error.value).startswith("Search: 7 entries missing, 1 changed, 1 too many.")
    out = StringIO()
    call_command("rebuild_search", stdout=out)
    assert out.getvalue().startswith("Search: 7 entries missing")
    out = StringIO()
    call_command("rebuild_search", check=True, stdout=out)
    assert out.getvalue() == "Search: the index is true.\n"
    assert found("ponts") == [(FIRST, "fr")]


def test_a_missing_index_of_words_is_found_by_the_check_and_installed_by_migrate(declaration):
    assert databases.missing() == []
    name = "search_stems_gin" if connection.vendor == "postgresql" else "search_stems_insert"
    kind = "INDEX" if connection.vendor == "postgresql" else "TRIGGER"
    with connection.cursor() as cursor:
        cursor.execute(f"DROP {kind} {name}")
    problems = checks.run_checks(tags=["database"], databases=["default"])
    assert [(p.id, p.msg.split(",")[0]) for p in problems] == [("uccn.E002", name)]
    call_command("migrate", verbosity=0)
    assert (databases.missing(), found("villes")) == ([], [(FIRST, "fr")])
