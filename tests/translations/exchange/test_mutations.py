"""Files damaged by chance: each is read or refused with a sentence, and nothing else happens."""

import contextlib
import io
import random
import zipfile

import pytest

from tests.translations.exchange.samples import row, sheet
from translations.exchange import tmx
from translations.exchange.formats import FORMATS
from translations.exchange.planning import plan
from translations.exchange.rows import FileProblem

OUT = sheet(
    row(1, "One <b>", notes=("A note.",)),
    row(2, "Two\nlines", "اثنان\nو", previous_source="Earlier"),
    row(3, "Three", "ثلاثة", max_length=20),
)
IDS = {one.id for one in OUT.rows}
_PIECES = [b"", b"<", b">", b"&", b"\x00", b"\xff", b'"', b"&#0;", b"]]>", b"</w:p>", b"<w:p>"]


def _mutated(data: bytes, chance: random.Random) -> bytes:
    """The bytes with a few of them deleted, doubled, moved or replaced."""
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(data))
        to = min(len(data), at + chance.choice([1, 1, 2, 8, 60, 400]))
        piece = chance.choice([data[at:to] * 2, chance.choice(_PIECES), data[:40]])
        data = data[:at] + piece + data[to:]
    return data


def _with_body(data: bytes, chance: random.Random) -> bytes:
    """A Word document whose text was damaged before it was packed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in ("_rels/.rels", "word/document.xml"):
            part = old.read(name)
            new.writestr(name, _mutated(part, chance) if name.endswith("document.xml") else part)
    return out.getvalue()


def _moved_text(data: bytes, chance: random.Random) -> bytes:
    """The file with whole pieces between tags or cells exchanged, which leaves it readable."""
    separator = b"," if b"," in data[:60] else b">"
    pieces = data.split(separator)
    for _ in range(chance.randint(1, 3)):
        one, other = chance.randrange(len(pieces)), chance.randrange(len(pieces))
        pieces[one], pieces[other] = pieces[other], pieces[one]
    return separator.join(pieces)


CASES = [
    ("xliff", _mutated),
    ("xliff", _moved_text),
    ("csv", _mutated),
    ("csv", _moved_text),
    ("word", _mutated),
    ("word", _with_body),
]


@pytest.mark.parametrize(("name", "damage"), CASES)
def test_a_damaged_file_is_read_or_refused_and_never_takes_a_text_away(name, damage):
    chance = random.Random(f"{name} {damage.__name__}")
    one, plans = FORMATS[name], []
    whole = one.write(OUT)
    for _ in range(250):
        with contextlib.suppress(FileProblem):
            plans.append(plan(one.read(damage(whole, chance)), OUT))
    assert 0 < len(plans) < 250
    assert [row for found in plans for row in found.saved if not row.text] == []
    assert [found for found in plans if not {row.id for row in found.rows} >= IDS] == []


def test_a_damaged_memory_is_read_or_refused():
    chance = random.Random("memory")
    entries = [tmx.Entry("en", r.source, "ar", "نص", {"a": "b"}) for r in OUT.rows]
    whole, read = tmx.write(entries, source_language="en"), []
    for _ in range(250):
        with contextlib.suppress(FileProblem):
            read.append(tmx.read(_mutated(whole, chance)))
    assert 0 < len(read) < 250
