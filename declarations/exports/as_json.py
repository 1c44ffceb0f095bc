"""A declaration as JSON: what is known of it, and in every language the object its hash covers."""

import json

from django.conf import settings
from django.utils import translation

from declarations import standing
from declarations.models import LanguageVersion
from declarations.reading import Reading
from declarations.record import Record
from meetings.models.lines import MeetingLines
from uccn.lib import languages


def render(reading: Reading, meeting: MeetingLines) -> bytes:
    """The whole as UTF-8; without a record, the texts as they stand.

    ``meeting`` is read in the language of the reading's version, which names the hosts.

    A language that is not public gives its hash, so that the version's can be made again, and no
    text.
    """
    with translation.override(reading.version.language):
        found = _found(reading, meeting)
    return (json.dumps(found, ensure_ascii=False, indent=1) + "\n").encode()


def _found(reading: Reading, meeting: MeetingLines) -> dict:
    """What the JSON says, in the active language where it is words."""
    declaration, record, root = reading.declaration, reading.record, settings.SITE_URL
    return {
        "identifier": f"{root}{declaration.identifier}",
        "url": f"{root}{declaration.get_absolute_url()}",
        "kind": declaration.kind,
        "original_language": declaration.original_language or None,
        "meeting": _meeting(meeting),
        "stage": declaration.stage,
        "adopted_on": _day(declaration.adopted_on),
        "version": _version(record, root) if record else None,
        "texts": _recorded(reading, record, root) if record else _standing(reading, root),
    }


def _meeting(meeting: MeetingLines) -> dict:
    """The meeting by its number, days and hosts."""
    return {
        "edition": meeting.edition,
        "kind": meeting.kind,
        "year": meeting.year,
        "start": _day(meeting.start),
        "end": _day(meeting.end),
        "hosts": [host.name.text for host in meeting.host_list],
    }


def _version(record: Record, root: str) -> dict:
    """Which version this is, and its hash over the sorted hashes of its languages."""
    version = record.version
    return {
        "number": version.number,
        "kind": version.kind,
        "dated": _day(version.dated),
        "reason": version.reason or None,
        "reason_language": version.reason_language or None,
        "sha256": version.sha256,
        "url": f"{root}{record.declaration.version_url(version.number)}",
    }


def _recorded(reading: Reading, record: Record, root: str) -> list[dict]:
    """Every language of the version."""
    public = {version.language for version in reading.public} & set(languages.public_codes())
    found = []
    for code, row in record.texts.items():
        text = {"language": code, "sha256": row.sha256, "since_version": row.since}
        if code in public:
            text |= {"adopted": row.is_adopted, **_said(row.provenance)}
            text["hashed"] = record.content(code).hashed
        found.append(text)
    return found


def _standing(reading: Reading, root: str) -> list[dict]:
    """The public languages of a text that is not adopted, as it stands."""
    codes = [v.language for v in reading.public if v.language in languages.public_codes()]
    contents = standing.contents(reading.declaration, codes)
    return [
        {"language": code, "sha256": content.sha256, **_said(content.provenance),
         "hashed": content.hashed}
        for code, content in contents.items()
    ]  # fmt: skip


def _said(provenance: dict) -> dict:
    """What is said about a language version, an empty field as null."""
    kept = {name: value if value != "" else None for name, value in provenance.items()}
    return {"label": LanguageVersion.Label.UNDOCUMENTED.value} | kept


def _day(day) -> str | None:
    """A day as ISO 8601 writes it, None when it is not known."""
    return day.isoformat() if day else None
