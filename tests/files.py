"""Files of several kinds, as small as they may be."""

import io
import zipfile

_OFFICE = b"application/vnd.openxmlformats-officedocument."
_TYPES = {
    "docx": (b"wordprocessingml.document", "word/document.xml"),
    "xlsx": (b"spreadsheetml.sheet", "xl/workbook.xml"),
    "pptx": (b"presentationml.presentation", "ppt/presentation.xml"),
}


def pdf(words: str = "") -> bytes:
    """A PDF; other words make another one."""
    return b"%PDF-1.7\n%" + words.encode() + b"\n1 0 obj<<>>endobj\nstartxref\n9\n%%EOF\n"


def packed(parts: dict[str, bytes]) -> bytes:
    """A zip file of these parts."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        for name, content in parts.items():
            package.writestr(zipfile.ZipInfo(name), content)
    return file.getvalue()


def office(ending: str, more: dict[str, bytes] | None = None, types: bytes = b"") -> bytes:
    """A document of Office by its ending, with more parts or other types."""
    kind, body = _TYPES[ending]
    types = types or _OFFICE + kind + b".main+xml"
    return packed({"[Content_Types].xml": types, body: b"<x/>", **(more or {})})


def open_document(kind: str, more: dict[str, bytes] | None = None, manifest: bytes = b"") -> bytes:
    """A document of OpenDocument."""
    mimetype = f"application/vnd.oasis.opendocument.{kind}".encode()
    parts = {"mimetype": mimetype, "content.xml": b"<x/>", "META-INF/manifest.xml": manifest}
    return packed({**parts, **(more or {})})


def swollen(package: bytes, megabytes: int, name: str = "swollen.xml", sign: bytes = b" ") -> bytes:
    """A package with one more part that Deflate makes a thousand times smaller."""
    file = io.BytesIO(package)
    with zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED) as more, more.open(name, "w") as part:
        for _megabyte in range(megabytes):
            part.write(sign * 1_000_000)
    return file.getvalue()
