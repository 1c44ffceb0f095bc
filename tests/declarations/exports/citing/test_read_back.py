"""Other tools read our citations: BibTeX, RIS and CSL-JSON name version and language."""

import datetime as dt
import json

import bibtexparser
import pytest
import rispy
from citeproc import (
    Citation,
    CitationItem,
    CitationStylesBibliography,
    CitationStylesStyle,
    formatter,
)
from citeproc.source.json import CiteProcJSON

from declarations.exports.citing.bibtex import bibtex
from declarations.exports.citing.csl import csl_json
from declarations.exports.citing.ris import ris
from tests.declarations.exports.documents import document
from uccn.lib import languages
from uccn.lib.languages import Resolved

NASTY = [
    "50 % of {cities",
    "} and @misc{other, title = {x}}",
    "back\\slash at the end\\",
    "quotes \" ' “ ” and a comma,",
    "one\r\nER  - \r\nTY  - BOOK",
    "# $ & _ ~ ^ < >",
    "مدن \u2068Kraków\u2069 – 克拉科夫",
]
LANGUAGES = languages.codes()


def bibtex_fields(entry: str) -> dict[str, str]:
    """The fields of the one entry that another reader finds, with its key."""
    library = bibtexparser.parse_string(entry)
    assert library.failed_blocks == []
    (found,) = library.entries
    return {"key": found.key, **{field.key: field.value for field in found.fields}}


def ris_record(text: str) -> dict:
    """The one record that another reader finds."""
    (found,) = rispy.loads(text)
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_bibtex_is_read(language):
    text = document(language)
    fields = bibtex_fields(bibtex(text, text.paragraphs[2]))
    assert fields["key"] == f"uccn-2018-mayors-declaration-{language}-v2-p3"
    assert fields["title"] == f"{{{text.title.text}}}"
    assert fields["version"] == "2"
    assert fields["language"] == languages.name_in(language.split("-")[0], "en").lower()
    assert fields["url"] == f"{text.address}#p-3"


@pytest.mark.parametrize("language", LANGUAGES)
def test_ris_is_read(language):
    text = document(language, adopted_on=dt.date(2018, 6, 14))
    record = ris_record(ris(text, text.paragraphs[2]))
    assert record["title"] == text.title.text
    assert record["language"] == languages.tag(language)
    assert "2" in record["edition"]
    assert record["notes"][-1].startswith(record["edition"])
    assert (record["year"], record["date"]) == ("2018", "2018/06/14/")
    assert record["urls"] == [f"{text.address}#p-3"]


# The reader knows the variable of the meeting's name by its former name only.
@pytest.mark.filterwarnings("ignore:The following arguments for Reference:UserWarning")
@pytest.mark.parametrize("language", LANGUAGES)
def test_csl_json_is_read_and_set_in_a_style(language):
    text = document(language)
    items = json.loads(csl_json(text, text.paragraphs[2]))
    source = CiteProcJSON(items)
    reference = source[items[0]["id"].lower()]
    assert str(reference["version"]) == "2"
    assert str(reference["language"]) == languages.tag(language)
    assert printed(source, items) == (
        f"{items[0]['author'][0]['literal']} (2018) “{text.title.text}”. "
        f"Available at: {text.address}#p-3."
    )


def printed(source: CiteProcJSON, items: list[dict]) -> str:
    """The one entry of a bibliography in the style that comes with the reader."""
    style = CitationStylesStyle("harvard-cite-them-right", validate=False)
    bibliography = CitationStylesBibliography(style, source, formatter.plain)
    bibliography.register(Citation([CitationItem(items[0]["id"].lower())]))
    return "".join(str(entry) for entry in bibliography.bibliography())


@pytest.mark.parametrize("title", NASTY)
def test_no_title_breaks_a_file(title):
    text = document("en", title=Resolved(title, "en"))
    assert bibtex_fields(bibtex(text))["url"] == text.address
    assert ris_record(ris(text))["urls"] == [text.address]
    assert json.loads(csl_json(text))[0]["URL"] == text.address
