"""Files of documents: who gets them, as what, and all of them in one zip."""

import csv
import datetime as dt
import hashlib
import io
import zipfile

import pytest
from django.core.files.storage import storages
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from meetings.documents.models import Document
from meetings.models import AnnualMeeting, AudienceLink
from meetings.programme.actions import release
from tests.factories.documents import DocumentFactory, add_file
from tests.factories.meetings import AnnualMeetingFactory
from tests.factories.programme import SessionFactory
from tests.factories.staff import StaffFactory
from tests.files import pdf
from tests.publication.conftest import signed_in
from uccn.publication.models import PreviewLink

pytestmark = pytest.mark.django_db


@pytest.fixture
def meeting() -> AnnualMeeting:
    """A public meeting."""
    return AnnualMeetingFactory(public=True, slug="krakow")


def list_of(meeting: AnnualMeeting) -> str:
    """The address of a meeting's documents."""
    return f"/en/{meeting.address}/documents/"


def url_of(document: Document) -> str:
    """The address of a document's page."""
    with override("en"):
        return document.get_absolute_url()


def addresses(document: Document) -> list[str]:
    """The page of a document, its newest file, and each of its two versions."""
    page = url_of(document)
    return [page, *(f"{page}files/en/{version}" for version in ("", "1/", "2/"))]


def opened(client, meeting: AnnualMeeting, audience: str):
    """The client once somebody opened a link for an audience in it."""
    link = AudienceLink.objects.create(
        meeting=meeting,
        audience=audience,
        expires_at=timezone.now() + dt.timedelta(days=1),
        created_by=StaffFactory(),
    )
    place = [meeting.year, meeting.slug, link.token]
    client.get(reverse("meetings:programme:open-link", args=place))
    return client


SEEN = {
    "anonymous": {"public"},
    "delegate": {"public", "delegates"},
    "mayor": {"public", "delegates", "mayors"},
    "translator": {"public"},
    "staff": {"public", "delegates", "mayors", "closed"},
}


def client_of(who: str, client, meeting: AnnualMeeting):
    """The browser of somebody."""
    match who:
        case "delegate" | "mayor":
            return opened(client, meeting, f"{who}s")
        case "translator":
            return signed_in("Translators – French")
        case "staff":
            return signed_in("Editors")
        case _:
            return client


@pytest.mark.parametrize("who", SEEN)
@pytest.mark.parametrize("kind", Document.Kind.values)
def test_each_audience_gets_its_own_documents_and_files_alone(client, meeting, who, kind):
    client = client_of(who, client, meeting)
    for audience in ("public", "delegates", "mayors", "closed"):
        document = DocumentFactory(
            meeting=meeting, kind=kind, audience=audience, symbol=f"Paper/{audience}"
        )
        for _version in range(2):
            add_file(document, "en")
        found = {client.get(url).status_code for url in addresses(document)}
        assert found == ({200} if audience in SEEN[who] else {404})
    listed = client.get(list_of(meeting)).content.decode()
    packed = zipfile.ZipFile(io.BytesIO(client.get(f"{list_of(meeting)}en.zip").getvalue()))
    everything = listed + packed.read("manifest.csv").decode() + "".join(packed.namelist())
    for audience in ("public", "delegates", "mayors", "closed"):
        is_there = f"Paper/{audience}" in everything or f"paper-{audience}" in everything
        assert is_there == (audience in SEEN[who])


def test_a_link_leads_to_the_documents_before_there_is_a_programme(client, meeting):
    document = DocumentFactory(meeting=meeting, audience="delegates")
    opened(client, meeting, "delegates")
    link = AudienceLink.objects.get()
    address = reverse("meetings:programme:open-link", args=[2018, "krakow", link.token])
    response = client.get(address, follow=True)
    assert response.redirect_chain == [(f"/en/{meeting.address}/", 302)]
    assert f'href="{list_of(meeting)}"' in response.content.decode()
    release(meeting=SessionFactory(meeting=meeting).meeting)
    assert client.get(address).headers["Location"] == f"/en/{meeting.address}/programme/"
    assert client.get(url_of(document)).status_code == 200


@pytest.mark.parametrize("kind", Document.Kind.values)
def test_a_link_of_another_meeting_opens_nothing(client, meeting, kind):
    document = DocumentFactory(meeting=meeting, kind=kind, audience="delegates")
    add_file(document, "en")
    client = opened(client, AnnualMeetingFactory(public=True), "mayors")
    assert {client.get(url).status_code for url in addresses(document)} == {404}


