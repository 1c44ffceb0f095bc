"""Opening the next year in the admin: what is said before, who may, and pressing twice."""

import pytest
from django.contrib.admin.models import ADDITION, LogEntry
from django.contrib.auth.models import Permission
from django.db import IntegrityError
from django.urls import reverse

from declarations.models import Paragraph
from meetings import next_year_admin
from meetings.models import AnnualMeeting
from meetings.next_year import permissions as needed
from tests.factories.declarations import DeclarationFactory, ParagraphFactory
from tests.factories.meetings import AnnualMeetingFactory, HostFactory
from tests.page import Page, words
from tests.publication.conftest import signed_in

pytestmark = pytest.mark.django_db

SENT = {"edition": "19", "kind": "conference", "year": "2027", "slug": "host-to-be-announced"}


@pytest.fixture
def meeting() -> AnnualMeeting:
    """The XVIIIth, in public, with a document of two paragraphs in French, one also in Arabic."""
    made = AnnualMeetingFactory(
        edition=18, year=2026, slug="essaouira", kind="conference", public=True
    )
    HostFactory(meeting=made)
    declaration = DeclarationFactory(meeting=made)
    ParagraphFactory(declaration=declaration, body_ar="نص")
    ParagraphFactory(declaration=declaration)
    return made


def address(meeting: AnnualMeeting, page: str = "next_year") -> str:
    """A page of the admin about a meeting."""
    return reverse(f"admin:meetings_annualmeeting_{page}", args=[meeting.pk])


def links(response) -> dict[str, str]:
    """Every link on a page, by its words."""
    return {words(a["text"]): a["attrs"].get("href") for a in Page(response).all("a")}


def test_the_way_there_stands_on_the_meetings_page(meeting):
    found = links(signed_in("Secretariat").get(address(meeting, "change")))
    assert found["Open next year from this one"] == address(meeting)


def test_the_page_says_what_is_copied_and_what_is_not(meeting):
    response = signed_in("Secretariat").get(address(meeting))
    text = words(Page(response).one("div", id="content")["text"])
    assert "Declarations 1 Drafts with kind, address and original language" in text
    assert "Paragraphs 2 The text in the original language." in text
    assert "Déclaration des maires (French)" in text
    assert "Hosts (1) Another city receives the next meeting" in text
    assert "Translations of paragraphs (1) The new text is translated anew" in text


def test_what_comes_next_is_filled_in(meeting):
    form = signed_in("Secretariat").get(address(meeting)).context["form"]
    assert {name: str(form[name].value()) for name in SENT} == SENT


def test_sent_it_makes_the_draft_and_goes_on_to_it(meeting):
    client = signed_in("Secretariat")
    response = client.post(address(meeting), SENT, follow=True)
    made = AnnualMeeting.objects.get(edition=19)
    assert response.redirect_chain == [(address(made, "change"), 302)]
    assert "The draft of XIX · 2027 host-to-be-announced is made." in response.content.decode()
    assert Paragraph.objects.filter(declaration__meeting=made).count() == 2
    entries = LogEntry.objects.filter(action_flag=ADDITION, user=client.user)
    entry = entries.get(content_type__model="annualmeeting", object_id=made.pk)
    assert entry.get_change_message() == "Added meeting that follows “XVIII · 2026 essaouira”."


def test_the_drafts_page_leads_to_its_documents(meeting):
    client = signed_in("Secretariat")
    page = client.post(address(meeting), SENT, follow=True)
    document = AnnualMeeting.objects.get(edition=19).declarations.get()
    there = reverse("admin:declarations_declaration_change", args=[document.pk])
    assert links(page)["Déclaration des maires (2027)"] == there
    client.user.groups.clear()
    client.user.user_permissions.add(Permission.objects.get(codename="view_annualmeeting"))
    assert there not in links(client.get(address(document.meeting, "change"))).values()


def test_pressed_twice_it_makes_one_and_leads_to_it(meeting):
    client = signed_in("Secretariat")
    client.post(address(meeting), SENT)
    response = client.post(address(meeting), SENT | {"slug": "santos"})
    made = AnnualMeeting.objects.get(edition=19)
    assert (response.status_code, AnnualMeeting.objects.count()) == (422, 2)
    assert links(response)["XIX · 2027 host-to-be-announced"] == address(made, "change")
    assert response.context["form"].data["slug"] == "santos"
    summary = words(Page(response).one("div", id="error-summary")["text"])
    assert "Edition – This number is taken by another meeting: XIX · 2027 host-to-be" in summary


