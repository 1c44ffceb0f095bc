"""One mail to one person: everything of a kind, in the language that he or she reads."""

import datetime as dt
from dataclasses import dataclass

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import ngettext

from translations import addresses
from translations.models import Assignment, Notice
from uccn.lib import languages
from uccn.lib.text import to_plain


@dataclass
class Entry:
    """One sheet in one language, as the mail lists it; ``count`` is 0 for the sheet as a whole."""

    title: str
    language: str
    count: int
    url: str
    due_at: dt.datetime | None = None


def language_of(person) -> str:
    """The language that a person chose for the admin, or the interface's own.

    Accounts hold the choice; this floor knows them by the relation's name alone.
    """
    chosen = getattr(getattr(person, "preference", None), "language", "")
    return chosen if chosen in languages.codes() else settings.LANGUAGE_CODE


def compose(person, kind: str, notices: list[Notice]) -> EmailMessage:
    """The mail, ready to send. Runs one query."""
    language, switch_off = language_of(person), addresses.absolute(addresses.mail_url())
    with translation.override(language):
        entries = _entries(person, notices)
        number = sum(entry.count or 1 for entry in entries)
        context = {"entries": entries, "number": number, "switch_off": switch_off}
        return EmailMessage(
            subject=_subject(kind, number),
            body=render_to_string(f"translations/mail/{kind}.txt", context),
            to=[person.email],
            headers={
                "List-Unsubscribe": f"<{switch_off}>",
                "Auto-Submitted": "auto-generated",
                "Content-Language": language,
            },
        )


def _entries(person, notices: list[Notice]) -> list[Entry]:
    """The notices by sheet and language, in the order in which they came."""
    grouped: dict[tuple[int, str], list[Notice]] = {}
    for notice in notices:
        grouped.setdefault((notice.sheet_id, notice.language), []).append(notice)
    assignments = Assignment.objects.filter(person=person, sheet__in={key[0] for key in grouped})
    due = {(a.sheet_id, a.language): a.due_at for a in assignments}
    return [_entry(group, due.get(key)) for key, group in grouped.items()]


def _entry(group: list[Notice], due_at: dt.datetime | None) -> Entry:
    """One line of the list; a single text is linked to itself."""
    first = group[0]
    units = {notice.unit_id: notice.unit for notice in group if notice.unit_id}
    path = addresses.sheet_url(first.sheet, first.language)
    if len(units) == 1:
        (unit,) = units.values()
        path = addresses.text_url(unit, first.language)
    return Entry(
        title=" ".join(to_plain(str(first.sheet)).split()),
        language=languages.name_in(first.language),
        count=len(units),
        url=addresses.absolute(path),
        due_at=due_at,
    )


def _subject(kind: str, number: int) -> str:
    """What the mail is about, in the active language."""
    if kind == Notice.Kind.ASSIGNED:
        text = ngettext(
            "A text was assigned to you", "%(number)d texts were assigned to you", number
        )
    elif kind == Notice.Kind.SOURCE_CHANGED:
        text = ngettext(
            "A source that you translated was changed",
            "%(number)d sources that you translated were changed",
            number,
        )
    elif kind == Notice.Kind.WAITING:
        text = ngettext(
            "A text waits for your review", "%(number)d texts wait for your review", number
        )
    else:
        text = ngettext(
            "A translation of yours is due", "%(number)d translations of yours are due", number
        )
    return text % {"number": number}
