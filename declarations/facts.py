"""What a version keeps of its declaration and meeting beside the text, and how it is read again.

Kind, original language, day of adoption and the meeting's facts stand around a text in every form
of it. No hash covers them: they are ours, not what was adopted. Days of endorsement and signature
come after adoption and are not among them; neither are addresses, which follow the site.
"""

import copy
import datetime as dt

from declarations.models import Declaration, Version
from meetings import recorded
from meetings.recorded import RecordedMeeting
from uccn.lib import dates, languages
from uccn.lib.text import to_plain


def facts_of(declaration: Declaration) -> dict:
    """What a version made now would keep, as JSON holds it. Two queries."""
    day = declaration.adopted_on
    return {
        "kind": declaration.kind,
        "original_language": declaration.original_language,
        "adopted_on": day.isoformat() if day else None,
        "meeting": recorded.facts(declaration.meeting_id),
    }


def as_recorded(declaration: Declaration, version: Version) -> Declaration:
    """The declaration, only to be shown, as it was when a version was made."""
    shown, facts = copy.copy(declaration), version.facts
    shown.kind, shown.original_language = facts["kind"], facts["original_language"]
    shown.adopted_on = _day(facts["adopted_on"])
    return shown


def meeting_of(version: Version) -> RecordedMeeting:
    """The meeting as it was when a version was made. Runs no query."""
    return RecordedMeeting(version.facts["meeting"])


def in_words(facts: dict) -> dict[str, str]:
    """The facts as the active language says them, by name; '' for what is not known."""
    meeting, original = RecordedMeeting(facts["meeting"]), facts["original_language"]
    day = _day(facts["adopted_on"])
    return {
        "kind": str(Declaration.Kind(facts["kind"]).label),
        "original_language": languages.name_in(original) if original else "",
        "adopted_on": dates.full_date(day) if day else "",
        "meeting": to_plain(meeting.header_line),
        "theme": to_plain(meeting.theme_text.text),
        "brand": meeting.brand,
        "accent": meeting.accent,
    }


def _day(written: str | None) -> dt.date | None:
    """A day as ISO 8601 writes it."""
    return dt.date.fromisoformat(written) if written else None