@pytest.mark.parametrize(
    ("facts", "status"),
    [
        ({"published_at": None}, 404),
        ({"published_at": timezone.now() + dt.timedelta(days=9)}, 404),
        ({"withdrawn_at": timezone.now(), "withdrawal_note": "It held an error."}, 410),
        ({"withdrawn_at": timezone.now(), "audience": "closed"}, 404),
    ],
)
def test_a_draft_is_not_there_and_what_was_withdrawn_says_so(client, facts, status):
    document = DocumentFactory(**facts)
    for _version in range(2):
        add_file(document, "en")
    answers = [client.get(url) for url in addresses(document)]
    assert {answer.status_code for answer in answers} == {status}
    said = {"It held an error." in answer.content.decode() for answer in answers}
    assert said == {status == 410}


def test_a_preview_link_opens_a_draft_and_its_files_and_no_other(client):
    document, other = DocumentFactory.create_batch(2, draft=True, audience="delegates")
    add_file(document, "en"), add_file(other, "en")
    link = PreviewLink.objects.create(subject=document, created_by=StaffFactory())
    token = f"?preview={link.token}"
    page = client.get(url_of(document) + token)
    assert f"{url_of(document)}files/en/{token}".replace("&", "&amp;") in page.content.decode()
    answer = client.get(f"{url_of(document)}files/en/{token}")
    assert (page.status_code, answer.status_code) == (200, 200)
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert client.get(f"{url_of(other)}files/en/{token}").status_code == 404


@pytest.mark.parametrize("facts", [{"draft": True}, {"audience": "delegates"}])
def test_a_preview_link_opens_a_document_of_a_meeting_that_is_not_public_yet(client, facts):
    document = DocumentFactory(meeting=AnnualMeetingFactory(slug="krakow"), **facts)
    other = DocumentFactory(meeting=document.meeting)
    add_file(document, "en"), add_file(other, "en")
    link = PreviewLink.objects.create(subject=document, created_by=StaffFactory())
    for below in ("", "files/en/", "files/en/1/"):
        answer = client.get(f"{url_of(document)}{below}?preview={link.token}")
        assert (answer.status_code, answer.headers["Cache-Control"]) == (200, "private, no-store")
    assert client.get(f"{url_of(other)}files/en/?preview={link.token}").status_code == 404
    assert client.get(f"{list_of(document.meeting)}?preview={link.token}").status_code == 404
    assert client.get(url_of(document)).status_code == 404


def test_nothing_of_a_withdrawn_meeting_is_handed_out(client, meeting):
    document = DocumentFactory(meeting=meeting)
    add_file(document, "en")
    meeting.withdraw()
    urls = [url_of(document), f"{url_of(document)}files/en/", f"{list_of(meeting)}en.zip"]
    assert {client.get(url).status_code for url in urls} == {410}


def test_addresses_follow_a_document_and_its_meeting(client, meeting):
    document = DocumentFactory(meeting=meeting, symbol="", slug="old")
    add_file(document, "en")
    document.slug = "new"
    document.save()
    meeting.slug = "katowice"
    meeting.save()
    response = client.get("/en/meetings/2018/krakow/documents/old/files/en/?a=1", follow=True)
    assert response.redirect_chain == [
        ("/en/meetings/2018/katowice/documents/old/files/en/?a=1", 301),
        ("/en/meetings/2018/katowice/documents/new/files/en/?a=1", 301),
    ]
    assert response.status_code == 200


def test_a_former_address_tells_nobody_where_a_document_for_others_stands(client, meeting):
    closed, moved = DocumentFactory.create_batch(2, meeting=meeting, audience="public")
    former = [url_of(closed), url_of(moved)]
    closed.slug, closed.audience = "a-quarrel", "closed"
    closed.save()
    moved.meeting = AnnualMeetingFactory(year=2027, slug="not-told-yet")
    moved.save()
    answers = [client.get(f"{url}{below}") for url in former for below in ("", "files/en/")]
    assert [(one.status_code, one.headers.get("Location")) for one in answers] == [(404, None)] * 4
    staff = signed_in("Editors")
    assert [staff.get(url).status_code for url in former] == [301, 301]


