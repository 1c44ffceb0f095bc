"""Strings that break careless files, and sheets of them."""

import random
from dataclasses import replace

from translations.exchange.rows import Row, Sheet
from translations.hashes import text_hash

ORIGINAL = "declarations.declaration/12"
HARD = [
    " ", "  ", "\t", "\n", "\n\n", "\r", "\r\n", "\u00a0", "\u202f", "\u2009", "\u200f", "\u200e",
    "\u2067مرحبا\u2069", "\u2068x\u2069", "\u200c", "\u200d", "\U0001f54a", "\U00020bb7", "\ufeff",
    "\x85", "\u2028", "\u2029", "e\u0301", "\u0418\u0306", "\u00e9", "\u00ad", "\u2011", "]]>",
    "<![CDATA[", "<", ">", "&", "&amp;", "&#13;", '"', "'", "''", "«", "»", "„", "<g id='1'>x</g>",
    "=1+1", "+", "-", "@", "＝", ";", ",", "\\n", "_x000D_", "␛", "␛r", "␛␛", "␍", "*x*", "^e^",
    "XII", "العربية", "۲۰۲۵", "中文。", "Привет", "ﬁ", "Å", "\u212b", "가", "\u1100\u1161", "\x7f",
    "\ud7ff", "\ue000",
]  # fmt: skip
_WORDS = ["ville", "the", "сеть", "المدن", "创意", "ciudad", "2025", "réseau", "UNESCO"]


def strings(count: int, seed: int = 2025) -> list[str]:
    """As many strings as asked for, each hard character many times, the same for ever."""
    chance = random.Random(seed)
    made = [*HARD, *(f"{piece}a" for piece in HARD), *(f"a{piece}" for piece in HARD)]
    while len(made) < count:
        pieces = [chance.choice(HARD if chance.random() < 0.5 else _WORDS) for _ in range(6)]
        made.append(chance.choice(["", " "]).join(pieces[: chance.randint(1, 6)]))
    return made[:count]


def row(number: int, source: str = "Source", target: str = "", **more) -> Row:
    """One text as the desk exports it."""
    values = {
        "id": f"declarations.paragraph.{number}.body",
        "label": f"§ {number}",
        "source": source,
        "target": target,
        "source_hash": text_hash(source),
        "target_hash": text_hash(target),
        "version": number,
        "status": "draft" if target else "missing",
    }
    return Row(**(values | more))


def sheet(*rows: Row, language: str = "ar") -> Sheet:
    """A declaration's texts, translated from English."""
    return Sheet(ORIGINAL, "Braga 2025", "en", language, list(rows))


def hard_sheet(count: int, language: str = "ar") -> Sheet:
    """A sheet in which half of the hard strings are sources, the others translations."""
    made = strings(count)
    pairs = zip(made[::2], made[1::2], strict=True)
    return sheet(*(row(n, *pair) for n, pair in enumerate(pairs, 1)), language=language)


def moved(before: Row, **changes) -> Row:
    """The same text after somebody changed it here; hashes and version follow."""
    after = replace(before, **changes)
    hashes = {"source_hash": text_hash(after.source), "target_hash": text_hash(after.target)}
    return replace(after, version=before.version + 1, **hashes)


def essence(rows) -> list[tuple]:
    """What of a row has to come back."""
    return [(r.id, r.source, r.target, r.source_hash, r.target_hash, r.version) for r in rows]
