"""What a check is given and what it answers."""

from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Severity(TextChoices):
    """An error keeps a text from being approved; a warning may be set aside with a reason."""

    ERROR = "error", _("error")
    WARNING = "warning", _("warning")


@dataclass(frozen=True)
class Pair:
    """A source and its translation, with what the checks need to know of the place.

    ``terms`` are the glossary's terms found in the source (``translations.glossary``);
    ``twins`` other approved translations of the very same source; ``names`` the official names
    of what the source names, in the target's language, each with its name in the source.
    """

    source: str
    source_language: str
    target: str
    language: str
    max_length: int | None = None
    is_one_line: bool = False
    terms: tuple = ()
    twins: tuple[str, ...] = ()
    names: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Finding:
    """What a check found: in words that say what to do, and where in the target (characters)."""

    check_id: str
    severity: Severity
    message: str | Promise
    start: int | None = None
    end: int | None = None
    # The whole target with this one fault mended, where a machine can do it safely; else ''.
    fixed: str = ""


class Check:
    """One check: a subclass names itself and its severity, and finds."""

    id: str
    severity: Severity = Severity.WARNING
    # Whether it compares two languages; else it also makes sense for a text in one.
    compares: bool = False

    def find(self, pair: Pair) -> list[Finding]:
        """What is wrong with the target, in the order of the text."""
        raise NotImplementedError

    def finding(self, message: str | Promise, **where) -> Finding:
        """A finding of this check."""
        return Finding(self.id, self.severity, message, **where)
