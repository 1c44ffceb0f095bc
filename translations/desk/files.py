"""What the pages of files show: what a file would change, and what came of earlier ones."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from translations.exchange.plans import Kind, Plan, PlannedRow
from translations.models import ExchangeJob
from uccn.lib.differences import Piece, word_difference

# So many rows with a sentence are shown; the others are counted.
SHOWN = 200
# Longer texts are shown without a comparison, which would take minutes.
_COMPARED = 30_000
_COUNTED: dict[str, str | Promise] = {
    "rows": _("texts"),
    "entries": _("translations"),
    "new": _("new translations"),
    "known": _("in the memory already"),
    "skipped": _("passed over"),
}


def counted(counts: dict[str, int]) -> list[tuple[str | Promise, int]]:
    """The numbers of a file, each with what it counts."""
    names = {**dict(Kind.choices), **_COUNTED}
    return [(names.get(name, name), count) for name, count in counts.items()]


@dataclass(frozen=True)
class Change:
    """A row of a file that becomes a draft."""

    row: PlannedRow

    @cached_property
    def difference(self) -> list[Piece]:
        """From the text that stands there now to the file's."""
        before, after = self.row.current, self.row.text
        if len(before) + len(after) > _COMPARED:
            return [Piece("gone", before), Piece("new", after)]
        return list(word_difference(before, after))


@dataclass(frozen=True)
class Shown:
    """A plan as its page shows it."""

    plan: Plan

    @property
    def changes(self) -> list[Change]:
        """The rows that become drafts."""
        return [Change(row) for row in self.plan.saved]

    @property
    def _others(self) -> list[PlannedRow]:
        """The rows that become none, and why."""
        return [row for row in self.plan.told if not row.is_saved]

    @property
    def told(self) -> list[PlannedRow]:
        """The first rows that become no draft, with their sentences."""
        return self._others[:SHOWN]

    @property
    def untold(self) -> int:
        """How many more there are."""
        return max(len(self._others) - SHOWN, 0)

    @property
    def counts(self) -> list[tuple[str | Promise, int]]:
        """How many rows of each kind there are."""
        return counted(self.plan.counts)


def past(jobs: Iterable[ExchangeJob]) -> list[tuple[ExchangeJob, list, list]]:
    """Earlier files, each with its numbers and its first sentences."""
    return [(job, counted(job.counts), job.report[:SHOWN]) for job in jobs]
