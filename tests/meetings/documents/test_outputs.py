"""Documents in search, sitemap, feed, API, export and desk, none of which tells of another one."""

import datetime as dt

import pytest
from django.utils import timezone

from meetings.actions import open_next
from meetings.documents.models import Document
from meetings.programme.actions import release
from tests.factories.documents import DocumentFactory, add_file
from tests.factories.meetings import AnnualMeetingFactory
from tests.factories.programme import SessionFactory
from tests.files import pdf
from translations.registry import subject_of
from uccn.search import keeping
from uccn.site_export.registry import addresses

pytestmark = pytest.mark.django_db
SECRETS = (
    {"audience": "delegates"},
    {"audience": "closed"},
    {"published_at": None},
    {"published_at": timezone.now() + dt.timedelta(days=9)},
    {"withdrawn_at": timezone.now()},
    {"meeting__published_at": None, "meeting__public": False},
)


@pytest.fixture
def meeting():
    """A public meeting."""
    return AnnualMeetingFactory(public=True, slug="krakow")


@pytest.fixture
def public(meeting) -> Document:
    """A document for everyone, beside one of each kind that not everyone may know of."""
    for number, facts in enumerate(SECRETS):
        own = {} if "meeting__public" in facts else {"meeting": meeting}
        title = {"title_fr": f"Zibeline secrète {number}", "symbol": f"Secret/{number}"}
        add_file(DocumentFactory(**facts, **own, **title), "fr")
    found = DocumentFactory(meeting=meeting, title_fr="Zibeline publique", symbol="UCCN/1")
    add_file(found, "fr")
    add_file(found, "pl", pdf("pl"))
    return found


def found(client, words: str, language: str = "fr") -> list[str]:
    """The titles that a search shows."""
    page = client.get(f"/{language}/search/", {"q": words})
    results = [result for section in page.context["sections"] for result in section["results"]]
    return ["".join(piece.text for piece in result.title.pieces) for result in results]


def test_a_document_is_found_by_title_and_symbol_in_the_languages_of_its_title(client, public):
    keeping.rebuild()
    assert found(client, "zibelines") == ["Zibeline publique"]
    assert found(client, "UCCN/1") == ["Zibeline publique"]


def test_what_is_for_others_now_is_found_no_more(
    client, public, django_capture_on_commit_callbacks
):
    keeping.rebuild()
    with django_capture_on_commit_callbacks(execute=True):
        public.audience = "mayors"
        public.save()
    assert found(client, "zibeline") == []
    with django_capture_on_commit_callbacks(execute=True):
        public.audience = "public"
        public.save()
    assert found(client, "zibeline") == ["Zibeline publique"]
    with django_capture_on_commit_callbacks(execute=True):
        public.meeting.withdraw()
    assert found(client, "zibeline") == []


def test_the_sitemap_names_the_list_and_each_document_as_new_as_its_files(client, public):
    xml = client.get("/sitemap-documents.xml").content.decode()
    assert xml.count("<url>") == 2 * 6
    assert f"/fr/{public.address}/</loc>" in xml
    assert f"/ar/{public.meeting.address}/documents/</loc>" in xml
    newest = public.files.latest("uploaded_at").uploaded_at.replace(microsecond=0)
    assert xml.count(f"<lastmod>{newest.isoformat()}</lastmod>") == 2 * 6


def test_the_feed_tells_of_documents_for_everyone_alone(client, public):
    for name in ("documents", "everything"):
        xml = client.get(f"/fr/feeds/{name}.atom").content.decode()
        assert "Zibeline publique" in xml
        assert "français et polonais" in xml
        assert "ecr" not in xml.replace("Secrétariat", "")


