"""Our CSL-JSON keeps the rules of the format's schema (CSL 1.0.2, csl-data.json)."""

import datetime as dt
import json

import pytest

from declarations.exports.citing.csl import csl_json
from tests.declarations.exports.documents import all_documents, document

# Those of the schema's variables that we write, by what they hold.
STRINGS = {
    *("id", "type", "genre", "title", "language", "version", "section", "note", "URL"),
    *("event-title", "event-place", "archive_location"),
}
NAMES, DATES = {"author"}, {"issued", "event-date"}
NAME_PARTS = {"family", "given", "suffix", "literal"}


def faults(item: dict) -> list[str]:
    """What the schema would refuse in an item."""
    found = [name for name in ("id", "type") if name not in item]
    found += [name for name in item if name not in STRINGS | NAMES | DATES]
    found += [name for name in STRINGS & item.keys() if not isinstance(item[name], str)]
    found += [name for name in NAMES & item.keys() if not all(map(_is_name, item[name]))]
    return found + [name for name in DATES & item.keys() if not _is_date(item[name])]


def _is_name(name: dict) -> bool:
    """Whether it is a name of known parts."""
    return bool(name) and name.keys() <= NAME_PARTS


def _is_date(date: dict) -> bool:
    """Whether it is one date or two, each of one to three numbers."""
    parts = date.get("date-parts", [])
    numbers = all(1 <= len(part) <= 3 and all(type(n) is int for n in part) for part in parts)
    return date.keys() == {"date-parts"} and 1 <= len(parts) <= 2 and numbers


@pytest.mark.parametrize("day", [None, dt.date(2018, 6, 14)])
def test_every_document_and_every_paragraph_keeps_the_schema(day):
    texts = [document(text.language, adopted_on=day) for text in all_documents()]
    written = [csl_json(text, part) for text in texts for part in (None, *text.paragraphs)]
    items = [item for file in written for item in json.loads(file)]
    assert len(items) == 6 * 7
    assert [faults(item) for item in items if faults(item)] == []


def test_the_check_itself_finds_what_the_schema_refuses():
    wrong = {"type": "document", "version": 2, "issued": {"date-parts": []}, "adopted": "2018"}
    assert faults(wrong) == ["id", "adopted", "version", "issued"]
