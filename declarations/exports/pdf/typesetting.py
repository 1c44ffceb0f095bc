"""How each language is set: its tag, direction, faces and size, from its script."""

import tomllib
from functools import cache
from pathlib import Path

from babel.core import get_global
from django.conf import settings

from uccn.lib import coverage, languages

HERE = Path(__file__).parent
_OTHERS = "Latn"


@cache
def _scripts() -> dict[str, dict]:
    """What the scripts ask for, as ``scripts.toml`` says it."""
    return tomllib.loads((HERE / "scripts.toml").read_text("utf-8"))


@cache
def _likely(code: str) -> tuple[str, str]:
    """A language's script and region, as CLDR's likely subtags have them: ("Hans", "CN")."""
    locale = languages.babel_locale(code)
    known = get_global("likely_subtags")
    wanted = "_".join(part for part in (locale.language, locale.script) if part)
    parts = (known.get(wanted) or known.get(locale.language) or "").split("_")
    script = locale.script or (parts[1] if len(parts) == 3 else _OTHERS)
    return script, parts[-1] if len(parts) == 3 else ""


def language(code: str) -> dict:
    """What the pages need to know of a language.

    typst has no tag for a script, so a language that names its script is told by its region.
    """
    script, region = _likely(code)
    locale = languages.babel_locale(code)
    asked = _scripts().get(script) or _scripts()[_OTHERS]
    return {
        "lang": locale.language,
        "region": region if locale.script else None,
        "dir": languages.direction(code),
        "size": asked["size"],
        "leading": asked["leading"],
        "emphasis": asked["emphasis"],
        "families": [face for face in asked["families"] if _is_here(face)],
    }


def _is_here(face: str | dict) -> bool:
    """Whether a face of ``scripts.toml`` is in the repository or was fetched."""
    name = face["name"] if isinstance(face, dict) else face
    return are_fetched() or name not in coverage.fetched_families()


@cache
def _fetched_names() -> tuple[str, ...]:
    """The names of the files that ``make fonts`` fetches."""
    wanted = tomllib.loads((settings.DATA_DIR / "fonts" / "fetched.toml").read_text("utf-8"))
    return tuple(Path(path).name for package in wanted["package"] for path in package["files"])


def are_fetched() -> bool:
    """Whether ``make fonts`` was run here."""
    return all((settings.FONTS_DIR / name).exists() for name in _fetched_names())


def folders() -> tuple[str, ...]:
    """The folders that the fonts of this installation are in."""
    fetched = (str(settings.FONTS_DIR),) if are_fetched() else ()
    return (str(HERE / "fonts"), *fetched)
