"""Languages that need not be the site's: any that CLDR names, by its BCP 47 tag.

Tags are kept in small letters, as the site's own codes are: "pl", "zh-hant", "pt-br".
"""

from functools import cache, lru_cache
from typing import NamedTuple

from babel import Locale
from babel.core import parse_locale

from uccn.lib import languages


class Tag(NamedTuple):
    """The parts of a tag; script and territory are '' where it names none."""

    language: str
    script: str = ""
    territory: str = ""


@cache
def _english() -> Locale:
    """CLDR's fullest list of names."""
    return Locale.parse("en")


def parsed(tag: str) -> Tag:
    """The parts of a tag. Raises ValueError for one that names nothing that CLDR knows."""
    language, territory, script, *rest = parse_locale(tag.strip().lower(), sep="-")
    known, found = _english(), Tag(language, script or "", territory or "")
    if (
        any(rest)
        or found.language not in known.languages
        or (found.script and found.script not in known.scripts)
        or (found.territory and found.territory not in known.territories)
    ):
        raise ValueError(f"{tag!r} is no language.")
    return found


def canonical(tag: str) -> str:
    """The tag as it is kept. Raises ValueError for what is none."""
    return "-".join(part for part in parsed(tag) if part).lower()


@lru_cache(maxsize=1024)
def written(tag: str) -> str:
    """The tag as BCP 47 writes it: "zh-Hant", "pt-BR"."""
    return "-".join(part for part in parsed(tag) if part)


def name(tag: str) -> str:
    """The language's name in the active one: "polonais" for pl in French.

    Source: CLDR, through Babel; where it has no name in the active language, the English one.
    """
    return _name(tag, languages.current())


@lru_cache(maxsize=4096)
def _name(tag: str, language: str) -> str:
    """The name in a language of the site, worked out once: lists ask for it for every file."""
    found, active = parsed(tag), languages.babel_locale(language)
    details = [
        names.get(part) or english[part]
        for part, names, english in (
            (found.script, active.scripts, _english().scripts),
            (found.territory, active.territories, _english().territories),
        )
        if part
    ]
    first = active.languages.get(found.language) or _english().languages[found.language]
    return f"{first} ({', '.join(details)})" if details else first
