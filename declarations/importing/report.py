"""What an import found and what it changes, for the preview and for the command line."""

from dataclasses import dataclass, field
from typing import NamedTuple

from django.utils.translation import gettext as _

from declarations.importing import scripts
from declarations.importing.parsing import Parsed
from declarations.models import Declaration
from meetings.models import AnnualMeeting
from translations.handing_over import Handed


class Finding(NamedTuple):
    """One fact: as the text says it, as it is recorded, and whether they agree."""

    subject: str
    found: str
    recorded: str
    agrees: bool

    @property
    def verdict(self) -> str:
        """What a person reads beside the fact."""
        if not self.agrees:
            return _("differs")
        if not self.found:
            return _("not found in the text")
        return _("same") if self.recorded else _("not recorded")

    def __str__(self) -> str:
        return _("%(subject)s: the text says “%(found)s”, recorded is “%(recorded)s”.") % {
            "subject": self.subject,
            "found": self.found,
            "recorded": self.recorded,
        }


class Change(NamedTuple):
    """One column that the import writes, of the row that ``row`` names (None: a new one)."""

    what: str
    before: str
    after: str
    kind: str
    column: str
    row: object = None
    stored: object = None

    @property
    def value(self) -> object:
        """What is stored, where a person reads something else ("yes" for True)."""
        return self.after if self.stored is None else self.stored

    @property
    def is_replacement(self) -> bool:
        """Whether another text stands there already."""
        return bool(self.before)

    def __str__(self) -> str:
        pattern = _("%(what)s: replaced") if self.is_replacement else _("%(what)s: new")
        return pattern % {"what": self.what}


@dataclass
class Report:
    """The result of an import or of its preview."""

    meeting: AnnualMeeting
    language: str
    parsed: Parsed
    findings: list[Finding]
    declaration: Declaration | None
    changes: list[Change]
    state: str
    saved: bool = False
    # What becomes of its texts at the translation desk, and what became of them.
    sentences: list[str] = field(default_factory=list)
    handed: list[Handed] = field(default_factory=list)

    @property
    def changed(self) -> bool:
        """Whether something was written, or would be."""
        return bool(self.changes)

    @property
    def is_in_other_script(self) -> bool:
        """Whether most letters are none that the language is written in."""
        return scripts.is_foreign("".join(self.parsed.paragraphs), self.language)

    @property
    def differences(self) -> list[Finding]:
        """The facts on which text and meeting do not agree."""
        return [finding for finding in self.findings if not finding.agrees]

    @property
    def replacements(self) -> list[Change]:
        """The changes that put a text in the place of another."""
        return [change for change in self.changes if change.is_replacement]

    @property
    def result(self) -> str:
        """In one sentence, what became of it."""
        if not self.changes:
            return _("Nothing to change: the text is stored already.")
        if self.saved:
            return _("Imported as a draft: “%(title)s”, %(count)s paragraphs.") % self._numbers()
        return _("Not saved yet: “%(title)s”, %(count)s paragraphs.") % self._numbers()

    def _numbers(self) -> dict[str, object]:
        """What the sentences name."""
        return {"title": self.parsed.title, "count": len(self.parsed.paragraphs)}

    def lines(self) -> list[str]:
        """Everything in sentences: the meeting, differences, changes, the result."""
        meeting = _("Meeting: %(meeting)s") % {"meeting": self.meeting}
        return [
            meeting,
            *(f"! {finding}" for finding in self.differences),
            *(f"+ {change}" for change in self.changes),
            *self.sentences,
            self.result,
        ]
