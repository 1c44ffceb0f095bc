"""What an incoming file would change, row by row, held against the texts as they stand now.

Nothing is written here. A row becomes a draft at most; whatever it does not become, a sentence
says why. Only rows that ``is_saved`` are for the desk's ``save_draft``.
"""

from collections import Counter

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from translations.exchange.identity import check_identity
from translations.exchange.plans import Kind, Plan, PlannedRow
from translations.exchange.rows import Incoming, IncomingSheet, Row, Sheet
from translations.exchange.sources import bare, is_text_of, source_of
from uccn.lib.cleaning import clean

__all__ = ["Kind", "Plan", "PlannedRow", "plan"]


def plan(incoming: IncomingSheet, expected: Sheet) -> Plan:
    """What the file would change. Raises FileProblem for another text's or language's file."""
    check_identity(incoming, expected)
    here = {row.id: row for row in expected.rows}
    times = Counter(row.id for row in incoming.rows)
    rows = [_planned(row, here.get(row.id), times[row.id]) for row in incoming.rows]
    rows += [_missing(row) for row in expected.rows if row.id not in times]
    return Plan(rows, [*incoming.warnings, *_normalisation(rows)])


def _planned(incoming: Incoming, row: Row | None, times: int) -> PlannedRow:
    """What one row of the file comes to."""
    if row is None:
        return _unknown(incoming)
    if times > 1:
        sentence = _(
            "The file has this text %(times)s times. Leave one of them and import it again."
        )
        return _told(incoming, row, Kind.DUPLICATE, sentence % {"times": times})
    if incoming.problem:
        return _told(incoming, row, Kind.PROBLEM, incoming.problem)
    was_left = incoming.target_hash is not None and is_text_of(
        incoming.target_hash, incoming.target
    )
    if bare(incoming.target) == bare(row.target):
        is_new = incoming.target_hash is not None and not was_left
        return _told(incoming, row, Kind.ALREADY if is_new else Kind.UNCHANGED)
    if was_left:
        sentence = _("The file did not change it; meanwhile it was changed here, and stays so.")
        return _told(incoming, row, Kind.UNCHANGED, sentence)
    try:
        return _changed(incoming, row, _cleaned(incoming.target, row))
    except ValidationError as error:
        return _told(incoming, row, Kind.PROBLEM, " ".join(error.messages))


def _cleaned(text: str, row: Row) -> str:
    """A translation as it would be stored. Raises ValidationError for what cannot be."""
    text = clean(text).strip()
    if row.is_one_line and "\n" in text:
        raise ValidationError(_("The translation has several lines. Write it on one line."))
    if row.max_length and len(text) > row.max_length:
        sentence = _(
            "The translation has %(length)s characters, at most %(most)s are possible. Shorten it."
        )
        raise ValidationError(sentence % {"length": len(text), "most": row.max_length})
    for validate in row.validators if text else ():
        validate(text)
    return text


def _changed(incoming: Incoming, row: Row, text: str) -> PlannedRow:
    """A row with another translation than stands here, and than it was exported with."""
    if not text:
        sentence = _("The translation is empty in the file. The text here stays: no import erases.")
        return _told(incoming, row, Kind.EMPTY, sentence)
    if sentence := _conflict(incoming, row):
        return _told(incoming, row, Kind.CONFLICT, sentence, text)
    source = source_of(incoming, row)
    if source.based_on is None:
        sentence = _("The file no longer says which source this translates. Export the text again.")
        return _told(incoming, row, Kind.PROBLEM, sentence, text)
    kind = Kind.DRAFT if source.based_on == row.source_hash else Kind.OLD_SOURCE
    return _told(incoming, row, kind, source.sentence, text)


def _conflict(incoming: Incoming, row: Row) -> str:
    """Why a changed translation may not take the place of the one here, '' where it may."""
    if incoming.target_hash is None and row.target:
        return _(
            "The file no longer says which translation it began with, and another stands here. "
            "Compare the two at the desk."
        )
    if incoming.target_hash is not None and incoming.target_hash != row.target_hash:
        return _(
            "The translation was changed here after the export, and otherwise in the file. "
            "Nothing is overwritten: compare the two at the desk."
        )
    return ""


def _told(
    incoming: Incoming, row: Row, kind: Kind, sentence: str = "", text: str | None = None
) -> PlannedRow:
    """A planned row of a text of ours; without a cleaned text, the file's is shown as it is."""
    source = source_of(incoming, row)
    return PlannedRow(
        id=row.id,
        place=incoming.place,
        label=row.label,
        kind=kind,
        text=incoming.target if text is None else text,
        based_on=source.based_on or "",
        expected_version=row.version,
        sentence=sentence,
        current=row.target,
        was_normalised=source.was_normalised,
    )


def _unknown(incoming: Incoming) -> PlannedRow:
    """A row whose id is not among the texts."""
    sentence = incoming.problem or _(
        "There is no such text here: it was deleted, or the id “%(id)s” was changed."
    ) % {"id": incoming.id}
    found = incoming.id, incoming.place, ""
    return PlannedRow(*found, Kind.UNKNOWN, text=incoming.target, sentence=sentence)


def _missing(row: Row) -> PlannedRow:
    """A text that the file lacks."""
    sentence = _("The file lacks this text: its row was deleted, or it is newer than the export.")
    return PlannedRow(
        id=row.id,
        place="",
        label=row.label,
        kind=Kind.MISSING,
        expected_version=row.version,
        sentence=sentence,
        current=row.target,
    )


def _normalisation(rows: list[PlannedRow]) -> list[str]:
    """One sentence for the whole file when a tool rewrote characters."""
    count = sum(row.was_normalised for row in rows)
    if not count:
        return []
    return [
        ngettext(
            "A tool rewrote characters or line ends of %(count)s source text. The translations "
            "can be imported, but look at accents and line breaks.",
            "A tool rewrote characters or line ends of %(count)s source texts. The translations "
            "can be imported, but look at accents and line breaks.",
            count,
        )
        % {"count": count}
    ]
