"""The site asks no address that somebody typed: nothing of it can."""

import ast
import socket
import sys
from contextlib import suppress
from pathlib import Path

import docx
import pytest
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.validators import URLValidator
from django.db import models

from cities.formats import Csv, Xlsx
from declarations.exports import pdf, word
from declarations.exports.document import ParagraphText
from declarations.importing import reading
from declarations.importing.keeping import kind_of_file
from tests.declarations.exports import documents
from tests.declarations.importing.formats import papers, pdf_writer
from tests.defence import samples, walking
from tests.factories.cities import member
from tests.factories.meetings import AnnualMeetingFactory
from tests.factories.partners import PartnerFactory
from tests.factories.programme import SessionFactory
from translations.exchange import formats, memories
from translations.exchange.rows import FileProblem
from uccn.lib import images, markdown, safe_xml

APPS = ["uccn", "cities", "meetings", "declarations", "translations"]
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
CLIENTS = {"requests", "httpx", "aiohttp", "urllib3", "http.client", "urllib.request", "socket",
           "ftplib", "telnetlib", "xmlrpc", "pycurl"}  # fmt: skip


def imported(file: Path) -> set[str]:
    """The modules that a file imports, those that it loads later included."""
    found = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
        elif isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("later", "__import__"):
            found |= {each.value for each in node.args if isinstance(each, ast.Constant)}
    return found


def test_no_module_of_ours_imports_what_could_ask_another_machine():
    files = [file for app in APPS for file in (settings.BASE_DIR / app).rglob("*.py")]
    asking = {
        str(file.relative_to(settings.BASE_DIR)): found
        for file in files
        if (found := imported(file) & CLIENTS)
    }
    assert (len(files) > 300, asking) == (True, {})


