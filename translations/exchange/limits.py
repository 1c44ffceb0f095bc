"""How large a file may be before it is read."""

from django.utils.translation import gettext as _

from translations.exchange.rows import FileProblem

MAX_BYTES = 10_000_000


def check_size(data: bytes) -> None:
    """Raise FileProblem for an empty file and for one of more than 10 MB."""
    check_length(len(data))


def check_length(size: int) -> None:
    """Raise FileProblem for no bytes and for more than 10 MB, before anything is read."""
    if not size:
        raise FileProblem(_("The file is empty. Choose the file that was translated."), "empty")
    if size > MAX_BYTES:
        raise FileProblem(
            _(
                "The file is larger than 10 MB (%(size)s bytes). "
                "Files of one text are far smaller: choose another file."
            )
            % {"size": size},
            "too_large",
        )
