"""From bytes or typing to clean text, in whichever format; size, and the files of a command."""

from pathlib import Path

from django.utils.translation import gettext as _

from declarations.importing import formats
from declarations.importing.formats.blocks import Kind, Source
from declarations.importing.formats.detection import kind_of
from declarations.importing.formats.plain import cleaned, normal
from declarations.importing.formats.refusals import check_file_size
from declarations.importing.problems import ImportProblem

MAX_BYTES = 1_000_000


def read(source: str | bytes, language: str = "") -> str:
    """The clean text of a file or of what was pasted. Raises ImportProblem."""
    if isinstance(source, bytes) and kind_of(source) is None:
        # Nobody looks through what comes by this way: no encoding is guessed.
        language = ""
    return cleaned(read_source(source, language).text)


def read_source(source: str | bytes, language: str = "") -> Source:
    """The blocks of a file or of what was pasted. Raises ImportProblem."""
    if isinstance(source, str):
        check_size(len(source.encode(errors="replace")))
    found = formats.read(source, language)
    check_size(len(found.text.encode(errors="replace")))
    return found


def text_of(source: Source) -> str:
    """All that was read as one text, never empty, clean where it has lines. Raises ImportProblem.

    In a Word document or a PDF nobody finds a line: there the review names the paragraph.
    """
    has_lines = source.kind not in (Kind.WORD, Kind.PDF)
    return cleaned(source.text) if has_lines else normal(source.text)


def check_size(size: int) -> None:
    """Raise ImportProblem for more text than a declaration can have."""
    if size > MAX_BYTES:
        raise ImportProblem(
            _("The text is larger than 1 MB (%(size)s bytes). Import one declaration at a time."),
            code="too_large",
            size=size,
        )


def read_file(path: str) -> bytes:
    """The bytes of a file, when it is one and not too large. Raises ImportProblem."""
    file = Path(path)
    try:
        if not file.is_file():
            raise ImportProblem(
                _("“%(path)s” is no file. Name the file to import."), code="no_file", path=path
            )
        check_file_size(file.stat().st_size)
        return file.read_bytes()
    except OSError as error:
        raise ImportProblem(
            _("“%(path)s” cannot be read: %(reason)s."),
            code="no_file",
            path=path,
            reason=getattr(error, "strerror", None) or error,
        ) from error
