"""What scripts have and have not, by the script that CLDR says a language is written in."""

from babel.core import get_global

from uccn.lib import languages

# By their codes in ISO 15924.
_WITH_ITALICS = frozenset(["Armn", "Cyrl", "Grek", "Latn"])


def script(code: str) -> str:
    """The script of a language of ours: "Arab", "Hans"; "Latn" where CLDR does not say."""
    locale = languages.babel_locale(code)
    if locale.script:
        return locale.script
    likely = get_global("likely_subtags").get(locale.language, "").split("_")
    return likely[1] if len(likely) == 3 else "Latn"


def has_italics(code: str) -> bool:
    """Whether emphasis is slanted in a language; where it cannot be, weight takes its place."""
    return script(code) in _WITH_ITALICS
