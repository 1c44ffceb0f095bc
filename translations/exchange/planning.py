"""What an incoming file would change, row by row, held against the texts as they stand now.

Nothing is written here. A row becomes a draft at most; whatever it does not become, a sentence
says why. Only rows that ``is_saved`` are for the desk's ``save_draft``.
"""

from collections import Counter
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from translations.exchange.rows import FileProblem, Incoming, IncomingSheet, Row, Sheet
from translations.exchange.rows import is_same_language as same_language
from translations.exchange.sources import Source, bare, is_text_of, source_of
from uccn.lib import languages
from uccn.lib.cleaning import clean


class Kind(TextChoices):
    """What an incoming row comes to."""

    DRAFT = "draft", gettext_lazy("new draft")
    OLD_SOURCE = "old_source", gettext_lazy("draft of an earlier source")
    UNCHANGED = "unchanged", gettext_lazy("unchanged")
    ALREADY = "already", gettext_lazy("imported before")
    CONFLICT = "conflict", gettext_lazy("conflict")
    EMPTY = "empty", gettext_lazy("empty in the file")
    MISSING = "missing", gettext_lazy("not in the file")
    UNKNOWN = "unknown", gettext_lazy("not of this text")
    DUPLICATE = "duplicate", gettext_lazy("twice in the file")
    PROBLEM = "problem", gettext_lazy("cannot be kept")


@dataclass(frozen=True)
class PlannedRow:
    """What one row comes to. ``text`` is what would be saved, ``current`` what stands there now.

    ``based_on`` is the hash of the source that it translates, ``expected_version`` the version
    that may be replaced; ``was_normalised`` says that a tool rewrote characters of the source.
    """

    id: str
    place: str
    label: str
    kind: Kind
    text: str = ""
    based_on: str = ""
    expected_version: int = 0
    sentence: str = ""
    current: str = ""
    was_normalised: bool = False

    @property
    def is_saved(self) -> bool:
        """Whether applying the file makes a draft of the row."""
        return self.kind in (Kind.DRAFT, Kind.OLD_SOURCE)


@dataclass(frozen=True)
class Plan:
    """What a file comes to: its rows in its order, then the texts that it lacks."""

    rows: list[PlannedRow]
    warnings: list[str] = field(default_factory=list)

    @property
    def saved(self) -> list[PlannedRow]:
        """The rows that become drafts."""
        return [row for row in self.rows if row.is_saved]

    @property
    def told(self) -> list[PlannedRow]:
        """The rows of which there is something to say."""
        return [row for row in self.rows if row.sentence]

    @property
    def counts(self) -> dict[str, int]:
        """How many rows of each kind there are, in the order of the kinds."""
        found = Counter(row.kind for row in self.rows)
        return {str(kind.value): found[kind] for kind in Kind if found[kind]}


def plan(incoming: IncomingSheet, expected: Sheet) -> Plan:
    """What the file would change. Raises FileProblem for another text's or language's file."""
    _check_identity(incoming, expected)
    here = {row.id: row for row in expected.rows}
    times = Counter(row.id for row in incoming.rows)
    if not here.keys() & times.keys():
        raise FileProblem(
            _("No row of the file belongs to “%(title)s”. Choose the file that was exported here.")
            % {"title": expected.title},
            "no_rows",
        )
    rows = [_planned(row, here.get(row.id), times[row.id]) for row in incoming.rows]
    rows += [_missing(row) for row in expected.rows if row.id not in times]
    return Plan(rows, [*incoming.warnings, *_normalisation(rows)])


def _check_identity(incoming: IncomingSheet, expected: Sheet) -> None:
    """Raise FileProblem unless the file is of this text and between these languages."""
    if incoming.original != expected.original:
        sentence = _(
            "The file is of “%(found)s”, but this is “%(expected)s” (%(title)s). "
            "Import it where it belongs, or choose another file."
        )
        names = {"found": incoming.original or "?", "expected": expected.original}
        raise FileProblem(sentence % {**names, "title": expected.title}, "original")
    for found, wanted, sentence in (
        (
            incoming.source_language,
            expected.source_language,
            _(
                "The file was translated from %(found)s, but the source is in %(expected)s. "
                "Export the text again and translate that file."
            ),
        ),
        (
            incoming.language,
            expected.language,
            _(
                "The file is in %(found)s, but you are importing %(expected)s. "
                "Import it under its own language, or choose another file."
            ),
        ),
    ):
        if not same_language(found, wanted):
            names = {"found": _language(found), "expected": _language(wanted)}
            raise FileProblem(sentence % names, "language")


