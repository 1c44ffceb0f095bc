"""What somebody could once reach, or break, around the pages that are made for it."""

import pytest
from django import forms
from django.contrib.admin.widgets import AutocompleteMixin
from django.contrib.contenttypes.models import ContentType
from django.test import Client
from django.urls import reverse

from meetings.models import AnnualMeeting
from tests.defence import walking as defence
from tests.factories.cities import member
from tests.factories.declarations import DeclarationFactory, ParagraphFactory
from tests.factories.meetings import AnnualMeetingFactory
from tests.factories.staff import StaffFactory
from tests.publication.conftest import signed_in
from translations.models import Comment, Term, TextUnit
from uccn.lib.choices import RowSelect
from uccn.lib.middleware import RefuseNullMiddleware
from uccn.publication.models import PreviewLink

pytestmark = pytest.mark.django_db


def on_site(row) -> str:
    """The address by which the admin leads to the page of a row."""
    kind = ContentType.objects.get_for_model(row).pk
    return reverse("admin:view_on_site", args=[kind, row.pk])


def test_the_admin_leads_to_a_draft_only_those_who_see_its_desk():
    own, other = AnnualMeetingFactory(slug="own"), AnnualMeetingFactory(slug="unannounced")
    host, nobody = signed_in("Host-city editors"), signed_in("")
    own.editors.add(host.user)
    assert host.get(on_site(own)).headers["Location"].endswith("/own/")
    assert signed_in("Observers").get(on_site(other)).headers["Location"].endswith("/unannounced/")
    for client in (host, nobody):
        response = client.get(on_site(other))
        assert (response.status_code, "Location" in response.headers) == (404, False)


@pytest.mark.parametrize("address", ["x/1", "\u0661/1", "999999999999999999999/1", "1/x", "0/0"])
def test_the_admin_leads_nowhere_from_what_is_no_address(address):
    assert signed_in("Secretariat").get(f"/admin/r/{address}/").status_code == 404


def test_a_preview_link_of_a_declaration_is_made_and_revoked():
    declaration, client = DeclarationFactory(), signed_in("Editors")
    address = reverse("admin:declarations_declaration_preview_links", args=[declaration.pk])
    made = client.post(address, {"make": "1", "note": "For the mayor", "days": "7"})
    link = PreviewLink.of(declaration).get()
    assert (made.status_code, link.note, link.created_by) == (302, "For the mayor", client.user)
    client.post(address, {"revoke": link.pk})
    assert PreviewLink.of(declaration).get().revoked_at is not None


def test_an_export_asked_for_with_an_unknown_filter_goes_back_to_its_page():
    member()
    address = reverse("admin:cities_city_export")
    response = signed_in("Editors").get(address, {"nothing": "1"}, follow=True)
    assert response.redirect_chain == [(f"{address}?e=1", 302)]
    assert response.context["form"] is not None


@pytest.mark.parametrize(("role", "kept"), [("Observers", 0), ("Translators – Arabic", 1)])
def test_an_observer_reads_the_desk_and_says_nothing_there(role, kept):
    paragraph = ParagraphFactory(body_fr="Nous, les maires")
    unit = TextUnit.objects.get(content_type__model="paragraph", object_id=paragraph.pk)
    client = signed_in(role)
    where = ["declarations.declaration", paragraph.declaration_id, "ar", unit.pk]
    page = client.get(reverse("translations:text", args=where)).content.decode()
    client.post(
        reverse("translations:comment", args=where),
        {"kind": "comment", "about": "", "words": "Why?"},
    )
    assert "Nous, les maires" in page
    assert (Comment.objects.count(), page.count('name="words"')) == (kept, kept)


def test_an_observer_sends_the_form_of_an_editor_in_vain():
    meeting, client = AnnualMeetingFactory(theme_fr="Villes"), signed_in("Observers")
    address = reverse("admin:meetings_annualmeeting_change", args=[meeting.pk])
    assert "Villes" in client.get(address).content.decode()
    response = client.post(address, {"theme_fr": "Autre"})
    assert (response.status_code, AnnualMeeting.objects.get().theme_fr) == (403, "Villes")


