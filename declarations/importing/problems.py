"""The one exception of the import: what is wrong, what to do, and the lines that show it."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError


class ImportProblem(ValidationError):
    """A text that cannot be imported; nothing was written.

    ``field`` is the form's field that it concerns, ``details`` are lines to show below it.
    """

    def __init__(
        self, message, code: str, field: str = "text", details: Iterable[str] = (), **params
    ) -> None:
        super().__init__(message, code=code, params=params)
        self.field = field
        self.details = list(details)

    @property
    def is_in_a_piece(self) -> bool:
        """Whether it concerns a paragraph of the review, which it then names."""
        return self.field.startswith("piece-")

    def __str__(self) -> str:
        return "\n".join([*self.messages, *self.details])
