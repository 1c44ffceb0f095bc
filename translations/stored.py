"""What is stored now: the texts of a subject's parts, read without the translator's rewriting."""

import re
from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from translations.models import PART_SPAN
from translations.registry import Part, TranslationSubject
from uccn.lib import languages

# One word, or one character of a script that writes none apart (Han; kana is not written here).
_WORD = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]|[^\W_\u3400-\u9fff\uf900-\ufaff]+")


class Stored(NamedTuple):
    """One translated field of one row; ``texts`` by language, '' for what is missing."""

    part: Part
    pk: int
    sheet_id: int
    position: int
    ancestor: int | None
    known_language: str
    anchor: str
    texts: dict[str, str]


def stored(
    subject: TranslationSubject,
    *,
    sheets: Collection[int] | None = None,
    rows: tuple[type, Collection[int]] | None = None,
) -> Iterator[Stored]:
    """Every text of the subject, or of some sheets (by their objects' keys), or of some rows.

    Runs one query for each part that is asked for.
    """
    for index, part in enumerate(subject.parts):
        if rows is not None and part.model is not rows[0]:
            continue
        found = part.model._default_manager.rewrite(False).order_by("pk")
        if rows is not None:
            found = found.filter(pk__in=rows[1])
        elif sheets is not None and not subject.is_collective:
            found = found.filter(**{f"{part.parent or 'pk'}__in": sheets})
        yield from _of_part(subject, index, part, found)


def _of_part(subject: TranslationSubject, index: int, part: Part, found) -> Iterator[Stored]:
    """The part's rows, one query."""
    codes = languages.codes()
    anchor = part.anchor[1] if part.anchor else ""
    more = [part.parent, part.order, part.ancestor, part.source_language, anchor]
    names = ["pk", *dict.fromkeys(name for name in more if name)]
    columns = languages.columns([part.field], codes)
    place = {name: number for number, name in enumerate(names)}
    first, start = len(names), index * PART_SPAN
    for row in found.values_list(*names, *columns):
        number = row[place[part.order]] if part.order else 0
        if subject.is_collective:
            sheet, number = 0, row[0]
        else:
            sheet = row[place[part.parent]] if part.parent else row[0]
        yield Stored(
            part,
            row[0],
            sheet,
            start + min(number, PART_SPAN - 1),
            row[place[part.ancestor]] if part.ancestor else None,
            row[place[part.source_language]] if part.source_language else "",
            part.anchor_of(row[place[anchor]]) if anchor else "",
            dict(zip(codes, (text or "" for text in row[first:]), strict=True)),
        )


def source_language(row: Stored, so_far: str = "") -> str:
    """The language that a row's others are translated from."""
    return first_source(row.texts, row.known_language, so_far)


def first_source(texts: Mapping[str, str], known: str = "", so_far: str = "") -> str:
    """The language that the others are translated from: declared, or as so far, or the first.

    A language without text is never the source while another one has a text.
    """
    for code in (known, so_far, *languages.order("")):
        if texts.get(code):
            return code
    return known or so_far


def word_count(text: str) -> int:
    """How many words a text has; each Han character counts as one, as translators are paid."""
    return len(_WORD.findall(text))