def test_a_number_that_no_row_can_have_is_refused_in_the_form():
    meeting = AnnualMeetingFactory()
    response = signed_in("Editors").post(
        reverse("admin:programme_session_add"), {"meeting": meeting.pk, "fields": "9" * 400}
    )
    assert list(response.context["adminform"].form.errors["fields"]) == [
        "Select a valid choice. 999999999999999999 is not one of the available choices."
    ]


def test_an_empty_name_of_a_field_is_refused_before_the_admin_looks_for_it():
    term = Term.objects.create(key="meeting")
    address = reverse("admin:translations_term_change", args=[term.pk])
    client = signed_in("Secretariat")
    assert client.get(address, {"_to_field": ""}).status_code == 400
    assert client.post(address, {"_to_field": "", "_popup": "1"}).status_code == 400
    assert client.post(address, {"_to_field": "id", "_popup": "1"}).status_code == 200
    assert client.get(address).context["original"] == term


@pytest.mark.parametrize("key", ["x", "-", "9" * 400, "\U00028a28\x05", ""])
def test_a_searched_choice_is_drawn_again_with_what_is_no_key(key):
    address = reverse("admin:programme_speaker_add")
    response = signed_in("Editors").post(address, {"meeting": key, "office_fr": "Maire"})
    assert response.status_code == 200
    assert len(response.context["adminform"].form.errors["meeting"]) == 1
    assert "9" * 20 not in response.content.decode()


def test_every_searched_choice_is_one_that_may_be_drawn_again():
    fields = defence.fields(forms.ModelChoiceField)
    widgets = {
        name: getattr(field.widget, "widget", field.widget) for name, field in fields.items()
    }
    searched = {n: w for n, w in widgets.items() if isinstance(w, AutocompleteMixin)}
    assert {name for name, w in searched.items() if not isinstance(w, RowSelect)} == set()
    assert len(searched) > 12


@pytest.mark.parametrize("lookup", ["password__startswith", "password__regex", "password"])
def test_no_list_of_people_is_asked_for_a_password(lookup):
    StaffFactory(username="paul", password="md5$salt$digest", role="Secretariat")
    address, client = reverse("admin:accounts_staffmember_changelist"), signed_in("Secretariat")
    assert client.get(address, {"username__startswith": "pa"}).context["cl"].result_count == 1
    assert client.get(address, {lookup: "md5$salt$digest"}).status_code == 400


def test_a_cookie_that_hides_nul_in_its_quotation_is_none(rf):
    said = 'sessionid="\\000abcdefghij"; known_device=ab'
    # PostgreSQL would refuse to look for it.
    assert Client(HTTP_COOKIE=said).get(reverse("admin:login")).status_code == 200
    request = rf.get("/fr/", HTTP_COOKIE=said)
    assert request.COOKIES["sessionid"] == "\x00abcdefghij"
    assert RefuseNullMiddleware(lambda it: it.COOKIES)(request) == {"known_device": "ab"}


@pytest.mark.parametrize(
    ("lookup", "value"),
    [("id__range", "1"), ("slug__regex", "("), ("slug__iregex", "(a+)+$"), ("id__in", "9" * 30),
     ("starts_on__year", "9" * 19)],
)  # fmt: skip
def test_a_list_is_asked_for_no_pattern_and_no_number_that_no_column_holds(lookup, value):
    address, client = reverse("admin:meetings_annualmeeting_changelist"), signed_in("Secretariat")
    assert client.get(address, {lookup: value}).status_code == 400
    assert client.get(address, {"year__gte": "2018", "q": "9" * 30}).status_code == 200


def test_a_meeting_of_thousands_of_digits_is_no_meeting():
    address, client = reverse("admin:programme_session_add"), signed_in("Secretariat")
    assert client.get(address, {"meeting": "9" * 5000}).status_code == 200