def test_a_replaced_file_keeps_its_address(client):
    document = DocumentFactory()
    first, second = pdf("first"), pdf("second")
    add_file(document, "pl", first)
    assert client.get(f"{url_of(document)}files/pl/").getvalue() == first
    add_file(document, "pl", second)
    assert client.get(f"{url_of(document)}files/pl/").getvalue() == second
    assert client.get(f"{url_of(document)}files/pl/1/").getvalue() == first


@pytest.mark.parametrize(
    "tail", ["files/fr/", "files/en/2/", "files/en/0/", "files/zz/", "files/EN/"]
)
def test_a_file_that_is_not_there_is_not_found(client, tail):
    document = DocumentFactory()
    add_file(document, "en")
    add_file(DocumentFactory(), "fr")
    assert client.get(url_of(document) + tail).status_code == 404


def test_a_file_whose_bytes_are_lost_is_not_found(client):
    document = DocumentFactory()
    file = add_file(document, "en")
    storages["private"].delete(file.stored_as)
    assert client.get(f"{url_of(document)}files/en/").status_code == 404


def test_a_file_is_saved_under_its_name_and_does_nothing_in_a_browser(client):
    document = DocumentFactory(symbol="ДОК/1")
    file = add_file(document, "ru")
    headers = client.get(f"{url_of(document)}files/ru/").headers
    assert headers["Content-Disposition"] == (
        "attachment; filename*=utf-8''%D0%B4%D0%BE%D0%BA-1-ru-v1.pdf"
    )
    assert headers["Content-Type"] == "application/pdf"
    assert headers["Content-Length"] == str(file.size)
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert headers["Content-Language"] == "ru"
    assert headers["ETag"] == f'"{file.sha256}"'
    assert headers["Cache-Control"] == "no-cache"
    assert "Cookie" in headers["Vary"]


def test_what_is_not_for_everyone_is_kept_by_no_cache(client, meeting):
    document = DocumentFactory(meeting=meeting, audience="delegates")
    add_file(document, "en")
    client = opened(client, meeting, "delegates")
    for url in (f"{url_of(document)}files/en/", f"{list_of(meeting)}en.zip"):
        assert client.get(url).headers["Cache-Control"] == "private, no-store"


def test_a_file_that_a_reader_has_is_not_sent_again(client):
    document = DocumentFactory()
    add_file(document, "en", b"Agenda\n" * 5000)
    for url in (f"{url_of(document)}files/en/", f"{list_of(document.meeting)}en.zip"):
        whole = client.get(url, headers={"accept-encoding": "gzip, br"})
        tag = whole.headers["ETag"]
        assert "Content-Encoding" not in whole.headers
        assert len(whole.getvalue()) == int(whole.headers["Content-Length"])
        again = client.get(url, headers={"if-none-match": tag})
        assert (again.status_code, again.content, again.headers["ETag"]) == (304, b"", tag)
        head = client.head(url)
        assert (head.status_code, head.content, head.headers["ETag"]) == (200, b"", tag)
        assert head.headers["Content-Length"] == whole.headers["Content-Length"]
        assert client.post(url).status_code == 405


