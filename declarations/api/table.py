"""The list of declarations as a table: one a row, its title in every public language."""

from declarations.api.finding import Found
from uccn.api import kinds
from uccn.lib import languages
from uccn.lib.cells import csv_text
from uccn.lib.text import to_plain

_DAYS = ("endorsed_on", "adopted_on", "signed_on")


def csv(rows: list[Found]) -> str:
    """The rows as comma-separated values."""
    codes = languages.public_codes()
    header = [
        "year", "edition", "slug", "kind", "stage", *languages.columns(["title"], codes),
        "original_language", "languages", *_DAYS, "version", "sha256", "identifier", "page",
    ]  # fmt: skip
    return csv_text(header, (_row(found, codes) for found in rows))


def _row(found: Found, codes: list[str]) -> list[str]:
    """The cells of a declaration."""
    declaration, version, titles = found.declaration, found.version, found.titles
    original = declaration.original_language
    days = [getattr(declaration, name) for name in _DAYS]
    return [
        str(declaration.meeting.year), str(declaration.meeting.edition), declaration.slug,
        declaration.kind, declaration.stage, *(to_plain(titles.get(c) or "") for c in codes),
        languages.tag(original) if original else "",
        " ".join(languages.tag(code) for code in found.codes),
        *(kinds.day(day) or "" for day in days),
        str(version.number) if version else "", version.sha256 if version else "",
        kinds.absolute(declaration.identifier), kinds.absolute(declaration.get_absolute_url()),
    ]  # fmt: skip
