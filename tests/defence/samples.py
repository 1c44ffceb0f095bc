"""Files of every kind that people send, good ones and those that would harm: name and bytes."""

import gzip
import io
import struct
import zipfile
import zlib
from functools import cache

from openpyxl import Workbook
from PIL import Image

from tests.declarations.importing.formats import papers, pdf_papers
from tests.files import office, open_document, packed, pdf, swollen
from tests.translations.exchange.samples import row, sheet
from translations.exchange import table, tmx, word, xliff

LAUGHS = (
    b'<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]><a>&c;</a>'
)
OUTSIDE = b'<?xml version="1.0"?><!DOCTYPE a SYSTEM "http://127.0.0.1:1/a.dtd"><a/>'
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
PAGE = b"<!doctype html><html><body><p>We</p><script>alert(1)</script></body></html>"
CITIES = "name_en,country,field,designated\nLyon,FR,literature,2008\n"


def picture(kind: str, **options) -> bytes:
    """A small picture, each kind another one."""
    buffer = io.BytesIO()
    Image.new("RGB", (40, 30), f"#{len(kind)}0{len(kind)}0a0").save(buffer, kind, **options)
    return buffer.getvalue()


def moving() -> bytes:
    """A picture of two frames."""
    frames, buffer = [Image.new("RGB", (8, 8), colour) for colour in ("red", "blue")], io.BytesIO()
    frames[0].save(buffer, "WEBP", save_all=True, append_images=frames[1:], lossless=True)
    return buffer.getvalue()


def _chunk(kind: bytes, content: bytes) -> bytes:
    """A part of a PNG."""
    sum_ = zlib.crc32(kind + content)
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", sum_)


def huge_picture(side: int = 50_000) -> bytes:
    """A true PNG of a square with such sides in black and white: 300 kB, and 2.5 GB decoded."""
    packing, lines = zlib.compressobj(9), bytes((side // 8 + 1) * 1000)
    pixels = b"".join(packing.compress(lines) for _thousand in range(side // 1000))
    header = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    parts = [(b"IHDR", header), (b"IDAT", pixels + packing.flush()), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*part) for part in parts)


def workbook(text: str = CITIES) -> bytes:
    """A table as a workbook."""
    book, stream = Workbook(), io.BytesIO()
    for line in text.splitlines():
        book.active.append(line.split(","))
    book.save(stream)
    return stream.getvalue()


def swollen_pdf(megabytes: int = 100) -> bytes:
    """A PDF whose one page is drawn by so many megabytes, packed a thousand times smaller."""
    packing = zlib.compressobj(9)
    drawn = b"".join(packing.compress(b" " * 1_000_000) for _each in range(megabytes))
    drawn += packing.flush()
    return b"".join([
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n",
        b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n",
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>endobj\n",
        b"4 0 obj<</Filter/FlateDecode/Length %d>>stream\n" % len(drawn),
        drawn,
        b"\nendstream endobj\ntrailer<</Root 1 0 R>>\nstartxref\n9\n%%EOF\n",
    ])  # fmt: skip


def repacked(package: bytes, name: str, content: bytes) -> bytes:
    """A package with another part in the place of its own, or with one more."""
    with zipfile.ZipFile(io.BytesIO(package)) as old:
        parts = {part: old.read(part) for part in old.namelist()}
    return packed(parts | {name: content})


def encapsulated(deep: int = 5) -> bytes:
    """A zip in a zip in a zip, as deep as is said, with a megabyte of nothing in the last."""
    inner = swollen(packed({}), 1)
    for _level in range(deep):
        inner = packed({f"{number}.zip": inner for number in range(8)})
    return inner


@cache
def everything() -> dict[str, bytes]:
    """The files by what they are; made once."""
    texts = papers.lines("fr")
    word_file, exchanged = papers.word(texts), sheet(row(1, "One", "Un"), language="fr")
    png = picture("PNG")
    return {
        "JPEG": picture("JPEG"),
        "PNG": png,
        "WebP": picture("WEBP"),
        "PDF": pdf_papers.declaration(papers.parsed("fr")).bytes(),
        "Word": word_file,
        "Excel": workbook(),
        "OpenDocument": open_document("text"),
        "plain text": "\n\n".join(texts).encode(),
        "Markdown": papers.markdown(texts, "Déclaration").encode(),
        "table of cities": CITIES.encode(),
        "programme": b"12 June 2018\n\n9:00 - 10:00 Opening\n\n10:00 - 11:00 Debate\n",
        "Word of the desk": word.write(exchanged),
        "XLIFF": xliff.write(exchanged),
        "table of the desk": table.write(exchanged),
        "TMX": tmx.write([tmx.Entry("en", "One", "fr", "Un")], source_language="en"),
        "web page": PAGE,
        # What harms, or is of no use.
        "nothing": b"",
        "SVG": SVG,
        "SVG with a declaration": b'<?xml version="1.0"?>' + SVG,
        "GIF": picture("GIF"),
        "picture of 50,000 x 50,000": huge_picture(),
        "picture that moves": moving(),
        "picture and page": picture("JPEG") + PAGE,
        "picture and zip": png + packed({"a.html": PAGE}),
        "picture and PDF": picture("JPEG", comment=pdf()),
        "page and PDF": PAGE + pdf(),
        "zip": packed({"a.txt": b"a"}),
        "zips in zips": encapsulated(),
        "gzip": gzip.compress(bytes(10_000)),
        "program": b"MZ\x90\x00" + bytes(600),
        "old Word": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
        "Word with macros": repacked(word_file, "word/vbaProject.bin", b"x"),
        "Excel with macros": office("xlsx", {"xl/vbaProject.bin": b"x"}),
        "swollen Word": swollen(word_file, 70, "word/comments.xml"),
        "swollen Excel": swollen(workbook(), 60, "xl/sharedStrings.xml"),
        "swollen PDF": swollen_pdf(),
        "Word with entities": repacked(word_file, "word/document.xml", LAUGHS),
        "Excel with entities": repacked(workbook(), "xl/sharedStrings.xml", LAUGHS),
        "XML with entities": LAUGHS,
        "XML that points elsewhere": OUTSIDE,
        "PDF cut off": pdf()[:20],
    }
