"""A Word document with two columns, source and translation: how most of these texts are translated.

Each row carries its id in small grey letters and, hidden beside it, hashes and version. A line
above the table names the text and the languages. The same state always gives the same bytes.
"""

import io

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from translations.exchange.rows import Sheet, tag
from translations.exchange.safety import check_exportable
from translations.exchange.word_reading import read
from translations.exchange.word_table import paragraph_of, table_of
from uccn.lib import languages
from uccn.lib.word import MOMENT, without_times

__all__ = ["read", "write"]


def write(sheet: Sheet) -> bytes:
    """The sheet as a Word document. Raises FileProblem for a text that no file can hold."""
    import docx

    check_exportable(sheet)
    document = docx.Document()
    _name(document, sheet)
    _set_page(document)
    with override(_reader_language(sheet)):
        document.add_heading(sheet.title, 1)
        language = languages.current()
        parts = [paragraph_of(line, language) for line in _instructions(sheet)]
        parts += [paragraph_of(reference_of(sheet), "", sz=16), table_of(sheet)]
        # What follows stands at the end: the last paragraph, which Word wants, and the page.
        body = document.element.body
        for part in [*parts, paragraph_of("", "")]:
            body.insert(len(body) - 1, part)
    raw = io.BytesIO()
    document.save(raw)
    return without_times(raw.getvalue())


def _name(document, sheet: Sheet) -> None:
    """The document's properties, without author and times."""
    properties = document.core_properties
    properties.author = properties.last_modified_by = "UCCN"
    properties.comments, properties.title = "", sheet.title
    properties.identifier, properties.language = sheet.original, tag(sheet.language)
    properties.created = properties.modified = MOMENT
    properties.revision = 1


def _set_page(document) -> None:
    """A page on its side, as two columns of text want it."""
    section = document.sections[0]
    width, height = section.page_width, section.page_height
    section.orientation, section.page_width, section.page_height = 1, height, width
    section.left_margin = section.right_margin = section.top_margin // 2


def _reader_language(sheet: Sheet) -> str:
    """The language of the instructions: the translator's, whoever exports."""
    return sheet.language if sheet.language in languages.codes() else settings.LANGUAGE_CODE


def _instructions(sheet: Sheet) -> list[str]:
    """What the translator has to know."""
    values = {
        "source": languages.name_in(sheet.source_language),
        "target": languages.name_in(sheet.language),
    }
    return [
        _("Translation from %(source)s into %(target)s") % values,
        _(
            "Write in the last column only. Do not delete, add, join or move rows, and leave the "
            "small grey letters as they are. Tracked changes are taken as accepted. Raised "
            "letters are written ^like this^, slanted ones *like this*."
        ),
    ]


def reference_of(sheet: Sheet) -> str:
    """The line by which the document is known when it comes back; the same in every language."""
    return f"UCCN [{sheet.original}] {tag(sheet.source_language)} > {tag(sheet.language)}"
