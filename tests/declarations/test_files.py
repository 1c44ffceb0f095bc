"""The forms of a text at its address with a suffix: which there are, and which there are not."""

import hashlib
import json

import pytest
from django.conf import settings

from declarations import actions
from declarations.exports.renditions import RENDITIONS
from tests.factories.declarations import (
    DeclarationFactory,
    LanguageVersionFactory,
    ParagraphFactory,
    of_2018,
)
from tests.factories.meetings import AnnualMeetingFactory, HostFactory
from tests.page import Page

TEXT = "/{}/declarations/2018/mayors-declaration"
ENDINGS = {
    "pdf": "application/pdf",
    "archive.pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xml": "application/akn+xml; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
    "bib": "application/x-bibtex; charset=utf-8",
    "ris": "application/x-research-info-systems; charset=utf-8",
    "csl.json": "application/vnd.citationstyles.csl+json; charset=utf-8",
}


@pytest.fixture
def declaration(db):
    """Adopted in French; Arabic in version 2; Spanish a draft."""
    made = of_2018(body_fr=["Un texte"], body_ar=["نص واحد"])
    actions.adopt(declaration=made, adopted=["fr"])
    actions.add_languages(declaration=made, added=["ar"])
    return made


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("place", ["", "/v/1"])
def test_a_form_is_sent_with_its_type_and_a_strong_tag(client, declaration, ending, place):
    response = client.get(f"{TEXT.format('fr')}{place}.{ending}")
    assert (response.status_code, response["Content-Type"]) == (200, ENDINGS[ending])
    assert response["ETag"].startswith('"')
    assert b"SECRETO" not in response.content
    if ending in ("pdf", "archive.pdf", "docx"):
        assert response.content.startswith((b"%PDF-1.7", b"PK"))
        return
    version = b"v/1/" if place == "/v/1" else b"v/2/"
    assert version in response.content


def test_a_citation_names_language_version_and_paragraph(client, declaration):
    (item,) = json.loads(client.get(f"{TEXT.format('ar')}/p/1.csl.json").content)
    assert (item["language"], item["version"]) == ("ar", "2")
    assert item["URL"].endswith("/ar/declarations/2018/mayors-declaration/v/2/#p-1")


@pytest.mark.parametrize("place", ["", "/v/1", "/v/2"])
def test_the_manifest_names_every_file_with_its_size_and_hash(client, declaration, place):
    data = json.loads(client.get(f"{TEXT.format('ar')}{place}.manifest.json").content)
    version = declaration.numbered.get(number=int(place[-1:] or 2))
    assert (data["version"], data["sha256"]) == (version.number, version.sha256)
    codes = ["fr"] if place == "/v/1" else ["fr", "ar"]
    assert sorted({file["language"] for file in data["files"]}) == sorted(codes)
    assert len(data["files"]) == len(codes) * (1 + len(RENDITIONS))
    for file in data["files"]:
        if "unavailable" in file:
            continue
        sent = client.get(file["url"].removeprefix(settings.SITE_URL))
        assert (len(sent.content), sent["Content-Type"]) == (file["bytes"], file["media_type"])
        assert hashlib.sha256(sent.content).hexdigest() == file["sha256"]


def test_the_page_links_to_its_forms_in_a_header(client, declaration):
    links = client.get(f"{TEXT.format('ar')}/")["Link"]
    assert '/ar/declarations/2018/mayors-declaration/v/2/>; rel="cite-as"' in links
    assert '/ar/declarations/2018/mayors-declaration/v/2.json>; rel="alternate"' in links


@pytest.mark.parametrize(
    "address",
    [
        "/fr/declarations/2018/mayors-declaration/v/3.bib",
        "/fr/declarations/2018/mayors-declaration/p/2.bib",
        "/fr/declarations/2018/mayors-declaration/p/1.json",
        "/fr/declarations/2018/mayors-declaration/p/1.pdf",
        "/fr/declarations/2018/mayors-declaration/p/1.xml",
        "/fr/declarations/2018/mayors-declaration/with/es.pdf",
        "/fr/declarations/2018/mayors-declaration/with/fr.pdf",
        "/fr/declarations/2018/mayors-declaration/with/xx.pdf",
        "/fr/declarations/2018/mayors-declaration/p/1.manifest.json",
        "/fr/declarations/2018/mayors-declaration/p/x.bib",
        "/fr/declarations/2018/mayors-declaration.exe",
        "/es/declarations/2018/mayors-declaration.bib",
        "/ru/declarations/2018/mayors-declaration.bib",
        "/ar/declarations/2018/mayors-declaration/v/1.bib",
        "/fr/declarations/2018/no-such-text.bib",
    ],
)
def test_there_is_no_such_file(client, declaration, address):
    response = client.get(address)
    assert response.status_code == 404
    assert b"SECRETO" not in response.content


def test_a_withdrawn_language_has_no_files(client, declaration):
    declaration.versions.get(language="ar").withdraw("Une faute grave.")
    response = client.get(f"{TEXT.format('ar')}.bib")
    assert response.status_code == 410
    assert "Une faute grave." in Page(response).text


