"""What staff see of the record: an object's own, and the one list, in their words."""

import csv
import io
import json
import re

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext

from tests.factories.cities import CityFactory, ContactFactory
from tests.factories.meetings import AnnualMeetingFactory
from tests.factories.staff import StaffFactory
from tests.publication.conftest import signed_in
from uccn.accounts.models import StaffPreference
from uccn.accounts.role_names import spoken
from uccn.lib.acting import acting
from uccn.lib.acting import facts as acting_facts
from uccn.lib.recorded import recorded
from uccn.publication.models import PreviewLink
from uccn.record.middleware import ActingMiddleware
from uccn.record.models import Change

pytestmark = pytest.mark.django_db

LIST = "/admin/record/change/"


def _record_of(row) -> str:
    """The page of an object's record."""
    return reverse("record:history", args=[*row._meta.label_lower.split("."), row.pk])


def _amina():
    """An officer with a name."""
    return StaffFactory(first_name="Amina", last_name="Benali")


def test_the_button_history_leads_to_the_record(secretariat):
    city = CityFactory()
    address = reverse("admin:cities_city_history", args=[city.pk])
    assert address == _record_of(city)
    response = secretariat.get(address)
    assert response.templates[0].name == "admin/record/history.html"


def test_an_objects_record_says_who_changed_what_in_the_readers_language(secretariat):
    city = CityFactory(name_en="Linz", name_ar="القديمة")
    with acting(by=_amina(), via="admin"):
        city.name_ar = "الجديدة"
        city.save()
    StaffPreference.objects.create(user=secretariat.user, language="fr")
    told = secretariat.get(_record_of(city)).context["told"][0]
    assert (told.who, told.name) == ("Amina Benali", "Linz" if not city.name_fr else city.name_fr)
    line = told.lines[0]
    assert "arabe" in line.label
    assert (line.language, line.old, line.new) == ("ar", "القديمة", "الجديدة")


def test_words_that_differ_are_marked_in_long_texts(secretariat):
    meeting = AnnualMeetingFactory(summary_en="word " * 20 + "old")
    meeting.summary_en = "word " * 20 + "new"
    meeting.save()
    html = secretariat.get(_record_of(meeting)).content.decode()
    assert '<del><span class="visually-hidden"' in html
    assert "</span>old</del>" in html
    assert "</span>new</ins>" in html


def test_a_save_in_the_admin_is_signed_by_the_person(secretariat):
    city = CityFactory(website="")
    from_form = {"action": "delete_selected", "_selected_action": [city.pk], "post": "yes"}
    secretariat.post("/admin/cities/city/", from_form)
    change = Change.objects.of_row("cities.city", city.pk).first()
    assert (change.verb, change.person_id, change.via) == ("deleted", secretariat.user.pk, "admin")
    page = secretariat.get(_record_of(city))
    assert "It was deleted" in page.content.decode()


def test_who_may_not_see_contacts_does_not_find_them_in_the_record():
    city = CityFactory()
    ContactFactory(city=city)
    asked = {role: signed_in(role) for role in ("Secretariat", "Editors")}
    kinds = {
        role: {told.change.kind for told in client.get(_record_of(city)).context["told"]}
        for role, client in asked.items()
    }
    assert "cities.contact" in kinds["Secretariat"]
    assert kinds["Editors"] == {"cities.city"}


def test_host_city_editors_see_the_record_of_their_meetings_alone():
    theirs, other = AnnualMeetingFactory(), AnnualMeetingFactory()
    editor = signed_in("Host-city editors")
    theirs.editors.add(editor.user)
    assert editor.get(_record_of(theirs)).context["told"][-1].change.object_id == theirs.pk
    assert editor.get(_record_of(other)).status_code == 404
    assert editor.get(LIST).status_code == 403
    assert editor.get(f"{LIST}record.csv").status_code == 403


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_runs_the_same_queries_for_one_and_three(
    secretariat, django_assert_num_queries, count
):
    for number in range(count):
        city = CityFactory(note=f"n{number}")
        city.note = "other"
        city.save()
    secretariat.get(LIST)
    with django_assert_num_queries(9):
        response = secretariat.get(LIST)
    assert len(response.context["cl"].result_list) > count


def test_the_list_is_searched_in_every_script_and_filtered(secretariat):
    CityFactory(name_ru="Линц")
    CityFactory(name_ru="Вена")
    found = secretariat.get(LIST, {"q": "линц"}).context["cl"].result_list
    assert [change.new["name_ru"] for change in found] == ["Линц"]
    nothing = secretariat.get(LIST, {"kind": "meetings.host"}).context["cl"].result_list
    assert nothing == []


