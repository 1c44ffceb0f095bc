"""The public pages of documents: by kind, the reader's language first, what is missing said."""

import datetime as dt
import json

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from meetings.documents.models import Document
from meetings.models import AnnualMeeting
from meetings.programme.actions import release
from tests.factories.documents import DocumentFactory, add_file
from tests.factories.meetings import AnnualMeetingFactory
from tests.factories.programme import SessionFactory
from tests.page import Page

pytestmark = pytest.mark.django_db


@pytest.fixture
def meeting() -> AnnualMeeting:
    """A public meeting."""
    return AnnualMeetingFactory(public=True, slug="krakow", time_zone="Europe/Warsaw")


def list_of(meeting: AnnualMeeting, language: str = "en") -> str:
    """The address of a meeting's documents."""
    return f"/{language}/{meeting.address}/documents/"


def page(client, url: str) -> Page:
    """A page that is there."""
    response = client.get(url)
    assert response.status_code == 200
    return Page(response)


def url_of(document: Document, language: str = "en") -> str:
    """The address of a document's page."""
    with override(language):
        return document.get_absolute_url()


def test_documents_stand_under_their_kind_in_their_order(client, meeting):
    for kind, position, title in (
        ("report", 1, "Rapport"),
        ("working", 2, "Deux"),
        ("working", 1, "Un"),
        ("agenda", 9, "Ordre du jour"),
    ):
        DocumentFactory(meeting=meeting, kind=kind, position=position, title_fr=title)
    found = page(client, list_of(meeting))
    headings = [e["text"] for e in found.elements if e["tag"] == "h2"]
    assert headings == ["Agendas", "Working documents", "Reports"]
    titles = [e["text"] for e in found.elements if e["tag"] == "bdi" and e["lang"] == "fr"]
    assert titles == ["Ordre du jour", "Un", "Deux", "Rapport"]


def test_the_readers_language_comes_first_and_missing_ones_are_said(client, meeting):
    document = DocumentFactory(meeting=meeting)
    for code in ("pl", "en", "fr", "csb"):
        add_file(document, code)
    for url in (list_of(meeting, "fr"), url_of(document, "fr")):
        found = page(client, url)
        links = found.all("a", class_="document__file")
        assert [e["attrs"]["hreflang"] for e in links] == ["fr", "en", "csb", "pl"]
        assert [e["text"] for e in links] == ["Français", "Anglais", "Kachoube", "Polonais"]
        with override("fr"):
            assert "espagnol, arabe, russe et chinois (simplifié)" in found.text


def test_a_reader_is_told_that_a_document_is_not_in_their_language(client):
    document = DocumentFactory()
    add_file(document, "pl")
    told = "This document is not available in your language (English)."
    assert told in page(client, url_of(document)).text
    add_file(document, "en")
    assert told not in page(client, url_of(document)).text


def test_type_and_size_are_those_of_the_content(client):
    document = DocumentFactory()
    add_file(document, "en", b"Agenda\n" * 200_000)
    assert "English (TXT, 1.4 MB)" in page(client, url_of(document)).text


def test_a_zip_says_how_many_documents_it_has_in_its_language_and_in_all(client, meeting):
    for codes in (("fr", "pl"), ("fr",), ()):
        document = DocumentFactory(meeting=meeting)
        for code in codes:
            add_file(document, code, b"a" * 200_000)
    found = page(client, list_of(meeting, "en"))
    for name, own in (("French", 2), ("Polish", 1)):
        assert f"{name} ({own} of 2 documents, 400 kB)" in found.text


def test_a_document_without_file_says_so(client):
    document = DocumentFactory()
    assert "No file is here yet." in page(client, url_of(document)).text
    assert "No file is here yet." in page(client, list_of(document.meeting)).text


def test_a_title_in_another_language_says_which(client, meeting):
    document = DocumentFactory(meeting=meeting, title_fr="", title_ar="جدول الأعمال")
    title = page(client, url_of(document)).one("h1")
    (inner,) = [e for e in page(client, url_of(document)).elements if e["text"] == title["text"]][
        1:
    ]
    assert (inner["lang"], inner["dir"]) == ("ar", "rtl")


def test_drafts_and_withdrawn_documents_are_on_no_list(client, meeting):
    now = timezone.now()
    for facts in (
        {"published_at": None},
        {"published_at": now + dt.timedelta(days=1)},
        {"withdrawn_at": now},
    ):
        add_file(DocumentFactory(meeting=meeting, title_fr="Secret", symbol="", **facts))
    for url in (list_of(meeting), f"/en/{meeting.address}/"):
        assert "Secret" not in page(client, url).text
    assert "No document of this meeting is public." in page(client, list_of(meeting)).text
    assert "/documents/" not in str(page(client, f"/en/{meeting.address}/").all("a"))


