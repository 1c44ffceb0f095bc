"""One paragraph in every language that readers see, and what became of it from version to version.

A paragraph that the newest version no longer has is shown as the last version that had it: it was
published, so its address lives, and it can still be read where it stood.
"""

from dataclasses import dataclass, field, replace

from declarations import reading
from declarations import record as recorded
from declarations.content import Content
from declarations.models import Declaration, LanguageVersion, Paragraph, Version
from declarations.reading import Line, Reading
from declarations.record import Record
from translations.public import mark_of, marks
from uccn.lib import languages
from uccn.lib.languages import Resolved, column

Past = dict[str, list[tuple[int, Content]]]


@dataclass
class Step:
    """A version that changed the paragraph: in which languages it came, changed, went."""

    version: Version
    added: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)

    @property
    def may_be_compared(self) -> bool:
        """Whether there is a page of what changed: with the first version nothing did."""
        return self.version.number > 1


@dataclass
class Single:
    """What the page of one paragraph shows.

    ``texts`` are the language versions that readers see, each with the paragraph in it, the
    reader's first; ``lacking`` are the languages without it. ``keys`` are those of all paragraphs
    in their order. ``stood`` are the numbers of the versions that have it, none where the text
    is not adopted; ``past`` is the text as the last of them has it, where that is not ``text``.
    """

    text: Reading
    key: str
    keys: list[str]
    texts: list[tuple[LanguageVersion, Line]]
    lacking: list[str]
    steps: list[Step] = field(default_factory=list)
    stood: list[int] = field(default_factory=list)
    past: Reading | None = None

    @property
    def cited(self) -> Reading:
        """The text in which the paragraph stands, which is what one cites."""
        return self.past or self.text

    @property
    def number(self) -> int:
        """Its place in the text."""
        return self.keys.index(self.key) + 1

    @property
    def is_removed(self) -> bool:
        """Whether the newest version no longer has it."""
        return bool(self.stood) and self.stood[-1] != self.text.record.newest

    @property
    def before(self) -> tuple[int, str] | None:
        """Number and key of the paragraph before it."""
        return (self.number - 1, self.keys[self.number - 2]) if self.number > 1 else None

    @property
    def after(self) -> tuple[int, str] | None:
        """Number and key of the paragraph after it."""
        is_last = self.number == len(self.keys)
        return None if is_last else (self.number + 1, self.keys[self.number])

    @property
    def languages(self) -> list[str]:
        """The languages that it is shown in."""
        return [version.language for version, _line in self.texts]

    @property
    def has_unreviewed(self) -> bool:
        """Whether a second person has yet to read any of its translations."""
        return any(line.mark and line.mark.is_unreviewed for _version, line in self.texts)


def read(
    declaration: Declaration, public: list[LanguageVersion], wanted: str, key: str
) -> Single | None:
    """The paragraph with that key as a reader gets it; None where there is none. One query."""
    if declaration.is_adopted:
        return _from_versions(declaration, public, wanted, key)
    return _as_it_stands(declaration, public, wanted, key)


def draft(
    declaration: Declaration, versions: list[LanguageVersion], wanted: str, key: str
) -> Single | None:
    """The paragraph as it stands, for who may preview languages that are not public. One query."""
    return _as_it_stands(declaration, versions, wanted, key)


def mark(single: Single) -> None:
    """Put the desk's marks on its translations. Runs one query."""
    declaration = single.text.declaration
    original = declaration.original_language
    translated = [(v, line) for v, line in single.texts if v.language != original]
    if not translated or single.is_removed:
        return
    found = marks(declaration, [v.language for v, _line in translated], translated[0][1].object_id)
    place = (Paragraph._meta.label_lower, translated[0][1].object_id, "body")
    for version, line in translated:
        line.mark = mark_of(found[version.language].get(place), line.text.text)


def _as_it_stands(declaration, public, wanted, key) -> Single | None:
    """A paragraph of a text that is not adopted."""
    chosen = reading.choose(public, wanted, declaration.original_language)
    if chosen is None:
        return None
    columns = [version.language for version in public]
    rows = list(declaration.paragraphs.in_languages(columns).with_filled())
    row = next((row for row in rows if row.key == key), None)
    if row is None:
        return None
    text = reading.read_rows(declaration, rows, chosen, public, wanted)
    found = {code: getattr(row, column("body", code)) or "" for code in columns}
    return _single(text, key, [row.key for row in rows], found, public, row.pk)


def _from_versions(declaration, public, wanted, key) -> Single | None:
    """A paragraph of an adopted text."""
    codes = [version.language for version in public]
    found = recorded.read_through(declaration, codes)
    text = found and reading.read_record(declaration, found[0], public, wanted)
    if text is None:
        return None
    record, past = found
    stood = [v.number for v in record.versions if _has(_at(past, v.number), key)]
    if not stood:
        return None
    then = _at(past, stood[-1])
    texts = {code: content.texts.get(key, "") for code, content in then.items()}
    keys = [one for one, _text in next(iter(then.values())).paragraphs]
    public = [
        reading.as_recorded(version, then[version.language])
        for version in text.public
        if version.language in then
    ]
    row = record.version.paragraph_ids.get(key, 0)
    single = _single(text, key, keys, texts, public, row)
    single.stood, single.steps = stood, _steps(record, past, key)
    if single.is_removed:
        single.past = _read_at(record, stood[-1], then, text)
    return single


def _read_at(record: Record, number: int, then: dict[str, Content], text: Reading):
    """The text as its readers get it in one version; None where none of its languages is public."""
    past = Record(record.declaration, record.rows, number)
    for code, content in then.items():
        past.keep(code, replace(content, provenance=past.texts[code].provenance))
    return reading.read_record(record.declaration, past, text.public, text.wanted)


def _single(text: Reading, key, keys, found: dict[str, str], public, row: int) -> Single:
    """The paragraph in the languages that readers see, in their order."""
    by_language = {version.language: version for version in public}
    codes = [code for code in languages.public_codes() if code in by_language]
    first = [code for code in (text.wanted, text.declaration.original_language) if code in codes]
    codes = list(dict.fromkeys([*(c for c in first if found[c]), *codes]))
    number = keys.index(key) + 1
    texts = [
        (by_language[code], Line(number, key, Resolved(found[code], code), code, row))
        for code in codes
        if found[code]
    ]
    shown = [version.language for version, _line in texts]
    lacking = [code for code in dict.fromkeys([text.wanted, *codes]) if code not in shown]
    return Single(text, key, keys, texts, lacking)


def _at(past: Past, number: int) -> dict[str, Content]:
    """What the languages say in a version."""
    found = {}
    for code, told in past.items():
        contents = [content for since, content in told if since <= number]
        found |= {code: contents[-1]} if contents else {}
    return found


def _has(contents: dict[str, Content], key: str) -> bool:
    """Whether a version has the paragraph, be it without text in some languages."""
    return any(key in content.texts for content in contents.values())


def _steps(record: Record, past: Past, key: str) -> list[Step]:
    """The versions that changed the paragraph in a language that readers see, newest first."""
    steps = {version.number: Step(version) for version in record.versions}
    for code in languages.public_codes():
        before = ""
        for number, content in past.get(code, []):
            after = content.texts.get(key, "")
            if before != after:
                kind = "changed" if before and after else "added" if after else "removed"
                getattr(steps[number], kind).append(code)
            before = after
    found = [step for step in steps.values() if step.added or step.changed or step.removed]
    return found[::-1]
