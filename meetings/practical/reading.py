"""A text as one reader gets it: the whole of it in one language, and since when it is so."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from meetings.practical.models import NewsItem, PracticalPage
from translations.approvals import changed_at
from uccn.lib import languages, markdown
from uccn.lib.languages import Resolved
from uccn.lib.markdown import Rendered
from uccn.publication.edits import latest

# Fewer headings than these are seen without a table of contents.
_CONTENTS = 3


@dataclass(frozen=True)
class Reading:
    """Title and text of a page or of news in one language, the reader's or the next best."""

    title: Resolved
    body: Resolved
    # The language in which it was written first, '' where nobody said so.
    original: str = ""

    @property
    def language(self) -> str:
        """The language of the text; of the title, where there is no text."""
        return self.body.language or self.title.language

    @property
    def translated_from(self) -> str:
        """The language of the original, where this is a translation of it; else ''."""
        return self.original if self.language and self.language != self.original else ""

    @property
    def is_fallback_original(self) -> bool:
        """Whether a reader who lacks the text gets the original."""
        return self.language == self.original != languages.current()

    @property
    def rendered(self) -> Rendered:
        """The text as safe HTML, with its headings."""
        return markdown.render(self.body.text)

    @property
    def contents(self) -> list:
        """The headings for a table of contents, where one helps."""
        headings = self.rendered.headings
        return headings if len(headings) >= _CONTENTS else []


def read(row: PracticalPage | NewsItem, language: str | None = None) -> Reading:
    """The row in the language; else, as a whole, in the original, or the first that has its text.

    A title that this language lacks comes from another one, as titles do everywhere.
    """
    body = row.text("body", language)
    title = row.text("title", body.language or language)
    return Reading(title, body, row.original_language)


def updated_at(
    rows: Iterable[PracticalPage | NewsItem], codes: Iterable[str]
) -> dict[tuple[int, str], dt.datetime]:
    """When what readers see of each row last changed, by language. Runs one query.

    It became public, or a text in that language changed since.
    """
    rows = list(rows)
    if not rows:
        return {}
    changed = changed_at(type(rows[0]), [row.pk for row in rows])
    return {
        (row.pk, code): latest(row.published_at, changed.get((row.pk, code)))
        for row in rows
        for code in codes
    }


def updated(row: PracticalPage | NewsItem, reading: Reading) -> dt.datetime | None:
    """When what this reader sees of a row last changed, None for a draft nobody worked on."""
    return updated_at([row], [reading.language])[row.pk, reading.language]