@pytest.mark.parametrize("size", [1000, 600_000])
def test_a_download_that_broke_off_goes_on_where_it_ended(client, size):
    document, content = DocumentFactory(), bytes(b"abcdefghij" * (size // 10))
    file = add_file(document, "pl", content)
    url = f"{url_of(document)}files/pl/"
    whole = client.get(url)
    assert whole.headers["Accept-Ranges"] == "bytes"
    tag = whole.headers["ETag"]
    rest = client.get(url, headers={"range": f"bytes={size - 5}-", "if-range": tag})
    assert (rest.status_code, rest.getvalue()) == (206, b"fghij")
    assert rest.headers["Content-Range"] == f"bytes {size - 5}-{size - 1}/{size}"
    assert (rest.headers["Content-Length"], rest.headers["ETag"]) == ("5", tag)
    assert rest.headers["Content-Disposition"] == whole.headers["Content-Disposition"]
    middle = client.get(url, headers={"range": f"bytes=3-{size - 3}"})
    assert middle.getvalue() == content[3 : size - 2]
    add_file(document, "pl", b"another text\n")
    other = client.get(url, headers={"range": "bytes=5-", "if-range": tag})
    assert (other.status_code, other.getvalue()) == (200, b"another text\n")
    former = client.get(f"{url}{file.version}/", headers={"range": "bytes=5-", "if-range": tag})
    assert former.status_code == 206


def test_a_part_outside_a_file_is_refused_and_a_head_has_no_parts(client):
    document = DocumentFactory()
    file = add_file(document, "pl")
    url = f"{url_of(document)}files/pl/"
    outside = client.get(url, headers={"range": f"bytes={file.size}-"})
    assert (outside.status_code, outside.content) == (416, b"")
    assert outside.headers["Content-Range"] == f"bytes */{file.size}"
    head = client.head(url, headers={"range": "bytes=0-1"})
    assert (head.status_code, head.headers["Content-Length"]) == (200, str(file.size))
    assert head.headers["Accept-Ranges"] == "bytes"
    known = {"range": "bytes=0-1", "if-none-match": head.headers["ETag"]}
    assert client.get(url, headers=known).status_code == 304


@pytest.mark.parametrize("who", ["anonymous", "delegate", "mayor", "staff"])
def test_a_part_is_given_to_whom_the_whole_is(client, meeting, who):
    client = client_of(who, client, meeting)
    for audience in ("public", "delegates", "mayors", "closed"):
        document = DocumentFactory(meeting=meeting, audience=audience)
        add_file(document, "pl")
        url = f"{url_of(document)}files/pl/"
        answers = [client.get(url, headers={"range": r}) for r in ("bytes=0-1", "bytes=-0")]
        found = [answer.status_code for answer in answers]
        assert found == ([206, 416] if audience in SEEN[who] else [404, 404])


def test_a_zip_is_sent_whole(client, meeting):
    add_file(DocumentFactory(meeting=meeting), "pl")
    answer = client.get(f"{list_of(meeting)}pl.zip", headers={"range": "bytes=0-1"})
    assert (answer.status_code, "Accept-Ranges" in answer.headers) == (200, False)
    assert len(rows_of(answer)) == 1


def rows_of(answer) -> list[dict]:
    """What the list in a zip says, each line held against the file that it names."""
    package = zipfile.ZipFile(io.BytesIO(answer.getvalue()))
    assert package.testzip() is None
    text = package.read("manifest.csv").decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert sorted(package.namelist()) == sorted(["manifest.csv", *(row["file"] for row in rows)])
    for row in rows:
        content = package.read(row["file"])
        assert hashlib.sha256(content).hexdigest() == row["sha256"]
        assert str(len(content)) == row["size"]
    return rows


def test_all_documents_of_a_language_come_in_one_zip(client, meeting):
    for symbol, codes in (("=A/1", ("fr", "pl")), ("A-1", ("pl",)), ("B", ("en", "ar")), ("C", ())):
        document = DocumentFactory(meeting=meeting, symbol=symbol, title_en="Notes")
        for code in codes:
            add_file(document, code)
    answer = client.get(f"{list_of(meeting)}fr.zip")
    assert answer.headers["Content-Type"] == "application/zip"
    assert 'filename="2018-krakow-fr.zip"' in answer.headers["Content-Disposition"]
    assert [(r["symbol"], r["language"], r["fallback"], r["file"]) for r in rows_of(answer)] == [
        ("'=A/1", "fr", "no", "a-1-fr-v1.pdf"),
        ("A-1", "pl", "yes", "a-1-pl-v1.pdf"),
        ("B", "en", "yes", "b-en-v1.pdf"),
    ]
    in_polish = rows_of(client.get(f"{list_of(meeting)}pl.zip"))
    assert [r["file"] for r in in_polish] == ["a-1-pl-v1.pdf", "a-1-pl-v1-2.pdf", "b-en-v1.pdf"]
    assert client.get(f"{list_of(meeting)}ru.zip").status_code == 404


def test_the_list_of_a_zip_has_the_titles_of_its_language(client, meeting):
    document = DocumentFactory(meeting=meeting, title_fr="Compte rendu", title_en="Minutes")
    add_file(document, "fr")
    (row,) = rows_of(client.get(f"{list_of(meeting)}fr.zip"))
    assert (row["title"], row["title_language"]) == ("Compte rendu", "fr")


@pytest.mark.parametrize("count", [1, 3])
def test_a_zip_takes_as_many_queries_for_one_document_as_for_three(
    client, meeting, django_assert_num_queries, count
):
    for document in DocumentFactory.create_batch(count, meeting=meeting):
        add_file(document, "fr")
    with django_assert_num_queries(4):
        client.get(f"{list_of(meeting)}fr.zip").getvalue()
