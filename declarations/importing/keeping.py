"""Keeping the file that a text is imported from, before anything of it is saved."""

import re
import unicodedata

from django.utils import timezone

from declarations.importing.formats.blocks import Kind
from declarations.importing.formats.detection import kind_of, kind_of_text
from declarations.importing.formats.plain import decoded
from declarations.importing.formats.refusals import check_file_size
from declarations.models import SourceFile

_TYPES = {
    Kind.WORD: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    Kind.PDF: "application/pdf",
    Kind.HTML: "text/html",
    Kind.MARKDOWN: "text/markdown",
    Kind.PLAIN: "text/plain",
}
_LONGEST = 200


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
    return kind_of(data) or kind_of_text(decoded(data, language=language))


def cleaned_name(name: str) -> str:
    """A file's name without folders and without what cannot be seen."""
    last = re.split(r"[/\\]", name)[-1]
    seen = "".join(c for c in last if unicodedata.category(c)[0] not in "CZ" or c == " ")
    return unicodedata.normalize("NFC", seen).strip()[-_LONGEST:] or "file"
