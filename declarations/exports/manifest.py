"""The manifest of a version: every form in every public language, with its size and SHA-256."""

import hashlib
import json
from collections.abc import Iterator

from django.conf import settings

from declarations.exports import as_json, building
from declarations.exports.addresses import file_path
from declarations.exports.pdf import PdfUnavailable
from declarations.exports.renditions import RENDITIONS
from declarations.reading import Reading
from uccn.lib import languages

JSON = "application/json; charset=utf-8"


def render(readings: list[Reading]) -> bytes:
    """The manifest as JSON, of the readings of one version in its public languages."""
    first = readings[0]
    record = first.record
    found = {
        "identifier": f"{settings.SITE_URL}{first.declaration.identifier}",
        "version": record.number if record else None,
        "sha256": record.version.sha256 if record else None,
        "files": [file for reading in readings for file in _files(reading)],
    }
    return (json.dumps(found, ensure_ascii=False, indent=1) + "\n").encode()


def _files(reading: Reading) -> Iterator[dict]:
    """Every form of one language; one that cannot be made on this machine says why."""
    meeting = building.meeting_of(reading)
    document = building.document(reading, meeting)
    yield _file(reading, "json", JSON, as_json.render(reading, meeting))
    for ending, rendition in RENDITIONS.items():
        try:
            data = rendition.make(document, None)
        except PdfUnavailable as problem:
            yield _entry(reading, ending, rendition.media_type) | {"unavailable": problem.sentence}
            continue
        yield _file(reading, ending, rendition.media_type, data)


def _file(reading: Reading, ending: str, media_type: str, data: bytes) -> dict:
    """One form with what its bytes are."""
    digest = hashlib.sha256(data).hexdigest()
    return _entry(reading, ending, media_type) | {"bytes": len(data), "sha256": digest}


def _entry(reading: Reading, ending: str, media_type: str) -> dict:
    """One form: its language, type and address."""
    return {
        "language": languages.tag(reading.version.language),
        "media_type": media_type,
        "url": f"{settings.SITE_URL}{file_path(reading, ending)}",
    }
