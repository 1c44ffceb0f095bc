"""Plain text: bytes to characters, and blocks that empty lines part."""

import codecs
import re
import unicodedata

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from declarations.importing import scripts, vocabulary
from declarations.importing.formats.blocks import Block, Kind, Source
from declarations.importing.problems import ImportProblem
from uccn.lib import encodings, languages
from uccn.lib.cleaning import clean
from uccn.lib.coverage import validate_printable

# Where a title has to stand for an older file to be read, and how short no declaration is.
_TITLE_WITHIN, _FEWEST = 5_000, 30


def read(text: str) -> Source:
    """The blocks of a plain text."""
    parts = re.split(r"\n(?:[^\S\n]*\n)+", text.replace("\r\n", "\n").replace("\r", "\n"))
    return Source(Kind.PLAIN, [Block(part) for part in parts if part.strip()])


def decoded(data: bytes, declared: str = "", language: str = "") -> str:
    """The characters of a file, by its byte order mark, as declared, UTF-8, or as once was usual.

    Raises ImportProblem for bytes that are none.
    """
    mark, encoding = encodings.mark_of(data)
    encoding = encoding or _known(declared) or encodings.of_zeros(data) or "utf-8"
    try:
        return data[len(mark) :].decode(encoding)
    except UnicodeError as error:
        if text := encoding == "utf-8" and _as_before(data, language):
            return text
        raise ImportProblem(
            _(
                "The file is not in UTF-8: byte %(position)s cannot be read. "
                "Save it as plain text in UTF-8 and import it again."
            ),
            code="encoding",
            position=len(mark) + getattr(error, "start", 0) + 1,
        ) from error


def old_encoding(data: bytes, declared: str, language: str) -> str:
    """By which encoding of before UTF-8 a file is read, '' where no guess is made."""
    if encodings.mark_of(data)[0] or _known(declared) or encodings.of_zeros(data):
        return ""
    try:
        data.decode()
    except UnicodeError:
        return _usual(language)
    return ""


def _usual(language: str) -> str:
    """The encoding in which texts of a language were usually written before UTF-8."""
    known = language in languages.codes()
    return encodings.BEFORE_UTF_8.get(scripts.script_of(language), "") if known else ""


def _as_before(data: bytes, language: str) -> str:
    """The characters of an older file in a language, '' where they are not those of a text."""
    try:
        text = data.decode(_usual(language) or "ascii")
    except UnicodeError:
        return ""
    # Any bytes give letters; those of a declaration give its title.
    head = vocabulary.key(text[:_TITLE_WITHIN])
    if len(head) < _FEWEST:
        return ""
    return text if any(title.key in head for title in vocabulary.titles()) else ""


def _known(encoding: str) -> str:
    """An encoding that Python reads as text, '' for another."""
    try:
        info = codecs.lookup(encoding)
    except (LookupError, ValueError):
        return ""
    return info.name if info._is_text_encoding else ""


def cleaned(text: str) -> str:
    """The text as it may be stored, never empty. Raises ImportProblem."""
    try:
        text = clean(text.removeprefix("\ufeff"))
        validate_printable(text)
    except ValidationError as error:
        raise ImportProblem(error.messages[0], code=error.code) from error
    if not has_letters(text):
        raise _empty()
    return text


def normal(text: str) -> str:
    """The text of a file that a person puts right before it is stored. Raises ImportProblem."""
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    if not has_letters(text):
        raise _empty()
    return text


def _empty() -> ImportProblem:
    """What is said where nothing can be read."""
    return ImportProblem(_("There is no text. Choose a file or paste the text."), code="empty")


def has_letters(text: str) -> bool:
    """Whether a reader would see anything: more than spaces and invisible signs."""
    return any(unicodedata.category(letter)[0] not in "ZC" for letter in text)
