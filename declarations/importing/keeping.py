"""Keeping the file that a text is imported from, before anything of it is saved."""

from django.utils import timezone

from declarations.importing.formats import word
from declarations.importing.formats.blocks import Kind
from declarations.importing.formats.detection import kind_of, kind_of_text
from declarations.importing.formats.plain import decoded
from declarations.importing.formats.refusals import check_file_size, refused
from declarations.models import SourceFile
from uccn.lib.cleaning import cleaned_name

# Where a PDF says where its objects stand: a file without it was cut off.
_TAIL = 4096
_TYPES = {
    Kind.WORD: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    Kind.PDF: "application/pdf",
    Kind.HTML: "text/html",
    Kind.MARKDOWN: "text/markdown",
    Kind.PLAIN: "text/plain",
}


def keep(data: bytes, *, name: str, by, pages: int | None = None, **facts) -> SourceFile:
    """Keep a file as it came; ``facts`` are its language, origin and declaration.

    Raises ImportProblem for one that is no text. Uploads that led to nothing go.
    """
    kind = kind_of_file(data, facts.get("language", ""))
    SourceFile.objects.forgotten(timezone.now()).delete()
    made = SourceFile(
        content=data,
        content_type=_TYPES[kind],
        name=cleaned_name(name),
        uploaded_by=by,
        pages=pages,
        **facts,
    )
    made.save()
    return made


def kind_of_file(data: bytes, language: str = "") -> Kind:
    """The format of a file by its content. Raises ImportProblem for what is none of ours."""
    check_file_size(len(data))
    kind = kind_of(data)
    if kind == Kind.WORD:
        word.check(data)
    if kind == Kind.PDF and b"startxref" not in data[-_TAIL:]:
        raise refused("damaged")
    return kind or kind_of_text(decoded(data, language=language))