def test_the_files_hold_what_the_list_shows_and_no_formula(secretariat):
    CityFactory(name_en="Linz", note="=1+1")
    CityFactory(name_en="Graz")
    text = b"".join(secretariat.get(f"{LIST}record.csv", {"q": "=1+1"}).streaming_content)
    rows = list(csv.reader(io.StringIO(text.decode("utf-8-sig"))))
    assert [row[7] for row in rows if "1+1" in row[7]] == ["'=1+1"]
    assert [row for row in rows if "Graz" in row] == []
    answer = secretariat.get(f"{LIST}record.json", {"q": "=1+1"})
    (change,) = json.loads(b"".join(answer.streaming_content))
    assert (change["to"]["note"], change["kind"]) == ("=1+1", "cities.city")


@pytest.mark.parametrize("query", [{"view": "x"}, {"at__gte": "x"}, {"p": "9" * 400}])
def test_a_file_with_a_filter_that_the_list_does_not_know_leads_to_the_list(secretariat, query):
    answer = secretariat.get(f"{LIST}record.csv", query)
    assert (answer.status_code, answer.headers["Location"]) == (302, f"{LIST}?e=1")


def test_a_permission_is_told_in_words(secretariat):
    person = StaffFactory(username="noor")
    with acting(by=_amina()):
        signed = signed_in("Editors").user
        person.groups.set(signed.groups.all())
        person.is_superuser = True
        person.save()
    response = secretariat.get(LIST, {"kind": "auth.user_groups"})
    told = response.context["cl"].result_list[0].told
    assert told.sentence == "Amina Benali added: Membership of a group “Editors”"
    told = secretariat.get(LIST, {"kind": "auth.user", "q": "superuser"}).context["cl"]
    (line,) = told.result_list[0].told.lines
    assert (line.label, line.old, line.new) == ("Superuser status", "no", "yes")


def test_a_group_is_called_as_who_reads_calls_it_and_one_of_ones_own_as_it_is(secretariat):
    person = StaffFactory(username="noor")
    person.groups.set([signed_in("Editors").user.groups.get(), Group.objects.create(name="Club")])
    StaffPreference.objects.create(user=secretariat.user, language="fr")
    page = secretariat.get(LIST, {"kind": "auth.user_groups"}).content.decode()
    with translation.override("fr"):
        called = spoken("Editors")
    assert [f"«\u00a0{name}\u00a0»" in page for name in (called, "Club")] == [True, True]
    assert (called != "Editors", "Editors" in page) == (True, False)


def test_a_file_of_the_record_is_in_the_readers_language(secretariat):
    CityFactory()
    StaffPreference.objects.create(user=secretariat.user, language="fr")
    text = b"".join(secretariat.get(f"{LIST}record.csv").streaming_content).decode("utf-8-sig")
    with translation.override("fr"):
        heads = [gettext("when"), gettext("who"), gettext("way"), gettext("what was done")]
    assert next(csv.reader(io.StringIO(text)))[:4] == heads
    assert heads[0] != "when"


def test_every_link_of_the_list_leads_to_a_record(starter, secretariat):
    meeting, now = AnnualMeetingFactory(), timezone.now()
    PreviewLink.objects.create(subject=meeting, expires_at=now, created_by=secretariat.user)
    pages = {}
    for kind in recorded():
        html = secretariat.get(LIST, {"kind": kind}).content.decode()
        pages |= dict.fromkeys(re.findall(r'class="field-what"><a href="([^"]+)"', html)[:1], kind)
    answers = {address: secretariat.get(address).status_code for address in pages}
    assert answers == dict.fromkeys(pages, 200)
    assert len(pages) > 8
    html = secretariat.get(LIST, {"kind": "publication.previewlink"}).content.decode()
    assert re.findall(r'class="field-what">(<a)?', html) == [""]


def test_a_command_and_what_nobody_knows_are_named(secretariat):
    with acting(via="command:import_cities"):
        CityFactory()
    CityFactory()
    unknown, command = secretariat.get(LIST, {"kind": "cities.city"}).context["cl"].result_list
    assert (command.told.who, command.told.way) == (
        "The command import_cities",
        "by the command import_cities",
    )
    assert (unknown.told.who, unknown.told.way) == ("Somebody, around the site", "around the site")


@pytest.mark.parametrize(
    ("path", "way"),
    [
        ("/admin/cities/city/1/change/", "admin"),
        ("/admin/cities/city/import/", "import"),
        ("/admin/translations/desk/", "desk"),
        ("/en/declarations/", "site"),
    ],
)
def test_the_way_follows_from_the_address(rf, path, way):
    request = rf.post(path)
    request.user = StaffFactory.build(pk=7, username="noor")
    told = ActingMiddleware(lambda request: acting_facts())(request)
    assert (told["via"], told["by"], told["name"]) == (way, 7, "noor")
    assert acting_facts() == {}


def test_a_change_bears_the_number_of_the_request_that_the_log_and_the_answer_name(secretariat):
    city = CityFactory()
    chosen = {"action": "delete_selected", "_selected_action": [city.pk], "post": "yes"}
    response = secretariat.post("/admin/cities/city/", chosen)
    change = Change.objects.of_row("cities.city", city.pk).first()
    assert change.act == response.headers["X-Request-ID"]