def test_the_meetings_page_leads_to_its_documents(client, meeting):
    DocumentFactory.create_batch(2, meeting=meeting)
    links = page(client, f"/en/{meeting.address}/").all("a", href=list_of(meeting))
    assert [link["text"] for link in links] == ["2 documents"]


def test_a_released_session_leads_to_its_documents_and_back(client, meeting):
    session = SessionFactory(meeting=meeting, title_fr="Plénière")
    hidden = SessionFactory(meeting=meeting, title_fr="Coulisses", audience="closed")
    document = DocumentFactory(meeting=meeting, session=session, title_fr="Note")
    DocumentFactory(meeting=meeting, session=session, title_fr="Brouillon", draft=True)
    DocumentFactory(meeting=meeting, session=session, title_fr="Fermé", audience="closed")
    other = DocumentFactory(meeting=meeting, session=hidden)
    release(meeting=meeting)
    place = reverse("meetings:programme:session", args=[meeting.year, meeting.slug, session.pk])
    on_session = page(client, place)
    assert [
        e["attrs"]["href"] for e in on_session.all("a") if "/documents/" in str(e["attrs"])
    ] == [url_of(document)]
    assert "Plénière" in page(client, url_of(document)).text
    assert "Coulisses" not in page(client, url_of(other)).text + page(client, list_of(meeting)).text


def test_a_session_that_was_not_released_is_not_named(client, meeting):
    session = SessionFactory(meeting=meeting, title_fr="Ébauche de séance")
    document = DocumentFactory(meeting=meeting, session=session)
    for url in (list_of(meeting), url_of(document), f"{list_of(meeting)}?session={session.pk}"):
        assert "Ébauche" not in page(client, url).text


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("?kind=minutes", ["B"]),
        ("?language=pl", ["B", "C"]),
        ("?language=pl&kind=working", ["C"]),
        ("?language=de", []),
        ("?kind=nothing", []),
        ("?session=x", []),
    ],
)
def test_filters_stand_in_the_address(client, meeting, query, titles):
    for title, kind, language in (
        ("A", "working", "fr"),
        ("B", "minutes", "pl"),
        ("C", "working", "pl"),
    ):
        add_file(DocumentFactory(meeting=meeting, title_en=title, kind=kind), language)
    found = page(client, list_of(meeting) + query)
    assert sorted(e["text"].split()[-1] for e in found.all("h3")) == titles
    if not titles:
        assert "No document matches these filters." in found.text


@pytest.mark.parametrize("count", [1, 3])
def test_a_list_takes_as_many_queries_for_one_as_for_three(
    client, meeting, django_assert_num_queries, count
):
    sessions = SessionFactory.create_batch(count, meeting=meeting)
    for session in sessions:
        document = DocumentFactory(meeting=meeting, session=session)
        for code in ("fr", "en", "es", "ar", "ru", "pl"):
            add_file(document, code)
    release(meeting=meeting)
    for url in (list_of(meeting), url_of(document)):
        with django_assert_num_queries(7):
            client.get(url)


def test_a_former_version_stays_in_the_history(client):
    document = DocumentFactory()
    add_file(document, "en")
    add_file(document, "en", note="A date was wrong.")
    found = page(client, url_of(document))
    assert [e["attrs"]["href"] for e in found.all("a") if "/files/" in e["attrs"]["href"]] == [
        f"{url_of(document)}files/en/",
        f"{url_of(document)}files/en/1/",
    ]
    assert "A date was wrong." in found.text


def test_what_was_replaced_before_readers_saw_it_is_no_history(client, admin_client):
    document = DocumentFactory(draft=True)
    add_file(document, "en")
    add_file(document, "en")
    document.publish()
    for status, person in ((404, client), (200, admin_client)):
        assert person.get(f"{url_of(document)}files/en/1/").status_code == status
    assert "former version" not in page(client, url_of(document)).text
    document.withdraw()
    document.publish()
    add_file(document, "en")
    assert "1 former version" in page(client, url_of(document)).text


def test_the_page_says_to_machines_what_the_document_is(client):
    document = DocumentFactory(title_en="Agenda", symbol="UCCN/1", day=dt.date(2018, 6, 12))
    file = add_file(document, "pl")
    response = client.get(url_of(document))
    graph = json.loads(Page(response).one("script", type="application/ld+json")["text"])["@graph"]
    node = next(node for node in graph if node["@type"] == "DigitalDocument")
    assert node["identifier"] == "UCCN/1"
    assert node["dateCreated"] == "2018-06-12"
    assert [(f["inLanguage"], f["sha256"]) for f in node["encoding"]] == [("pl", file.sha256)]
