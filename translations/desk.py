"""What the translation page shows: one object in one language, row by row beside its source."""

from dataclasses import dataclass, field
from functools import cached_property

from django.utils.translation import gettext as _

from translations.actions import Outcome, fingerprint
from translations.differences import Piece, word_difference
from translations.registry import TranslationSubject, Unit
from translations.submission import Submission
from uccn.lib import languages


@dataclass
class Row:
    """One unit as the page shows it; ``seen`` is the fingerprint that its next save must meet."""

    unit: Unit
    source: str
    stored: str
    text: str
    seen: str
    is_unsaved: bool = False
    is_contested: bool = False
    theirs: str = ""
    errors: list[str] = field(default_factory=list)

    @property
    def is_missing(self) -> bool:
        """Whether nothing is stored in the language."""
        return not self.stored

    @property
    def difference(self) -> list[Piece]:
        """Their text and the writer's own in one, word by word."""
        return list(word_difference(self.theirs, self.text))


@dataclass
class Desk:
    """One object, open in one language beside another (or alone, where both are the same)."""

    subject: TranslationSubject
    obj: object
    language: str
    chosen_source: str = ""

    @cached_property
    def filled(self) -> dict[str, int]:
        """How many units have a text, by language."""
        return self.subject.filled(self.obj)

    @cached_property
    def source(self) -> str:
        """The chosen source; else the original; else the first language with texts."""
        known = self.chosen_source or self.subject.source_language(self.obj)
        others = [code for code in languages.order(self.language) if code != self.language]
        return known or next((code for code in others if self.filled[code]), self.language)

    @property
    def is_single(self) -> bool:
        """Whether the source itself is being written, with nothing beside it."""
        return self.source == self.language

    @cached_property
    def is_public(self) -> bool:
        """Whether readers see at once what is saved here."""
        return self.subject.is_public(self.obj, self.language)

    @cached_property
    def units(self) -> list[Unit]:
        """The texts in their order, in the two languages."""
        return self.subject.units(self.obj, list(dict.fromkeys([self.source, self.language])))

    def rows(self, sent: Submission | None = None, outcome: Outcome | None = None) -> list[Row]:
        """Every unit as stored; where somebody typed something else, as they typed it."""
        rows = [self._row(unit) for unit in self.units]
        for row in rows:
            key = row.unit.key
            if sent and key in sent.texts and key != sent.taken:
                _keep_typing(row, sent, outcome or Outcome())
        return rows

    def _row(self, unit: Unit) -> Row:
        """A unit as stored."""
        stored = unit.texts[self.language]
        return Row(unit, unit.texts[self.source], stored, stored, fingerprint(stored))

    def orphans(self, sent: Submission) -> list[str]:
        """Texts that were typed for units that are no longer here; they are shown, never lost."""
        keys = {unit.key for unit in self.units}
        return [
            text for key, text in sent.texts.items() if key not in keys and sent.is_touched(key)
        ]


def _keep_typing(row: Row, sent: Submission, outcome: Outcome) -> None:
    """Put into the row what was typed and not saved, with what stood in its way."""
    key, typed = row.unit.key, sent.texts[row.unit.key]
    done = key in outcome.saved or key in outcome.unchanged
    if done or typed == row.stored or not sent.is_touched(key):
        return
    row.text, row.is_unsaved, row.seen = typed, True, sent.seen.get(key, "")
    row.theirs = outcome.conflicts.get(key, row.stored)
    is_new_conflict = key in outcome.conflicts or not sent.is_readable
    row.is_contested = is_new_conflict or key in sent.contested
    if is_new_conflict:
        # Both texts are on the page now, so the next save is a knowing choice.
        row.seen = fingerprint(row.theirs)
    if key in outcome.errors:
        row.errors = outcome.errors[key].messages


def problems(desk: Desk, sent: Submission) -> list[str]:
    """Why nothing at all can be saved, in words for the person who tried."""
    found = []
    if not sent.is_readable:
        found.append(
            _(
                "What the page knew about the stored texts did not arrive, so nothing was saved. "
                "Compare what you typed with what is stored, and save again."
            )
        )
    elif desk.is_public and not sent.is_confirmed:
        found.append(
            _(
                "Nothing was saved: %(language)s is public. Tick “Show it on the site at once” "
                "beside the button, and save again."
            )
            % {"language": languages.name_in(desk.language)}
        )
    return found
