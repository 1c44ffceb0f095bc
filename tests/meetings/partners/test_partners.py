"""Partners of a meeting: on its page by kind, with logos that are drawn again; nowhere else."""

import io
import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import translation
from PIL import Image

from meetings.actions import open_next
from meetings.next_year.preview import left_rows
from meetings.partners.models import Partner
from tests.admin_form import as_opened, errors
from tests.factories.albums import picture_bytes
from tests.factories.meetings import AnnualMeetingFactory, HostFactory
from tests.factories.partners import PartnerFactory
from tests.page import Page
from tests.publication.conftest import signed_in
from uccn.search import keeping

pytestmark = pytest.mark.django_db


@pytest.fixture
def meeting():
    """A public meeting with a host."""
    made = AnnualMeetingFactory(public=True, slug="own")
    HostFactory(meeting=made)
    return made


@pytest.fixture(autouse=True)
def uploads(settings, tmp_path):
    """A folder of its own for logos."""
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


@pytest.fixture
def editor():
    """An editor's browser, in English."""
    return signed_in("Editors")


def save(editor, meeting, logo: bytes | None = None, name="logo.png", partner=None, **values):
    """Send the form of a partner."""
    model, place = "admin:partners_partner_", [partner.pk] if partner else []
    address = reverse(f"{model}{'change' if partner else 'add'}", args=place)
    data = as_opened(editor.get(address))
    data |= {} if partner else {"meeting": meeting.pk, "name_fr": "Fondation", "kind": "sponsor"}
    data |= {"logo": SimpleUploadedFile(name, logo)} if logo else {}
    return editor.post(address, data | values)


def on_page(client, language: str = "fr") -> Page:
    """The meeting's page."""
    return Page(client.get(f"/{language}/meetings/2018/own/"))


@pytest.mark.parametrize("count", [1, 3])
def test_partners_cost_one_query_at_one_and_at_three(
    client, meeting, django_assert_num_queries, count
):
    for _number in range(count):
        PartnerFactory(meeting=meeting)
    with django_assert_num_queries(11):
        response = client.get("/fr/meetings/2018/own/")
    assert len(Page(response).one("section", id="partners")["text"].split("Fondation")) == count + 1


def test_partners_stand_by_kind_and_place_with_their_links(client, meeting):
    PartnerFactory(meeting=meeting, name_fr="Journal", kind="media", position=1)
    PartnerFactory(meeting=meeting, name_fr="Seconde banque", position=2)
    PartnerFactory(meeting=meeting, name_fr="Banque", position=1, link="https://bank.example/")
    PartnerFactory(meeting=meeting, name_fr="Ville", kind="organiser", position=9)
    PartnerFactory(name_fr="Étrangère")
    page = on_page(client, "en")
    assert page.texts("h3") == ["Organiser", "Sponsor", "Media partner"]
    names = [e["text"].strip() for e in page.all("span") if e["lang"] or e["text"].strip()]
    wanted = ["Ville", "Banque", "Seconde banque", "Journal"]
    assert [name for name in names if name in (*wanted, "Étrangère")] == wanted
    assert "Banque" in page.one("a", href="https://bank.example/")["text"]


def test_without_partners_there_is_no_heading(client, meeting):
    PartnerFactory()
    assert on_page(client).all("section", id="partners") == []


def test_a_name_in_another_language_says_so(client, meeting):
    PartnerFactory(meeting=meeting, name_fr="Fondation", name_ar="مؤسسة")
    assert on_page(client, "ar").one("section", id="partners")["text"].count("مؤسسة") == 1
    (name,) = on_page(client, "ru").all("bdi", lang="fr", dir="ltr")
    assert name["text"] == "Fondation"


def test_a_logo_is_drawn_again_without_metadata_and_no_wider_than_needed(
    client, editor, meeting, uploads
):
    exif = Image.Exif()
    exif[0x013B] = "A Person"
    content = picture_bytes(size=(2000, 1000), exif=exif)
    response = save(editor, meeting, content, "logo.jpg", logo_alt_fr="Un lion")
    assert response.status_code == 302
    (file,) = (uploads / "partners").iterdir()
    data = file.read_bytes()
    assert (Image.open(io.BytesIO(data)).size, b"A Person" in data) == ((640, 320), False)
    image = on_page(client).one("img")["attrs"]
    assert (image["alt"], image["width"], image["height"]) == ("Un lion", "640", "320")
    assert (image["loading"], image["src"]) == ("lazy", f"/uploads/partners/{file.name}")