def test_the_api_tells_of_documents_for_everyone_alone(client, public):
    base = f"/api/v1/{public.meeting.address}/documents"
    answer = client.get(base).json()
    (own,) = answer["items"]
    assert (own["symbol"], own["title"]) == ("UCCN/1", {"fr": "Zibeline publique"})
    files = {file["language"]: file for file in own["files"]}
    assert set(files) == {"fr", "pl"}
    assert files["pl"]["size"] == len(pdf("pl"))
    assert client.get(files["pl"]["url"]).getvalue() == pdf("pl")
    assert client.get(own["url"]).json() == own
    statuses = {
        document.symbol: client.get(f"{base}/{document.slug}").status_code
        for document in Document.objects.filter(meeting=public.meeting)
    }
    assert statuses == {
        "UCCN/1": 200,
        **{f"Secret/{number}": 404 for number in range(4)},
        "Secret/4": 410,
    }
    assert client.get(f"{base}?kind=minutes").json()["items"] == []
    assert client.get(f"{base}?kind=nothing").status_code == 400


def test_the_api_names_the_session_that_everyone_sees_and_no_other(client, meeting):
    sessions = {
        "open": SessionFactory(meeting=meeting),
        "closed": SessionFactory(meeting=meeting, audience="closed"),
        "announced": SessionFactory(meeting=meeting, audience="mayors", is_announced=True),
    }
    for name, session in (*sessions.items(), ("none", None)):
        DocumentFactory(meeting=meeting, symbol=name, session=session)
    base = f"/api/v1/{meeting.address}"

    def told() -> dict:
        """The session of each document, in the list and by itself."""
        items = client.get(f"{base}/documents").json()["items"]
        assert [client.get(one["url"]).json() for one in items] == items
        return {one["symbol"]: one["session"] for one in items}

    assert told() == dict.fromkeys((*sessions, "none"))
    release(meeting=meeting)
    DocumentFactory(meeting=meeting, symbol="later", session=SessionFactory(meeting=meeting))
    found = told()
    assert {name for name, session in found.items() if session} == {"open", "announced"}
    key = sessions["open"].pk
    assert found["open"]["id"] == key
    assert found["open"]["pages"]["fr"].endswith(f"/fr/{meeting.address}/programme/{key}/")
    assert client.get(found["open"]["pages"]["fr"]).status_code == 200
    programme = client.get(found["open"]["programme"]).json()
    assert {session["id"] for session in programme["sessions"]} == {
        sessions[name].pk for name in ("open", "announced")
    }


def test_the_api_follows_a_document_that_moved(client, public):
    public.slug = "moved"
    public.save()
    base = f"/api/v1/{public.meeting.address}/documents"
    answer = client.get(f"{base}/uccn-1")
    assert answer.status_code == 301
    assert answer.headers["Location"].endswith(f"{base}/moved")
    public.audience = "closed"
    public.save()
    assert client.get(f"{base}/uccn-1").status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_what_machines_read_costs_the_same_for_one_and_for_three(
    client, meeting, django_assert_num_queries, count
):
    for session in SessionFactory.create_batch(count, meeting=meeting):
        document = DocumentFactory(meeting=meeting, session=session)
        for code in ("fr", "pl"):
            add_file(document, code)
    release(meeting=meeting)
    for url, queries in (
        ("/sitemap-documents.xml", 3),
        ("/fr/feeds/documents.atom", 4),
        (f"/api/v1/{meeting.address}/documents", 7),
    ):
        with django_assert_num_queries(queries):
            assert client.get(url).status_code == 200


def test_the_export_names_the_pages_of_documents_for_everyone(public):
    for year in (None, 2018):
        own = [address for address in addresses(year) if "/documents/" in address]
        assert sorted(own) == sorted(
            f"/{code}/{path}/"
            for code in ("fr", "en", "es", "ar", "ru", "zh-hans")
            for path in (public.address, f"{public.meeting.address}/documents")
        )
    assert [address for address in addresses(2019) if "documents" in address] == []


def test_next_year_begins_without_documents(public):
    facts = {"edition": 500, "year": 2027, "slug": "next", "start": None}
    assert list(open_next(meeting=public.meeting, by=None, **facts).documents.all()) == []


def test_titles_have_a_sheet_at_the_translation_desk():
    subject = subject_of("documents.document")
    assert [(part.model, part.field) for part in subject.parts] == [(Document, "title")]
