"""Write data/fonts/coverage.txt: which characters the fonts of our PDF files have.

Needs the fetched fonts too (`make fonts`). A character counts when every face of its family has it.
"""

import sys
import unicodedata
from itertools import groupby
from pathlib import Path

from fontTools.ttLib import TTFont

from scripts import fonts

SHIPPED = fonts.ROOT / "declarations" / "exports" / "pdf" / "fonts"
TABLE = fonts.ROOT / "data" / "fonts" / "coverage.txt"
# It has capitals and digits too, but sets the seven Roman digits and nothing else.
NUMERALS = "Bodoni Moda"
# PDF/A forbids private characters; U+FEFF and control characters are no text.
FORBIDDEN, BYTE_ORDER_MARK = {"Cc", "Co", "Cs"}, 0xFEFF
HEAD = """\
# Which characters our fonts have, each family's in ranges of code points.
# Written by `python -m scripts.font_coverage` from the font files; not by hand.
"""


def family_of(font):
    """Return the family's name as typst knows it."""
    return font["name"].getDebugName(16) or font["name"].getDebugName(1)


def characters(font):
    """Return the code points that a font draws and that a PDF may hold."""
    mapped = font.getBestCmap()
    allowed = {code for code in mapped if unicodedata.category(chr(code)) not in FORBIDDEN}
    return allowed - {BYTE_ORDER_MARK}


def covered(folder):
    """Return the code points of each family in a folder, those that all its faces have."""
    found = {}
    for path in sorted(Path(folder).glob("*.ttf")):
        with TTFont(path) as font:
            name, has = family_of(font), characters(font)
        if name != NUMERALS:
            found[name] = found[name] & has if name in found else has
    return found


def ranges(codes):
    """Return code points as ranges: 0020-007E."""
    runs = groupby(enumerate(sorted(codes)), key=lambda pair: pair[1] - pair[0])
    for _difference, run in runs:
        members = [code for _position, code in run]
        first, last = members[0], members[-1]
        yield f"{first:04X}" if first == last else f"{first:04X}-{last:04X}"


def part(name, codes, note=""):
    """Return a family's part of the table, in lines that can be read."""
    lines, line = [f"[{name}]{note}"], ""
    for piece in ranges(codes):
        if len(line) + len(piece) > 99:
            lines.append(line.strip())
            line = ""
        line += f" {piece}"
    return "\n".join([*lines, line.strip()])


def main():
    """Write the table; without the fetched fonts it would lack them, so it is refused."""
    fetched = covered(fonts.folder())
    if not fetched:
        return "The fetched fonts are missing: run make fonts first."
    parts = [part(*family) for family in covered(SHIPPED).items()]
    parts += [part(*family, note=" fetched") for family in fetched.items()]
    TABLE.write_text(HEAD + "\n" + "\n\n".join(parts) + "\n", "ascii")
    return None


if __name__ == "__main__":
    sys.exit(main())
