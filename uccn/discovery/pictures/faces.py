"""Which of our fonts draws a line: the first that has all its characters, none if none has."""

from functools import lru_cache
from pathlib import Path

from django.conf import settings

from uccn.lib import coverage
from uccn.lib.later import later
from uccn.lib.scripts import script

ImageFont = later("PIL.ImageFont")

# Family → the files of its regular and its heavier face.
_FILES = {
    "Source Serif 4": ("SourceSerif4_400Regular.ttf", "SourceSerif4_600SemiBold.ttf"),
    "Noto Serif": ("NotoSerif_400Regular.ttf", "NotoSerif_400Regular.ttf"),
    "Amiri": ("Amiri_400Regular.ttf", "Amiri_700Bold.ttf"),
    "Noto Serif SC": ("NotoSerifSC_400Regular.ttf", "NotoSerifSC_600SemiBold.ttf"),
}
_NUMERAL = "BodoniModa_500Medium.ttf"
# The families that are at home in a script; any other script begins with the first of all.
_HOME = {"Arab": "Amiri", "Hans": "Noto Serif SC"}
# Joiners and marks that steer the layout need no drawing.
_UNDRAWN = frozenset(range(0x200B, 0x2010)) | {0x00AD, 0x061C, 0x2060, 0xFEFF}


def face(text: str, language: str, size: int, *, heavy: bool = False):
    """The font for a line; None when no font that is here has all its characters."""
    for family in _order(language):
        path = _path(_FILES[family][heavy])
        if path and _has(family, text):
            return _loaded(path, size)
    return None


def numeral(size: int):
    """The font of the Roman numerals."""
    return _loaded(_path(_NUMERAL), size)


def are_all_here() -> bool:
    """Whether the fonts that are fetched were fetched."""
    return all(_path(name) for files in _FILES.values() for name in files)


def _order(language: str) -> list[str]:
    """The families to try, the one of the language's script first."""
    home = _HOME.get(script(language)) if language else None
    return list(dict.fromkeys([*([home] if home else []), *_FILES]))


def _path(name: str) -> Path | None:
    """Where a font file is, None when it is not here."""
    folders = (settings.PRINT_FONTS_DIR, settings.FONTS_DIR)
    return next((folder / name for folder in folders if (folder / name).exists()), None)


def _has(family: str, text: str) -> bool:
    """Whether a family has every character of a text."""
    ranges = next(found.ranges for found in coverage.families() if found.name == family)
    codes = {ord(character) for character in text} - _UNDRAWN
    return all(any(first <= code <= last for first, last in ranges) for code in codes)


@lru_cache(maxsize=32)
def _loaded(path: Path, size: int):
    """A font at a size; its shapes are read when they are drawn."""
    return ImageFont.truetype(path, size, layout_engine=ImageFont.Layout.RAQM)
