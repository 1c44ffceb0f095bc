"""The programmes of the starter data, loaded once; what staff changed stays theirs."""

import json

from django.conf import settings
from django.db import transaction

from cities.models import City, CreativeField
from meetings.models import AnnualMeeting
from meetings.programme.actions import release
from meetings.programme.models import Appearance, Session, Speaker
from translations.actions import together
from uccn.lib.languages import by_column


def load() -> str:
    """Load and release the programmes of meetings that have none; a sentence for the terminal."""
    loaded = 0
    for file in sorted(settings.DATA_DIR.glob("programme-*.json")):
        facts = json.loads(file.read_text(encoding="utf-8"))
        meeting = AnnualMeeting.objects.filter(edition=facts["edition"]).first()
        if meeting is None or meeting.sessions.exists():
            continue
        with transaction.atomic(), together(trust=True):
            _load_one(meeting, facts)
        loaded += 1
    return f"Programmes: {loaded} loaded."


def _load_one(meeting: AnnualMeeting, facts: dict) -> None:
    """One programme with its people, released at once: it is history."""
    speakers = {row["key"]: _speaker(meeting, row) for row in facts["speakers"]}
    fields = {field.key: field for field in CreativeField.objects.all()}
    for row in facts["sessions"]:
        session = Session.objects.create(
            meeting=meeting,
            status=Session.Status.CONFIRMED,
            is_announced=True,
            **{name: row[name] for name in ("kind", "day", "begins", "ends", "audience")},
            **by_column("title", row["title"]),
            **by_column("abstract", row["abstract"]),
        )
        session.fields.set(fields[key] for key in row["fields"])
        for position, key in enumerate(row["speakers"], start=1):
            Appearance.objects.create(session=session, speaker=speakers[key], position=position)
    [(language, note)] = facts["release_note"].items()
    release(meeting=meeting, note=note, note_language=language)


def _speaker(meeting: AnnualMeeting, row: dict) -> Speaker:
    """A person in the office of that year."""
    name, country = row["city"] or ("", "")
    city = City.objects.filter(name_en=name, country=country).first() if name else None
    return Speaker.objects.create(
        meeting=meeting,
        city=city,
        **by_column("name", row["name"]),
        **by_column("office", row["office"]),
    )
