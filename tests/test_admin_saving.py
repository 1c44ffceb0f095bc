"""Two members of staff in one form, and what a form of the admin writes."""

import pytest
from django.contrib.admin import site
from django.contrib.admin.models import LogEntry
from django.urls import reverse

from declarations.models import Declaration
from meetings.models import AnnualMeeting
from tests.admin_form import as_opened, errors
from tests.factories.declarations import DeclarationFactory
from tests.factories.meetings import AnnualMeetingFactory, HostFactory, PlaceFactory
from tests.publication.conftest import signed_in
from uccn.lib.second_look import SecondLook

pytestmark = pytest.mark.django_db


@pytest.fixture
def meeting():
    """A meeting with a theme in English, translated into French, and a host."""
    row = AnnualMeetingFactory(theme_fr="Carrefours", theme_en="Crossroads", brand="KRAKOWICE")
    HostFactory(meeting=row)
    return row


def address(meeting) -> str:
    """The meeting's form."""
    return reverse("admin:meetings_annualmeeting_change", args=[meeting.pk])


def stored(meeting) -> tuple[str, str]:
    """The theme in French and English, as stored."""
    return AnnualMeeting.objects.values_list("theme_fr", "theme_en").get(pk=meeting.pk)


def test_two_people_in_two_languages_both_keep_their_text(meeting):
    anna, ben = signed_in("Secretariat"), signed_in("Editors")
    of_anna, of_ben = (as_opened(c.get(address(meeting))) for c in (anna, ben))
    assert anna.post(address(meeting), of_anna | {"theme_fr": "Nouveau"}).status_code == 302
    assert ben.post(address(meeting), of_ben | {"theme_en": "New"}).status_code == 302
    assert stored(meeting) == ("Nouveau", "New")


def test_the_second_of_two_in_one_field_sees_the_others_text_and_keeps_the_own(meeting):
    anna, ben = signed_in("Secretariat"), signed_in("Editors")
    of_ben = as_opened(ben.get(address(meeting)))
    anna.post(address(meeting), as_opened(anna.get(address(meeting))) | {"theme_fr": "De lui"})
    response = ben.post(address(meeting), of_ben | {"theme_fr": "De moi", "theme_en": "Mine"})
    assert list(errors(response)) == ["theme_fr"]
    assert "“De lui”" in errors(response)["theme_fr"][0]
    assert stored(meeting) == ("De lui", "Crossroads")
    page = response.content.decode()
    assert 'value="De moi"' in page
    assert 'value="Mine"' in page


def test_saving_again_after_the_warning_replaces_the_others_text(meeting):
    anna, ben = signed_in("Secretariat"), signed_in("Editors")
    of_ben = as_opened(ben.get(address(meeting)))
    of_anna = as_opened(anna.get(address(meeting)))
    anna.post(address(meeting), of_anna | {"theme_en": "Hers", "brand": "NEW"})
    warned = ben.post(address(meeting), of_ben | {"theme_en": "Mine"})
    assert ben.post(address(meeting), as_opened(warned)).status_code == 302
    assert stored(meeting) == ("Carrefours", "Mine")
    meeting.refresh_from_db()
    assert meeting.brand == "NEW"


def test_a_choice_that_somebody_else_made_is_shown_in_words(meeting):
    anna, ben = signed_in("Secretariat"), signed_in("Editors")
    of_ben = as_opened(ben.get(address(meeting)))
    anna.post(address(meeting), as_opened(anna.get(address(meeting))) | {"status": "cancelled"})
    response = ben.post(address(meeting), of_ben | {"status": "postponed"})
    assert "It now reads: “cancelled”." in errors(response)["status"][0]


def test_two_people_who_write_the_same_do_not_disagree(meeting):
    anna, ben = signed_in("Secretariat"), signed_in("Editors")
    of_ben = as_opened(ben.get(address(meeting)))
    anna.post(address(meeting), as_opened(anna.get(address(meeting))) | {"theme_fr": "Égal"})
    assert ben.post(address(meeting), of_ben | {"theme_fr": "Égal"}).status_code == 302


def test_a_stale_form_does_not_undo_a_change_of_a_host(meeting):
    anna, ben = signed_in("Secretariat"), signed_in("Editors")
    of_ben = as_opened(ben.get(address(meeting)))
    of_anna = as_opened(anna.get(address(meeting)))
    anna.post(address(meeting), of_anna | {"hosts-0-former_dates": "2020"})
    assert ben.post(address(meeting), of_ben | {"hosts-0-role": "partner"}).status_code == 302
    host = meeting.hosts.get()
    assert (host.former_dates, host.role) == ("2020", "partner")


