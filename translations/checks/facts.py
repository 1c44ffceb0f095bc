"""What the checks know of a language: read once from ``data/checks/<language>.toml``.

A further language needs a file there and no code. A language without a file has no facts, and the
checks that need some stay silent for it.
"""

import tomllib
from dataclasses import dataclass, field, fields
from functools import lru_cache

from django.conf import settings


@dataclass(frozen=True)
class Figures:
    """How a language writes figures: separators, percentages, hours, Roman numerals."""

    decimal: str = "."
    grouping: str = ",\u00a0\u202f\u2009 "
    # Whether a decimal separator before three digits may also part thousands.
    either: bool = False
    percent: tuple[str, ...] = ()
    percent_before: tuple[str, ...] = ()
    afternoon: tuple[str, ...] = ()
    afternoon_before: tuple[str, ...] = ()
    not_roman: tuple[str, ...] = ()
    roman_suffixes: tuple[str, ...] = ()
    month_after: str = ""
    decade: str = ""
    # What a phrase counts beside its figures: 2019冠状病毒病 is COVID-19, 新冠 too.
    phrases: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Grammar:
    """How a language joins number words: "vingt et un", "الثاني عشر"."""

    connectors: tuple[str, ...] = ()
    # Pairs that multiply although the second is no scale: four twenties are eighty.
    multiplied: tuple[tuple[int, int], ...] = ()
    # Tens that take a number up to nineteen.
    vigesimal: tuple[int, ...] = ()
    endings: tuple[str, ...] = ("",)
    compounds: tuple[str, ...] = ()
    prefixes: tuple[str, ...] = ("",)
    # The letter that is written onto a word for "and".
    joined_by: str = ""
    ten_after_unit: bool = False
    unit_before_ten: bool = False
    # What a noun ends in when it says two by itself.
    dual: str = ""


@dataclass(frozen=True)
class Facts:
    """The facts of one language."""

    script: str = "Latin"
    density: float = 0.0
    quotes: tuple[str, ...] = ()
    abbreviations: tuple[str, ...] = ()
    may_double: tuple[str, ...] = ()
    may_double_after: tuple[str, ...] = ()
    no_break_before: str = ""
    no_break_after: str = ""
    opened_by: dict[str, str] = field(default_factory=dict)
    own_punctuation: dict[str, str] = field(default_factory=dict)
    # Whether no space stands between letters.
    unspaced: bool = False
    name_cut: int = 0
    name_add: int = 0
    # The letters that a case may take from a name's end.
    name_endings: str = ""
    name_prefixes: bool = False
    article: str = ""
    figures: Figures = field(default_factory=Figures)
    grammar: Grammar = field(default_factory=Grammar)
    words: dict[int, str] = field(default_factory=dict)
    months: dict[int, str] = field(default_factory=dict)


@lru_cache(maxsize=64)
def facts(language: str) -> Facts:
    """The facts of a language; the empty ones when it has no file."""
    path = settings.DATA_DIR / "checks" / f"{language}.toml"
    if not path.is_file():
        return Facts()
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    for name in ("words", "months"):
        table[name] = {int(value): forms for value, forms in table.get(name, {}).items()}
    table["figures"] = _row(Figures, table.get("figures", {}))
    table["grammar"] = _row(Grammar, table.get("grammar", {}))
    return _row(Facts, table)


def _row(kind: type, table: dict):
    """A dataclass from a table of the file; a key that it does not know is a TypeError."""
    known = {each.name for each in fields(kind)}
    if unknown := table.keys() - known:
        raise TypeError(f"Unknown facts: {', '.join(sorted(unknown))}.")
    return kind(**{key: _frozen(value) for key, value in table.items()})


def _frozen(value):
    """Lists as tuples, all the way down."""
    return tuple(_frozen(each) for each in value) if isinstance(value, list) else value
