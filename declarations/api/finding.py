"""The declarations, paragraphs and versions of the API, as far as readers see them."""

from collections import defaultdict
from dataclasses import dataclass, replace

from declarations import record
from declarations.models import Declaration, LanguageVersion, Version, VersionText
from declarations.views.asked import find, once_at, withdrawn
from uccn.api import refusals, registry
from uccn.api.refusals import Moved
from uccn.lib import languages


@dataclass
class Found:
    """A public declaration, with the languages of its newest version where it is adopted."""

    declaration: Declaration
    recorded: list[VersionText]

    @property
    def texts(self) -> dict[str, VersionText]:
        """The newest version by language; empty for a text that has none."""
        return {text.language: text for text in self.recorded}

    @property
    def version(self) -> Version | None:
        """The newest version."""
        return self.recorded[0].version if self.recorded else None

    @property
    def public(self) -> list[LanguageVersion]:
        """The languages in which readers see it."""
        return [
            version
            for version in self.declaration.public_versions
            if version.language in languages.public_codes()
            and (version.language in self.texts or not self.declaration.is_adopted)
        ]

    @property
    def codes(self) -> list[str]:
        """Their codes."""
        return [version.language for version in self.public]

    @property
    def titles(self) -> dict[str, str]:
        """The title in each of them: of an adopted text the recorded one."""
        if self.declaration.is_adopted:
            return {code: self.texts[code].title for code in self.codes}
        columns = {code: languages.column("title", code) for code in self.codes}
        return {code: getattr(self.declaration, name) for code, name in columns.items()}


@dataclass
class ParagraphFound:
    """A paragraph with its texts in the public languages, and where it stands."""

    found: Found
    number: int
    key: str
    texts: dict[str, str]


@dataclass
class VersionFound:
    """A version with all of its languages."""

    found: Found
    version: Version
    texts: list[VersionText]
    is_newest: bool


def address(declaration: Declaration) -> str:
    """The path at which the API has a declaration."""
    return registry.address(declaration.address)


def declarations(values: dict):
    """The public declarations that pass the filters, newest meeting first."""
    found = Declaration.objects.published().for_data()
    asked = {"year": "meeting__year", "edition": "meeting__edition", "kind": "kind"}
    found = found.filter(
        **{column: values[name] for name, column in asked.items() if name in values}
    )
    return found.readable_in(_code(values["language"])) if "language" in values else found


def _code(tag: str) -> str:
    """Our code for a language's tag."""
    return next(code for code in languages.public_codes() if languages.tag(code) == tag)


def with_records(rows: list[Declaration]) -> list[Found]:
    """The declarations with the languages of their newest versions. Runs one query."""
    texts = defaultdict(list)
    for text in VersionText.objects.newest_of_all([row.pk for row in rows if row.is_adopted]):
        texts[text.version.declaration_id].append(text)
    return [Found(row, texts[row.pk]) for row in rows]


def listed(query) -> list[Found]:
    """The declarations of the list's page, in its order."""
    return with_records(list(declarations({})))


def declaration(values: dict) -> Found:
    """The public declaration at an address. Raises Refusal, or Moved to where it stands now."""
    return _found(values)


def _found(values: dict, tail: str = "") -> Found:
    """The same; ``tail`` is the address below that of the declaration."""
    public = Declaration.objects.published().for_data()
    row = public.filter(meeting__year=values["year"], slug=values["slug"]).first()
    if row is None:
        raise _refusal(str(values["year"]), values["slug"], tail)
    return with_records([row])[0]


def _refusal(year: str, slug: str, tail: str) -> Exception:
    """Why there is no such declaration: it moved, it was withdrawn, or it never was."""
    asked = find(year, slug)
    if asked is None:
        moved = once_at(year, slug)
        return Moved(address(moved) + tail) if moved else refusals.missing()
    gone = withdrawn(replace(asked, wanted=""))
    return refusals.gone(gone.instance, gone.title) if gone else refusals.missing()


def paragraphs(values: dict) -> list[ParagraphFound]:
    """The paragraphs that readers see: of an adopted text those of its newest version."""
    return _paragraphs(_found(values, "/paragraphs"))


def _paragraphs(found: Found) -> list[ParagraphFound]:
    rows = _recorded(found) if found.declaration.is_adopted else _standing(found)
    return [ParagraphFound(found, number, *row) for number, row in enumerate(rows, 1)]


def _recorded(found: Found) -> list[tuple[str, dict[str, str]]]:
    """Key and texts of every paragraph of the newest version. One query."""
    kept = record.read(found.declaration, found.codes)
    contents = {code: kept.content(code) for code in found.codes}
    texts = {code: content.texts for code, content in contents.items()}
    keys = [key for content in contents.values() for key, _text in content.paragraphs]
    return [
        (key, {code: of_key[key] for code, of_key in texts.items() if of_key.get(key)})
        for key in dict.fromkeys(keys)
    ]


def _standing(found: Found) -> list[tuple[str, dict[str, str]]]:
    """Key and texts of every paragraph as it stands. One query."""
    columns = {code: languages.column("body", code) for code in found.codes}
    return [
        (row.key, {code: text for code, name in columns.items() if (text := getattr(row, name))})
        for row in found.declaration.paragraphs.in_languages(found.codes)
    ]


def paragraph(values: dict) -> ParagraphFound:
    """The paragraph with that key. Raises Refusal for one that the newest version has not."""
    found = _found(values, f"/paragraphs/{values['key']}")
    return _only(row for row in _paragraphs(found) if row.key == values["key"])


def versions(values: dict) -> list[VersionFound]:
    """The versions that have a public language, oldest first; none of a text not adopted."""
    return _versions(_found(values, "/versions"))


def _versions(found: Found) -> list[VersionFound]:
    if not found.declaration.is_adopted:
        return []
    texts = defaultdict(list)
    for text in VersionText.objects.of_declaration(found.declaration.pk):
        texts[text.version].append(text)
    newest = max((version.number for version in texts), default=0)
    return [
        VersionFound(found, version, own, version.number == newest)
        for version, own in texts.items()
        if {text.language for text in own} & set(found.codes)
    ]


def version(values: dict) -> VersionFound:
    """The version with that number. Raises Refusal where readers see none."""
    found = _found(values, f"/versions/{values['number']}")
    return _only(row for row in _versions(found) if row.version.number == values["number"])


def _only(rows):
    """The only one. Raises Refusal where there is none."""
    row = next(rows, None)
    if row is None:
        raise refusals.missing()
    return row
