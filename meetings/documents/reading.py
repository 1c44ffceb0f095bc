"""A document as a reader finds it: the files of their language first, what is missing said."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from django.utils.translation import gettext_lazy as _

from meetings.documents.models import Document, DocumentFile
from meetings.models import Audience
from uccn.lib import languages
from uccn.lib.collation import sort_key

# What stands over the documents of a kind.
HEADINGS = {
    Document.Kind.AGENDA: _("Agendas"),
    Document.Kind.WORKING: _("Working documents"),
    Document.Kind.MINUTES: _("Minutes"),
    Document.Kind.REPORT: _("Reports"),
    Document.Kind.PRESS: _("For the press"),
}


@dataclass(frozen=True)
class Shown:
    """A document with the newest file of each language, in the reader's order."""

    document: Document
    files: list[DocumentFile]

    @property
    def languages(self) -> list[str]:
        """The languages that it has."""
        return [file.language for file in self.files]

    @property
    def is_in_readers_language(self) -> bool:
        """Whether the reader finds it in the language of the page."""
        return languages.current() in self.languages

    @property
    def missing(self) -> list[str]:
        """The names of the languages of the site that it lacks, the reader's first."""
        lacking = [code for code in languages.public_codes() if code not in self.languages]
        own_first = sorted(lacking, key=lambda code: code != languages.current())
        return [languages.name_in(code) for code in own_first]

    @property
    def for_whom(self) -> str:
        """For whom it is, '' when it is for everyone."""
        document = self.document
        is_everyones = document.audience == Audience.PUBLIC
        return "" if is_everyones else str(document.get_audience_display())

    def in_language(self, wanted: str) -> DocumentFile | None:
        """The file in a language, else in the first that a reader of it is offered."""
        return min(self.files, key=_placing(wanted), default=None)


def shown(document: Document) -> Shown:
    """A document whose newest files are loaded."""
    for file in document.newest_files:
        file.document = document
    return Shown(document, in_order(document.newest_files))


def in_order(files: Iterable[DocumentFile], language: str | None = None) -> list[DocumentFile]:
    """Files as a reader of a language finds them: theirs, those to fall back on, others by name."""
    return sorted(files, key=_placing(language or languages.current()))


def _placing(language: str) -> Callable[[DocumentFile], tuple]:
    """The key that sorts files as a reader of a language finds them."""
    ours = languages.order(language)

    def place(file: DocumentFile) -> tuple:
        """Where the file's language stands."""
        if file.language == language:
            return (-1,)
        if file.language in ours:
            return (0, ours.index(file.language))
        return (1, sort_key(file.language_name))

    return place


def by_kind(documents: Iterable[Shown]) -> Iterator[tuple[str, list[Shown]]]:
    """The documents of each kind under its heading, in the order of the kinds."""
    kinds = list(Document.Kind)
    ordered = sorted(documents, key=lambda one: kinds.index(one.document.kind))
    for kind, group in groupby(ordered, key=lambda one: one.document.kind):
        yield str(HEADINGS[kind]), list(group)


def history(document: Document, *, whole: bool) -> list[tuple[DocumentFile, list[DocumentFile]]]:
    """Each language's newest file with the former ones that readers had, newest first. One query.

    ``whole`` shows those too that were replaced before readers saw the document. What was taken
    down is on no page.
    """
    found = []
    files = document.files.there().with_known()
    for _language, group in groupby(files, key=lambda file: file.language):
        newest, *former = group
        for file in (newest, *former):
            file.document = document
        if newest.is_known:
            found.append((newest, [file for file in former if whole or file.is_known]))
    order = [file.pk for file in in_order(newest for newest, _former in found)]
    return sorted(found, key=lambda pair: order.index(pair[0].pk))