def _language(language: str) -> str:
    """A language's name where we know it, else as the file spells it."""
    return languages.name_in(language) if language in languages.codes() else f"“{language}”"


def _planned(incoming: Incoming, row: Row | None, times: int) -> PlannedRow:
    """What one row of the file comes to."""
    if row is None:
        return _other(incoming, row, Kind.UNKNOWN, _unknown(incoming))
    if times > 1:
        return _other(incoming, row, Kind.DUPLICATE, _duplicate(times))
    if incoming.problem:
        return _other(incoming, row, Kind.PROBLEM, incoming.problem)
    if bare(incoming.target) == bare(row.target):
        return _same(incoming, row)
    try:
        text = _cleaned(incoming.target, row)
    except ValidationError as error:
        return _other(incoming, row, Kind.PROBLEM, " ".join(error.messages))
    if not text:
        return _other(incoming, row, Kind.EMPTY, _empty())
    return _changed(incoming, row, text)


def _unknown(incoming: Incoming) -> str:
    """What is said of a row whose id is not among the texts."""
    if incoming.problem:
        return incoming.problem
    return _("There is no such text here: it was deleted, or the id “%(id)s” was changed.") % {
        "id": incoming.id
    }


def _duplicate(times: int) -> str:
    """What is said of every row with the same id."""
    sentence = _("The file has this text %(times)s times. Leave one of them and import it again.")
    return sentence % {"times": times}


def _empty() -> str:
    """What is said of an empty translation where there is a text."""
    return _("The translation is empty in the file. The text here stays: no import erases.")


def _other(incoming: Incoming, row: Row | None, kind: Kind, sentence: str) -> PlannedRow:
    """A row that is not saved, and why."""
    label, current = (row.label, row.target) if row else ("", "")
    version = row.version if row else 0
    place, text = incoming.place, incoming.target
    return PlannedRow(incoming.id, place, label, kind, text, "", version, sentence, current)


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
    return text


def _same(incoming: Incoming, row: Row) -> PlannedRow:
    """A row whose translation is what stands here: it was left alone, or imported before."""
    was_left = incoming.target_hash is None or is_text_of(incoming.target_hash, incoming.target)
    kind = Kind.UNCHANGED if was_left else Kind.ALREADY
    return _told(incoming, row, kind, row.target, source_of(incoming, row))


def _changed(incoming: Incoming, row: Row, text: str) -> PlannedRow:
    """A row with another translation than stands here."""
    source = source_of(incoming, row)
    before = incoming.target_hash
    if before is None and row.target:
        sentence = _(
            "The file no longer says which translation it began with, and another stands here. "
            "Compare the two at the desk."
        )
        return _told(incoming, row, Kind.CONFLICT, text, source, sentence)
    if before is not None and before != row.target_hash:
        if is_text_of(before, incoming.target):
            sentence = _("The file did not change it; meanwhile it was changed here, and stays so.")
            return _told(incoming, row, Kind.UNCHANGED, text, source, sentence)
        sentence = _(
            "The translation was changed here after the export, and otherwise in the file. "
            "Nothing is overwritten: compare the two at the desk."
        )
        return _told(incoming, row, Kind.CONFLICT, text, source, sentence)
    if source.based_on is None:
        sentence = _("The file no longer says which source this translates. Export the text again.")
        return _told(incoming, row, Kind.PROBLEM, text, source, sentence)
    kind = Kind.DRAFT if source.based_on == row.source_hash else Kind.OLD_SOURCE
    return _told(incoming, row, kind, text, source)


def _told(
    incoming: Incoming, row: Row, kind: Kind, text: str, source: Source, sentence: str = ""
) -> PlannedRow:
    """A planned row with what there is to say of it and of its source."""
    return PlannedRow(
        id=row.id,
        place=incoming.place,
        label=row.label,
        kind=kind,
        text=text,
        based_on=source.based_on or "",
        expected_version=row.version,
        sentence=" ".join(filter(None, [sentence, source.sentence])),
        current=row.target,
        was_normalised=source.was_normalised,
    )


def _missing(row: Row) -> PlannedRow:
    """A text that the file lacks."""
    sentence = _("The file lacks this text: its row was deleted, or it is newer than the export.")
    current, version = row.target, row.version
    return PlannedRow(row.id, "", row.label, Kind.MISSING, "", "", version, sentence, current)


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