def test_pressed_by_two_at_once_the_second_is_told(meeting, monkeypatch):
    def overtaken(**facts):
        AnnualMeetingFactory(edition=19, year=2030, slug="elsewhere")
        raise IntegrityError("UNIQUE constraint failed: meetings_annualmeeting.edition")

    monkeypatch.setattr(next_year_admin, "open_next", overtaken)
    response = signed_in("Secretariat").post(address(meeting), SENT)
    assert response.status_code == 422
    assert "XIX · 2030 elsewhere" in links(response)


@pytest.mark.parametrize(
    ("sent", "field", "sentence"),
    [
        ({"edition": ""}, "edition", "This field is required."),
        (
            {"year": "2026", "slug": "essaouira"},
            "slug",
            "This address is taken by another meeting of that year: XVIII · 2026 essaouira.",
        ),
        ({"start": "2026-06-01"}, "start", "The first day is not in the year given."),
        (
            {"start": "2027-06-03", "end": "2027-06-01"},
            "end",
            "The last day cannot be before the first.",
        ),
    ],
)
def test_what_cannot_be_is_said_and_nothing_is_made(meeting, sent, field, sentence):
    response = signed_in("Secretariat").post(address(meeting), SENT | sent)
    summary = words(Page(response).one("div", id="error-summary")["text"])
    assert (response.status_code, list(response.context["form"].errors)) == (422, [field])
    assert sentence in summary
    assert AnnualMeeting.objects.count() == 1


def test_the_meeting_that_follows_already_is_named(meeting):
    there = AnnualMeetingFactory(edition=19, year=2027, slug="santos")
    response = signed_in("Secretariat").get(address(meeting))
    assert links(response)["XIX · 2027 santos"] == address(there, "change")
    assert response.context["form"]["edition"].value() == 20


def test_without_documents_the_page_leads_to_the_newest_meeting_that_has_some(meeting):
    empty = AnnualMeetingFactory(edition=30, year=2040)
    response = signed_in("Secretariat").get(address(empty))
    assert links(response)["XVIII · 2026 essaouira"] == address(meeting)


@pytest.mark.parametrize("role", ["Translators – French", ""])
def test_who_may_not_add_all_of_it_may_not_open(meeting, role):
    client = signed_in(role)
    assert client.get(address(meeting)).status_code == 403
    assert client.post(address(meeting), SENT).status_code == 403
    assert AnnualMeeting.objects.count() == 1


def test_translators_do_not_see_the_way_there(meeting):
    found = links(signed_in("Translators – French").get(address(meeting, "change")))
    assert "Open next year from this one" not in found


@pytest.mark.parametrize("lacking", ["annualmeeting", "declaration", "session"])
def test_one_permission_lacking_is_enough_to_refuse(meeting, lacking):
    client = signed_in("")
    names = {permission.partition(".")[2] for permission in needed()}
    names |= {"view_annualmeeting", "every_meeting"}
    held = Permission.objects.filter(codename__in=names - {f"add_{lacking}"})
    client.user.user_permissions.set(held)
    assert client.post(address(meeting), SENT).status_code == 403
    client.user.user_permissions.set(Permission.objects.filter(codename__in=names))
    assert client.get(address(meeting)).status_code == 200


def test_a_visitor_is_asked_to_sign_in(meeting, client):
    answer = client.post(address(meeting), SENT)
    assert answer["Location"] == f"/admin/login/?next={address(meeting)}"
    assert AnnualMeeting.objects.count() == 1


def test_an_address_of_no_meeting_leads_to_the_start(meeting):
    nowhere = reverse("admin:meetings_annualmeeting_next_year", args=[meeting.pk + 1])
    assert signed_in("Secretariat").get(nowhere)["Location"] == reverse("admin:index")


def test_the_start_page_leads_there_from_the_newest_meeting(meeting):
    AnnualMeetingFactory(edition=3, year=2009)
    found = links(signed_in("Secretariat").get(reverse("admin:index")))
    assert found["Open next year from XVIII · 2026 essaouira"] == address(meeting)
    others = links(signed_in("Translators – French").get(reverse("admin:index")))
    assert address(meeting) not in others.values()


def test_the_start_page_leads_no_further_than_one_year(meeting):
    AnnualMeeting.objects.filter(pk=meeting.pk).update(status="announced", year=2090)
    secretariat = signed_in("Secretariat")
    assert address(meeting) in links(secretariat.get(reverse("admin:index"))).values()
    secretariat.post(address(meeting), SENT | {"year": "2091"})
    found = links(secretariat.get(reverse("admin:index")))
    assert [words for words in found if words.startswith("Open next year")] == []


@pytest.mark.parametrize("number", [1, 3])
def test_the_page_costs_the_same_however_many_paragraphs(
    meeting, number, django_assert_max_num_queries
):
    ParagraphFactory.create_batch(number, declaration=meeting.declarations.get())
    client = signed_in("Secretariat")
    with django_assert_max_num_queries(47):
        client.get(address(meeting))
