"""One text in one language as the desk shows it, with its other languages at hand."""

from dataclasses import dataclass, field

from translations.models import Status, TextState, TextUnit
from translations.registry import Part
from uccn.lib import languages


@dataclass(eq=False)
class Row:
    """A text in the language that is open; ``texts`` holds the public text of every language."""

    unit: TextUnit
    state: TextState
    part: Part
    texts: dict[str, str]
    states: dict[str, str] = field(default_factory=dict)
    anchor: str = ""

    @property
    def language(self) -> str:
        """The language that is open."""
        return self.state.language

    @property
    def label(self) -> str:
        """ "Paragraph 3", in the person's language."""
        return self.part.named(self.unit.number)

    @property
    def mark(self) -> str:
        """ "§ 3", for the margin."""
        return self.part.marked(self.unit.number)

    @property
    def is_source(self) -> bool:
        """Whether the language that is open is the one that others are translated from."""
        return self.state.is_source

    @property
    def source_language(self) -> str:
        """The language it is translated from, '' when no text exists yet."""
        return self.unit.source_language

    @property
    def source(self) -> str:
        """The text that it is translated from."""
        return self.texts.get(self.unit.source_language, "")

    @property
    def column(self) -> str:
        """The public text."""
        return self.texts.get(self.state.language, "")

    @property
    def working(self) -> str:
        """What is being worked on: the draft, else the public text."""
        return self.state.draft or self.column

    @property
    def based_on(self) -> str:
        """The hash of the source that the working text was made from."""
        return self.state.working_source

    @property
    def status(self) -> Status:
        """Missing, draft, in review, approved or not needed."""
        return Status(self.state.status)

    @property
    def is_outdated(self) -> bool:
        """Whether the source has changed since, and nobody has sent a mended text to review."""
        return self.state.is_outdated

    @property
    def is_to_do(self) -> bool:
        """Whether somebody still has to translate or mend it."""
        if self.is_source or not self.unit.source_hash:
            return False
        return self.is_outdated or self.status in (Status.MISSING, Status.DRAFT)

    @property
    def is_to_review(self) -> bool:
        """Whether it waits for a reviewer."""
        return self.status == Status.IN_REVIEW

    @property
    def is_clean(self) -> bool:
        """Whether it may be approved unseen with others: in review, up to date, no finding."""
        clean = not (self.state.errors or self.state.warnings or self.is_outdated)
        return self.is_to_review and clean

    @property
    def others(self) -> list[tuple[str, str, str]]:
        """The other languages: code, text and status, those with a text."""
        shown = (self.state.language, self.unit.source_language)
        return [
            (code, self.texts[code], Status(self.states.get(code, Status.MISSING)).label)
            for code in languages.codes()
            if code not in shown and self.texts.get(code)
        ]