@pytest.mark.parametrize("sent", ["[nonsense", "[" * 100_000, "[]"])
def test_a_form_that_lost_its_digests_still_saves(sent, meeting):
    client = signed_in("Secretariat")
    data = as_opened(client.get(address(meeting))) | {"opened_with": sent, "theme_fr": "X"}
    assert client.post(address(meeting), data).status_code == 302
    assert stored(meeting) == ("X", "Crossroads")


def test_the_log_names_what_was_changed_here_and_nothing_else(meeting):
    client = signed_in("Secretariat")
    client.post(address(meeting), as_opened(client.get(address(meeting))) | {"theme_en": "New"})
    assert LogEntry.objects.get().get_change_message() == "Changed Theme."


def test_saving_without_a_change_writes_nothing(meeting):
    client = signed_in("Secretariat")
    assert client.post(address(meeting), as_opened(client.get(address(meeting)))).status_code == 302
    assert LogEntry.objects.get().get_change_message() == "No fields changed."


def test_a_fallback_is_never_stored_in_another_languages_column():
    client = signed_in("Secretariat")
    client.post(reverse("accounts:language"), {"language": "ar"})
    data = as_opened(client.get(reverse("admin:declarations_declaration_add")))
    meeting = AnnualMeetingFactory()
    data |= {"meeting": meeting.pk, "slug": "d", "title_fr": "Déclaration"}
    assert client.post(reverse("admin:declarations_declaration_add"), data).status_code == 302
    row = Declaration.objects.values("title_fr", "title_ar", "title_en", "title").get()
    assert (row["title_fr"], row["title_ar"], row["title_en"]) == ("Déclaration", None, None)


def test_editing_in_the_arabic_desk_writes_no_other_column():
    declaration = DeclarationFactory(title_fr="Déclaration")
    client = signed_in("Secretariat")
    client.post(reverse("accounts:language"), {"language": "ar"})
    page = reverse("admin:declarations_declaration_change", args=[declaration.pk])
    assert client.post(page, as_opened(client.get(page)) | {"note": "n"}).status_code == 302
    row = Declaration.objects.values("title_fr", "title_ar", "note").get()
    assert row == {"title_fr": "Déclaration", "title_ar": None, "note": "n"}


def test_a_text_in_no_language_is_an_error_that_keeps_the_rest():
    client = signed_in("Secretariat")
    response = client.post(
        reverse("admin:meetings_place_add"), {"country": "FR", "own_name": "Amarante"}
    )
    assert errors(response) == {"name_fr": ["Write this in at least one language."]}
    assert 'value="Amarante"' in response.content.decode()


def test_the_form_refuses_a_colour_that_cannot_be_read(meeting):
    client = signed_in("Secretariat")
    data = as_opened(client.get(address(meeting))) | {"accent": "#ffff00"}
    assert list(errors(client.post(address(meeting), data))) == ["accent"]


def test_the_state_cannot_be_set_by_the_ordinary_form(meeting):
    client = signed_in("Secretariat")
    data = as_opened(client.get(address(meeting))) | {
        "published_at": "2018-01-01", "published_at_0": "2018-01-01", "published_at_1": "00:00",
        "theme_fr": "X",
    }  # fmt: skip
    client.post(address(meeting), data)
    meeting.refresh_from_db()
    assert (meeting.published_at, meeting.theme_fr) == (None, "X")


def test_a_host_is_a_city_or_a_place_and_not_neither(meeting):
    client = signed_in("Secretariat")
    data = as_opened(client.get(address(meeting))) | {"hosts-1-role": "partner"}
    assert client.post(address(meeting), data).status_code == 200
    data |= {"hosts-1-place": PlaceFactory().pk}
    assert client.post(address(meeting), data).status_code == 302
    assert [host.role for host in meeting.hosts.all()] == ["host", "partner"]


def test_every_page_that_adds_looks_twice_when_somebody_was_faster(rf, admin_user):
    request = rf.get("/admin/")
    request.user = admin_user
    adding = [found for found in site._registry.values() if found.has_add_permission(request)]
    ours = [found for found in adding if found.opts.app_label != "axes"]
    assert len(ours) > 20
    assert [type(found).__name__ for found in ours if not isinstance(found, SecondLook)] == []
