"""What an import did or would do: changes without markup, and what is wrong by line and column."""

from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from import_export.resources import Diff
from import_export.results import Result


class Change(NamedTuple):
    """A cell before and after."""

    before: str
    after: str


class PlainDiff(Diff):
    """What a row changes, without the inline styles that our security policy refuses."""

    def as_html(self) -> list[Change]:
        """Pairs of texts, for the template to escape."""
        befores = [""] * len(self.left) if self.new else self.left
        return [Change(before, after) for before, after in zip(befores, self.right, strict=True)]


class Complaint(NamedTuple):
    """What is wrong, and where: line 0 is the whole file, column '' the whole line."""

    line: int
    column: str
    sentence: str


class LineResult(Result):
    """A result that names lines as the file has them."""

    lines: tuple[int, ...] | list[int] = ()

    def complaints(self) -> list[Complaint]:
        """Everything that is wrong with the file, in the order of its lines."""
        found = [complaint for e in self.base_errors for complaint in _of_file(e.error)]
        for row in self.invalid_rows:
            for column, messages in row.error_dict.items():
                name = "" if column == "__all__" else column
                found += [Complaint(self.lines[row.number - 1], name, text) for text in messages]
        for row in self.error_rows:
            sentence = _("This row cannot be saved.")
            found.append(Complaint(self.lines[row.number - 1], "", sentence))
        return sorted(found)

    def changed_rows(self) -> list:
        """The rows that are new or changed."""
        return [row for row in self.rows if row.is_new() or row.is_update()]


def _of_file(error: Exception) -> list[Complaint]:
    """What is wrong with the header; what was not written for people stays out."""
    if isinstance(error, ValidationError):
        return [Complaint(1, "", sentence) for sentence in error.messages]
    return [Complaint(0, "", _("The file cannot be imported."))]
