"""Cut the site's web fonts from the packages they come from.

Sources, all under the SIL Open Font License 1.1, from the npm registry:

    @fontsource/source-serif-4  5.3.1   Latin and Cyrillic text
    @fontsource/amiri           5.3.0   Arabic text
    @fontsource/bodoni-moda     5.3.0   the numerals

How to run it (docs/fonts.md says the same at more length):

    npm pack @fontsource/source-serif-4@5.3.1       and the two others
    unpack each into SOURCES/source-serif-4, SOURCES/amiri, SOURCES/bodoni-moda
    pip install fonttools==4.68.0 brotli==1.2.1 skia-pathops==0.9.2
    python make_fonts.py SOURCES

The site itself needs none of this: the cut files are kept beside this script.
"""

import sys
import tempfile
from pathlib import Path

from fontTools.merge import Merger
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.ttLib.removeOverlaps import removeOverlaps

HERE = Path(__file__).parent

DIGITS_AND_SIGNS = " !\"#%&'()*+,-./0123456789:;=?[]\u00a0«»°·–—‘’“”„…"
ROMAN = "IVXLCDM"

# What French, English and Spanish are written with, then the letters of the other
# languages that city names and brands come in.
LATIN = (
    "".join(map(chr, range(0x20, 0x7F)))
    + "".join(map(chr, range(0xA0, 0x100)))
    + "ŒœŸ–—‘’‚“”„•…‹›€−\u2009"
)
LATIN_EXTENDED = (
    "ĄąĆćĘęŁłŃńŚśŹźŻż"  # Polish
    "ĞğİıŞş"  # Turkish
    "ČčĎďĚěŇňŘřŠšŤťŮůŽž"  # Czech, Slovak, Slovene, Croatian
    "ĐđŐőŰűĂăȘșȚț"  # Croatian, Hungarian, Romanian
    "ĀāĒēĪīŌōŪū"  # Baltic languages, transliterations
)
CYRILLIC = "".join(map(chr, range(0x400, 0x460))) + "Ґґ№\u0301"
ARABIC = "".join(map(chr, [
    0x60C, 0x61B, 0x61F, *range(0x621, 0x63B), *range(0x640, 0x653),
    *range(0x660, 0x66D), 0x670, 0x200C, 0x200D, 0x200E, 0x200F,
]))  # fmt: skip

# No page asks for built fractions, and the digits are tabular as they come.
DROPPED_FEATURES = {"frac", "numr", "dnom", "tnum"}

# A sign that the source lacks is drawn by its neighbour.
SAME_DRAWING = {0x202F: 0x2009, 0x2011: 0x2D, 0x200F: 0x200E}


def layout_features(font):
    """Return the tags of every layout feature that the font has."""
    tables = [font[tag].table for tag in ("GSUB", "GPOS") if tag in font]
    return {record.FeatureTag for table in tables for record in table.FeatureList.FeatureRecord}


def cut(path, characters):
    """Return the font at path with these characters and no others."""
    font = TTFont(path)
    options = Options()
    options.layout_features = sorted(layout_features(font) - DROPPED_FEATURES)
    options.name_IDs = [0, 1, 2, 4, 5, 6, 13, 14]
    options.notdef_outline = True
    options.hinting = False
    options.drop_tables += ["STAT", "BASE", "DSIG"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=map(ord, characters))
    subsetter.subset(font)
    return font


def join(fonts):
    """Return one font made of several that share no character."""
    if len(fonts) == 1:
        return fonts[0]
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for number, font in enumerate(fonts):
            paths.append(str(Path(folder) / f"{number}.ttf"))
            font.save(paths[-1])
        return Merger().merge(paths)


def draw_missing_signs(font):
    """Give the spaces and hyphens that a source lacks the drawing of their neighbour."""
    for table in font["cmap"].tables:
        for missing, drawn in SAME_DRAWING.items():
            if drawn in table.cmap:
                table.cmap.setdefault(missing, table.cmap[drawn])


def rename(font, family, weight):
    """Call the font by its family here: a changed font may not carry a reserved name."""
    names = {1: family, 4: f"{family} {weight}", 6: f"{family.replace(' ', '')}-{weight}"}
    for record in list(font["name"].names):
        if record.nameID in names:
            record.string = names[record.nameID]


def fit_to_capitals(font):
    """Make the line exactly as high as the capitals, so that a numeral has no hidden margins."""
    height = font["OS/2"].sCapHeight
    font["hhea"].ascent = font["OS/2"].sTypoAscender = font["OS/2"].usWinAscent = height
    font["hhea"].descent = font["OS/2"].sTypoDescender = 0
    font["OS/2"].usWinDescent = 0
    font["hhea"].lineGap = font["OS/2"].sTypoLineGap = 0
    font["OS/2"].fsSelection |= 1 << 7


def write(font, name):
    """Save the font as woff2 and say how large it is and what it covers."""
    font.flavor = "woff2"
    font.recalcTimestamp = False
    font["head"].modified = font["head"].created
    target = HERE / name
    font.save(target)
    print(f"{name}: {target.stat().st_size} bytes, unicode-range {unicode_range(target)}")


def unicode_range(path):
    """Return the characters of a font as CSS writes them."""
    runs = []
    for code in sorted(TTFont(path).getBestCmap()):
        if runs and code == runs[-1][1] + 1:
            runs[-1][1] = code
        else:
            runs.append([code, code])
    return ", ".join(f"U+{a:04X}" if a == b else f"U+{a:04X}-{b:04X}" for a, b in runs)


def make_text(sources, weight):
    """Cut the Latin and the Cyrillic text face in one weight."""
    files = sources / "source-serif-4" / "files"
    source = "source-serif-4-{}-" + str(weight) + "-normal.woff2"
    latin, extended, cyrillic = (
        files / source.format(part) for part in ("latin", "latin-ext", "cyrillic")
    )
    in_latin = set(TTFont(latin).getBestCmap())
    rest = [c for c in LATIN + LATIN_EXTENDED if ord(c) not in in_latin]
    faces = {
        "Text Latin": [cut(latin, LATIN + "ı"), cut(extended, rest)],
        "Text Cyrillic": [cut(cyrillic, CYRILLIC), cut(latin, DIGITS_AND_SIGNS + ROMAN)],
    }
    for family, parts in faces.items():
        font = join(parts)
        draw_missing_signs(font)
        rename(font, family, weight)
        write(font, f"{family.lower().replace(' ', '-')}-{weight}.woff2")


def make_arabic(sources):
    """Cut the Arabic text face, with the digits and signs that Arabic text is set with."""
    files = sources / "amiri" / "files"
    arabic = cut(files / "amiri-arabic-400-normal.woff2", ARABIC)
    have = set(arabic.getBestCmap())
    signs = [c for c in DIGITS_AND_SIGNS if ord(c) not in have]
    font = join([arabic, cut(files / "amiri-latin-400-normal.woff2", signs)])
    draw_missing_signs(font)
    rename(font, "Text Arabic", 400)
    write(font, "text-arabic-400.woff2")


def make_numeral(sources):
    """Cut the numeral face to the seven Roman digits, each one closed outline."""
    font = cut(sources / "bodoni-moda" / "files" / "bodoni-moda-latin-500-normal.woff2", ROMAN)
    removeOverlaps(font)
    fit_to_capitals(font)
    rename(font, "Numeral", 500)
    write(font, "numeral.woff2")


def main(sources):
    """Cut every file from the unpacked packages in this folder."""
    for weight in (400, 600):
        make_text(sources, weight)
    make_arabic(sources)
    make_numeral(sources)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
