"""The text that is open in the editor: what stands in its field, and what stands beside it."""

from dataclasses import dataclass, field
from functools import cached_property

from django.utils import timezone

from translations import addresses, checking, machine
from translations.actions import may_comment
from translations.checks.base import Finding
from translations.desk import offers
from translations.desk.marking import Span, Stretch, stretches
from translations.desk.opened import Opened
from translations.desk.rows import Row
from translations.forms.talk import CommentForm
from translations.models import Comment, Origin, Status, TextRevision
from uccn.lib.differences import Piece, word_difference

# How much text of other rows the page shows, in bytes, so that it stays light on any sheet.
NEIGHBOURS = 44_000


@dataclass
class Editing:
    """One open row; ``typed`` is what the person had in the field when it could not be saved."""

    opened: Opened
    row: Row
    typed: str | None = None
    theirs: str | None = None
    their_author: object = None
    errors: list[str] = field(default_factory=list)
    walk: str = ""
    comment_form: CommentForm | None = None
    origin: str = Origin.TYPED
    machine_text: str = ""

    def __post_init__(self) -> None:
        """A form for a comment, unless one comes back with an error."""
        self.comment_form = self.comment_form or CommentForm(row=self.row)

    @property
    def may_ask_machine(self) -> bool:
        """Whether there is a machine to ask for this text."""
        return machine.is_configured() and bool(self.row.source) and not self.row.is_source

    def address(self, row: Row) -> str:
        """The editor with a row of this walk open."""
        return addresses.text_url(row.unit, row.language, only=self.walk)

    @property
    def here(self) -> str:
        """The editor with this row open."""
        return self.address(self.row)

    @property
    def list_address(self) -> str:
        """The list that this walk goes through."""
        return addresses.sheet_url(self.opened.sheet, self.row.language, state=self.walk)

    @property
    def may_comment(self) -> bool:
        """Whether the person may say something of this text."""
        return may_comment(self.opened.user, self.row.unit, self.row.language)

    @property
    def text(self) -> str:
        """What stands in the field."""
        return self.row.working if self.typed is None else self.typed

    @property
    def is_unsaved(self) -> bool:
        """Whether the field holds what is saved nowhere."""
        return self.typed is not None and self.typed != self.row.working

    @property
    def is_writable(self) -> bool:
        """Whether the field can be written: the person may, and nobody else has it open."""
        return self.opened.may_write(self.row) and not self.is_claimed

    @property
    def is_claimed(self) -> bool:
        """Whether somebody else has it open for writing now."""
        state = self.row.state
        return (
            state.claimed_until is not None
            and state.claimed_until > timezone.now()
            and state.claimed_by_id != self.opened.user.pk
        )

    @cached_property
    def terms(self) -> list:
        """The glossary's terms in the source."""
        return [] if self.row.is_source else offers.terms(self.row)

    @property
    def term_rows(self) -> list:
        """The terms to insert, each once however often the source uses it."""
        return list({term.key: term for term in reversed(self.terms)}.values())[::-1]

    @cached_property
    def suggestions(self) -> list:
        """What the memory offers, best first."""
        if self.row.is_source or not self.row.source:
            return []
        rows, place = self.opened.rows, self.opened.rows.index(self.row)
        before = rows[place - 1].source if place else ""
        after = rows[place + 1].source if place + 1 < len(rows) else ""
        return offers.suggestions(self.row, before, after)

    @property
    def is_behind(self) -> bool:
        """Whether the source has changed since what stands in the field was saved."""
        return self.row.is_outdated and self.row.based_on != self.row.unit.source_hash

    @cached_property
    def old_source(self) -> str | None:
        """The source that the text was translated from, where it has changed since."""
        if not self.is_behind or not self.row.based_on:
            return None
        kept = TextRevision.objects.filter(unit=self.row.unit, text_hash=self.row.based_on)
        return kept.values_list("text", flat=True).first()

    @cached_property
    def source_stretches(self) -> list[Stretch]:
        """The source with its changes, terms and figures."""
        spans = [Span(t.start, t.end, "term", str(t.preferred)) for t in self.terms]
        spans += [Span(n.start, n.end, "figure") for n in offers.numbers(self.row)]
        return stretches(self.row.source, spans, self.old_source)

    @cached_property
    def findings(self) -> list[Finding]:
        """What the checks say of what stands in the field."""
        if self.row.is_source or not self.text:
            return []
        row, state = self.row, self.row.state
        # A text that was found in the column was never checked; nor was one against a new source.
        was_checked = bool(state.draft) or row.status == Status.APPROVED
        is_clean = not (row.is_outdated or state.errors or state.warnings)
        if self.typed is None and was_checked and is_clean:
            return []
        return checking.findings(row.unit, row.language, row.source, self.text)

    @cached_property
    def comments(self) -> list[Comment]:
        """What was said of the text in this language or of its source, oldest first."""
        if not self.row.state.has_comments:
            return []
        about = self.row.unit.comments.filter(language__in=["", self.row.language])
        return list(about.select_related("author", "resolved_by"))

    @property
    def open_comments(self) -> int:
        """How many of the comments nobody has resolved."""
        return sum(comment.resolved_at is None for comment in self.comments)

    @property
    def change(self) -> list[Piece]:
        """What the draft changes in the public text, word by word; nothing without both."""
        if not (self.row.state.draft and self.row.column):
            return []
        return list(word_difference(self.row.column, self.row.state.draft))

    @property
    def difference(self) -> list[Piece]:
        """Their text and what was typed here in one, word by word."""
        return list(word_difference(self.theirs or "", self.text))

    @cached_property
    def walked(self) -> list[Row]:
        """The rows that "next" and "previous" walk through."""
        return self.opened.walk(self.walk, self.row)

    def step(self, by: int) -> Row | None:
        """The row so many steps on (or back), None at either end."""
        place = self.walked.index(self.row) + by
        return self.walked[place] if 0 <= place < len(self.walked) else None

    @property
    def next(self) -> Row | None:
        """The next row of the walk."""
        return self.step(1)

    @property
    def previous(self) -> Row | None:
        """The row before this one in the walk."""
        return self.step(-1)

    @cached_property
    def around(self) -> tuple[list[Row], list[Row]]:
        """The rows shown before and after this one: the nearest, as many as are light enough."""
        rows, place = self.opened.rows, self.opened.rows.index(self.row)
        before, after = rows[:place][::-1], rows[place + 1 :]
        shown = _light(before, NEIGHBOURS // 2), _light(after, NEIGHBOURS // 2)
        return shown[0][::-1], shown[1]

    @property
    def earlier(self) -> int:
        """How many rows before those that are shown are left out."""
        return self.opened.rows.index(self.row) - len(self.around[0])

    @property
    def later(self) -> int:
        """How many rows after those that are shown are left out."""
        rest = len(self.opened.rows) - self.opened.rows.index(self.row) - 1
        return rest - len(self.around[1])


def _light(rows: list[Row], budget: int) -> list[Row]:
    """The first rows whose texts fit the budget, in bytes; each row's frame counts as well."""
    kept = []
    for row in rows:
        budget -= len(row.source.encode()) + len(row.working.encode()) + 700
        if budget < 0:
            break
        kept.append(row)
    return kept