@pytest.fixture
def listener():
    """A server on this machine that tells whether anybody came."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        yield server


# What Python tells of a call to another machine; libraries in C are met by the listener.
_CALLS = {
    "socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto",
    "http.client.connect", "urllib.Request", "ftplib.connect", "smtplib.connect",
}  # fmt: skip
_asked: list | None = None


def _note(event: str, arguments: tuple) -> None:
    """Write down a call while a test listens; a hook is never taken away again."""
    if _asked is not None and event in _CALLS:
        _asked.append((event, str(arguments)[:200]))


sys.addaudithook(_note)


@pytest.fixture
def address(listener):
    """An address that a person may type; nobody asks for it, nor for any other, in the test."""
    global _asked
    _asked = []
    yield f"http://127.0.0.1:{listener.getsockname()[1]}/x"
    asked, _asked = _asked, None
    assert asked == []
    with pytest.raises(TimeoutError):
        listener.accept()


@pytest.mark.parametrize(
    "document",
    [
        '<!DOCTYPE a SYSTEM "{}"><a/>',
        '<!DOCTYPE a [<!ENTITY e SYSTEM "{}">]><a>&e;</a>',
        '<!DOCTYPE a [<!ENTITY % p SYSTEM "{}"> %p;]><a/>',
        '<a xmlns:xi="http://www.w3.org/2001/XInclude"><xi:include href="{}"/></a>',
        '<?xml-stylesheet href="{}"?><svg><image href="{}"/></svg>',
        '<a xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="x {}"/>',
    ],
)
@pytest.mark.parametrize("may_name_a_dtd", [False, True])
def test_no_document_makes_the_site_ask_another_machine(listener, document, may_name_a_dtd):
    address = f"http://127.0.0.1:{listener.getsockname()[1]}/x"
    with suppress(safe_xml.XmlProblem):
        safe_xml.parse(document.replace("{}", address).encode(), may_name_a_dtd=may_name_a_dtd)
    with pytest.raises(TimeoutError):
        listener.accept()


def test_a_call_to_another_machine_would_be_heard(listener, monkeypatch):
    monkeypatch.setattr(sys.modules[__name__], "_asked", [])
    with socket.create_connection(listener.getsockname()):
        heard = {event for event, _arguments in _asked}
    assert heard == {"socket.connect", "socket.getaddrinfo"}
    listener.accept()[0].close()


def word_that_points_at(address: str) -> bytes:
    """A Word document with a picture, a template, an object, a frame and a link elsewhere."""
    document = docx.Document()
    document.add_paragraph("We, the mayors, renew our commitment.")
    kinds = ("image", "attachedTemplate", "frame", "oleObject", "hyperlink")
    for kind in kinds:
        document.part.relate_to(f"{address}?{kind}", f"{_OFFICE}/{kind}", is_external=True)
    return papers.saved(document)


def workbook_that_points_at(address: str) -> bytes:
    """A workbook with a table of cities, which takes a value from a workbook elsewhere."""
    name = "xl/externalLinks/_rels/externalLink1.xml.rels"
    kind = f"{_OFFICE}/externalLinkPath"
    relation = f'<Relationship Id="rId1" Type="{kind}" Target="{address}" TargetMode="External"/>'
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    book = samples.workbook(f'{samples.CITIES}=WEBSERVICE("{address}"),FR,literature,2008\n')
    content = f'<Relationships xmlns="{space}">{relation}</Relationships>'.encode()
    return samples.repacked(book, name, content)


def page_that_points_at(address: str) -> str:
    """A web page that would fetch its pictures, styles, frames and scripts."""
    return (
        f'<!doctype html><html><head><base href="{address}">'
        f'<link rel="stylesheet" href="{address}">'
        f'<meta http-equiv="refresh" content="0;url={address}"><script src="{address}"></script>'
        f'</head><body><p>We, the mayors <a href="{address}">renew</a></p><img src="{address}">'
        f'<iframe src="{address}"></iframe><object data="{address}"></object></body></html>'
    )


@pytest.mark.django_db
def test_no_import_asks_an_address_that_stands_in_a_file(address):
    exchanged = samples.everything()["XLIFF"].replace(b"One", address.encode())
    files = [
        word_that_points_at(address),
        workbook_that_points_at(address),
        page_that_points_at(address).encode(),
        f"# We\n\n![picture]({address}) [words]({address})\n\n<img src='{address}'>".encode(),
        f'We #image("{address}") #import "{address}": *'.encode(),
        pdf_writer.written([], extra=f"/OpenAction << /S /URI /URI ({address}) >>"),
        f"name_en,country,field,designated,website\nLyon,FR,literature,2008,{address}\n".encode(),
        samples.SVG.replace(b"<script>", f'<image href="{address}"/><script>'.encode()),
        exchanged,
    ]
    readers = [
        lambda data: reading.read(data, "fr"),
        kind_of_file,
        lambda data: formats.read(data, "a.docx"),
        lambda data: memories.harvest(data, "a.tmx"),
        lambda data: Csv().create_dataset(data),
        lambda data: Xlsx().create_dataset(data),
        lambda data: images.checked(SimpleUploadedFile("a.png", data)),
    ]
    read = 0
    for data in files:
        for reader in readers:
            with suppress(ValidationError, FileProblem):
                reader(data)
                read += 1
    # Each is a good file to one of them at least.
    assert read >= len(files)


def test_no_text_asks_an_address_when_it_is_drawn(address):
    text = f'#image("{address}") #import "{address}": x #read("{address}") [a]({address})'
    document = documents.document("en", paragraphs=(ParagraphText(1, "1", text, "en"),))
    assert pdf.render(document).startswith(b"%PDF")
    # The child that made it is started anew for who needs it next.
    pdf.close()
    assert word.render(document).startswith(b"PK")
    drawn = markdown.render(f"## We\n\n![a]({address}) [words](https://{address[7:]})")
    assert "<img" not in drawn.html


def addresses() -> set[str]:
    """The columns into which people write an address of the web."""
    return walking.columns(models.URLField) | {
        name
        for name in walking.columns(models.CharField)
        if any(isinstance(one, URLValidator) for one in walking.column(name).validators)
    }


@pytest.mark.django_db
def test_no_address_that_is_typed_is_asked_when_it_is_saved_or_shown(address, client):
    secure = address.replace("http:", "https:")
    meeting = AnnualMeetingFactory(public=True)
    rows = {
        "cities.city.website": member(website=address, slug="lyon"),
        "partners.partner.link": PartnerFactory(meeting=meeting, link=secure),
        "programme.session.livestream": SessionFactory(meeting=meeting, livestream=address),
        "programme.session.recording": SessionFactory(meeting=meeting, recording=address),
    }
    assert set(rows) == addresses()
    for name, row in rows.items():
        column = walking.column(name)
        assert column.clean(getattr(row, column.name), row) in (address, secure)
    pages = [client.get("/fr/cities/lyon/"), client.get(meeting.get_absolute_url())]
    assert [page.status_code for page in pages] == [200, 200]
    assert all(address[7:] in page.content.decode() for page in pages)