def test_a_logo_without_words_is_read_out_by_the_name_beside_it(client, editor, meeting):
    save(editor, meeting, picture_bytes("PNG"))
    page = on_page(client)
    assert page.one("img")["attrs"]["alt"] == ""
    assert "Fondation" in page.one("section", id="partners")["text"]


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"name_fr": ""}, "name_fr"),
        ({"link": "http://bank.example/"}, "link"),
        ({"link": "javascript:alert(1)"}, "link"),
        ({"kind": "friend"}, "kind"),
        ({"logo": b'<svg xmlns="x"/>'}, "logo"),
        ({"logo": b"%!PS-Adobe-3.0 EPSF-3.0\n"}, "logo"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(editor, meeting, uploads, values, field):
    response = save(editor, meeting, **values)
    assert list(errors(response)) == [field]
    assert Partner.objects.count() == 0
    assert [path for path in uploads.rglob("*") if path.is_file()] == []


def test_a_replaced_logo_is_deleted(editor, meeting, uploads, django_capture_on_commit_callbacks):
    save(editor, meeting, picture_bytes("PNG"))
    partner = Partner.objects.get()
    with django_capture_on_commit_callbacks(execute=True):
        save(editor, meeting, picture_bytes(colour=(1, 2, 3)), "b.jpg", partner=partner)
    partner.refresh_from_db()
    assert [f"partners/{path.name}" for path in (uploads / "partners").iterdir()] == [
        partner.logo.name
    ]


@pytest.mark.parametrize("by", ["form", "list"])
def test_the_logo_of_a_deleted_partner_goes_with_it(
    editor, meeting, uploads, django_capture_on_commit_callbacks, by
):
    save(editor, meeting, picture_bytes("PNG"))
    partner, kept = Partner.objects.get(), PartnerFactory(meeting=meeting)
    where, data = {
        "form": (reverse("admin:partners_partner_delete", args=[partner.pk]), {}),
        "list": (
            reverse("admin:partners_partner_changelist"),
            {"action": "delete_selected", "_selected_action": [partner.pk]},
        ),
    }[by]
    with django_capture_on_commit_callbacks(execute=True):
        editor.post(where, data | {"post": "yes"})
    assert list(Partner.objects.all()) == [kept]
    assert list((uploads / "partners").iterdir()) == []


def event_on(client) -> dict:
    """The meeting as its page tells machines of it."""
    graph = json.loads(on_page(client).one("script", type="application/ld+json")["text"])["@graph"]
    return next(node for node in graph if node["@type"] == "Event")


def test_machines_are_told_of_organisers_and_sponsors_and_of_no_other(client, meeting):
    for kind in Partner.Kind.values:
        PartnerFactory(meeting=meeting, kind=kind, name_fr=f"Nom {kind}")
    PartnerFactory(meeting=meeting, name_fr="", name_ar="مؤسسة", link="https://bank.example/")
    PartnerFactory(meeting=AnnualMeetingFactory(public=True), name_fr="D’une autre")
    event = event_on(client)
    assert event["organizer"] == [{"@type": "Organization", "name": "Nom organiser"}]
    assert event["sponsor"] == [
        {"@type": "Organization", "name": "Nom sponsor"},
        {
            "@type": "Organization",
            "name": {"@value": "مؤسسة", "@language": "ar"},
            "url": "https://bank.example/",
        },
    ]
    assert {"funder", "contributor"}.isdisjoint(event)
    assert not any(name in str(event) for name in ("institution", "media", "supporter", "autre"))


def test_a_meeting_without_partners_tells_machines_of_none(client, meeting):
    PartnerFactory(meeting=meeting, kind="media")
    assert {"organizer", "sponsor"}.isdisjoint(event_on(client))


@pytest.mark.parametrize("count", [1, 3])
def test_partners_cost_the_page_one_query_for_people_and_machines(
    client, meeting, django_assert_num_queries, count
):
    PartnerFactory.create_batch(count, meeting=meeting)
    with django_assert_num_queries(11):
        assert len(event_on(client)["sponsor"]) == count


def test_partners_of_public_meetings_are_found_by_name(client, meeting):
    PartnerFactory(meeting=meeting, name_fr="Zibeline et fils")
    PartnerFactory(meeting=AnnualMeetingFactory(), name_fr="Zibeline secrète")
    keeping.rebuild()
    page = client.get("/fr/search/", {"q": "zibeline"})
    results = [result for section in page.context["sections"] for result in section["results"]]
    assert [result.url for result in results] == ["/fr/meetings/2018/own/#partners"]


@pytest.mark.parametrize("count", [1, 3])
def test_the_api_tells_of_partners_in_as_many_queries(
    client, meeting, django_assert_num_queries, count
):
    for _number in range(count):
        PartnerFactory(meeting=meeting, name_ar="مؤسسة", link="https://bank.example/")
    with django_assert_num_queries(4):
        told = client.get("/api/v1/meetings/2018/own/partners").json()["partners"]
    assert len(told) == count
    assert (told[0]["name"]["ar"], told[0]["kind"]) == ("مؤسسة", "sponsor")
    assert (told[0]["link"], told[0]["logo"]) == ("https://bank.example/", None)


def test_the_partners_of_a_draft_meeting_are_told_to_nobody(client):
    PartnerFactory(meeting=AnnualMeetingFactory(slug="draft"))
    assert client.get("/api/v1/meetings/2018/draft/partners").status_code == 404


def test_no_partner_is_taken_over_without_being_asked(meeting):
    PartnerFactory(meeting=meeting)
    with translation.override("en"):
        rows = {row.label: row.number for row in left_rows(meeting)}
    assert rows["Partners"] == 1
    facts = {"edition": meeting.edition + 1, "year": 2019, "slug": "next", "start": None}
    new = open_next(meeting=meeting, by=None, **facts)
    assert Partner.objects.filter(meeting=new).count() == 0


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_of_staff_costs_the_same_at_one_and_at_three(
    editor, django_assert_num_queries, count
):
    for _number in range(count):
        PartnerFactory()
    address = reverse("admin:partners_partner_changelist")
    editor.get(address)
    with django_assert_num_queries(9):
        assert editor.get(address).context["cl"].result_count == count