def test_the_page_offers_its_citation_as_files(client, declaration):
    page = Page(client.get(f"{TEXT.format('ar')}/"))
    files = [link["attrs"]["href"] for link in page.all("a") if "download" in link["attrs"]]
    endings = ("bib", "ris", "csl.json")
    assert files == [f"{TEXT.format('ar')}/v/2.{ending}" for ending in endings]


def test_the_head_says_which_version_it_is_in_linked_data(client, declaration):
    page = Page(client.get(f"{TEXT.format('ar')}/"))
    data = json.loads(page.one("script", type="application/ld+json")["text"])
    about = data["@graph"][0]["mainEntity"]["@id"]
    (text,) = [node for node in data["@graph"] if node["@id"] == about]
    assert (text["inLanguage"], text["version"]) == ("ar", 2)
    assert {m["attrs"].get("name"): m["attrs"]["content"] for m in page.all("meta")
            if "name" in m["attrs"]}["citation_language"] == "ar"  # fmt: skip


def test_a_draft_says_nothing_to_machines(admin_client, declaration):
    page = Page(admin_client.get(f"{TEXT.format('es')}/"))
    assert page.all("script") == []
    assert page.all("details", class_="cite") == []


def test_the_header_line_names_the_hosts_in_the_language_of_the_text(client, db):
    meeting = AnnualMeetingFactory(public=True, edition=12, slug="krakow-katowice")
    HostFactory(meeting=meeting, place__name_fr="Cracovie", place__name_ar="كراكوف")
    made = DeclarationFactory(meeting=meeting, slug="mayors-declaration")
    ParagraphFactory(declaration=made)
    LanguageVersionFactory(declaration=made, public=True)
    page = Page(client.get(f"{TEXT.format('ar')}/"))
    (line,) = page.texts("p", class_="declaration__line")
    assert "Cracovie" in line
    assert "كراكوف" not in line


def test_two_languages_side_by_side_are_a_pdf_of_their_own(client, declaration):
    response = client.get(f"{TEXT.format('fr')}/with/ar.pdf")
    assert (response.status_code, response["Content-Type"]) == (200, "application/pdf")
    name = 'inline; filename="mayors-declaration-fr-ar.pdf"'
    assert response["Content-Disposition"] == name
    page = Page(client.get(f"{TEXT.format('fr')}/with/ar/"))
    links = [link["attrs"].get("href") for link in page.all("a")]
    assert links.count(f"{TEXT.format('fr')}/with/ar.pdf") == 1


def test_chinese_without_its_font_says_what_to_do(client, declaration, settings, tmp_path):
    settings.FONTS_DIR = tmp_path
    declaration.title_zh_hans, declaration.original_language = "宣言", "fr"
    declaration.save()
    declaration.paragraphs.update(body_zh_hans="我们欢迎各城市。")
    version = LanguageVersionFactory(declaration=declaration, language="zh-hans")
    actions.publish_language(version=version)
    response = client.get(f"{TEXT.format('zh-hans')}.pdf")
    assert response.status_code == 503
    assert "make fonts" in Page(response).text
    data = json.loads(client.get(f"{TEXT.format('fr')}.manifest.json").content)
    lacking = [file["language"] for file in data["files"] if "unavailable" in file]
    assert lacking == ["zh-Hans", "zh-Hans"]


FORMS = [*RENDITIONS, "json", "manifest.json"]


@pytest.mark.parametrize("ending", FORMS)
def test_whoever_has_a_form_already_gets_no_bytes(client, declaration, ending):
    address = f"{TEXT.format('fr')}.{ending}"
    headers = {"accept-encoding": "gzip"}
    sent = client.get(address, headers=headers)
    assert sent["ETag"] == f'"{hashlib.sha256(sent.content).hexdigest()}"'
    assert "Content-Encoding" not in sent
    for known in (sent["ETag"], f'"x", {sent["ETag"]}', "*"):
        again = client.get(address, headers=headers | {"if-none-match": known})
        assert (again.status_code, again.content, again["ETag"]) == (304, b"", sent["ETag"])
    other = client.get(address, headers=headers | {"if-none-match": '"x"'})
    assert (other.status_code, other.content) == (200, sent.content)


@pytest.mark.parametrize("ending", FORMS)
def test_a_head_request_tells_what_a_get_would(client, declaration, ending):
    address = f"{TEXT.format('fr')}.{ending}"
    sent, head = client.get(address), client.head(address)
    names = ("Content-Type", "Content-Length", "Content-Disposition", "ETag", "Link")
    assert (head.status_code, head.content) == (200, b"")
    assert [head[name] for name in names] == [sent[name] for name in names]


def test_two_languages_side_by_side_have_a_strong_tag_too(client, declaration):
    address = f"{TEXT.format('fr')}/with/ar.pdf"
    sent = client.get(address)
    again = client.get(address, headers={"if-none-match": sent["ETag"], "accept-encoding": "gzip"})
    assert (again.status_code, sent["ETag"][:1]) == (304, '"')


@pytest.mark.parametrize("ending", FORMS)
def test_a_file_says_what_to_cite(client, declaration, ending):
    link = client.get(f"{TEXT.format('ar')}.{ending}")["Link"]
    version = f"{settings.SITE_URL}/ar/declarations/2018/mayors-declaration/v/2/"
    newest = version.removesuffix("v/2/")
    assert link == f'<{version}>; rel="cite-as", <{newest}>; rel="latest-version"'
