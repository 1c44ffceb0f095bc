"""Drawing a card: paper, numeral and words, from the right in a language that runs so."""

from __future__ import annotations

import io
from dataclasses import dataclass

from uccn.discovery.head import HEIGHT, WIDTH
from uccn.discovery.pictures import faces
from uccn.discovery.pictures.card import Card, Line
from uccn.lib import colour, languages
from uccn.lib.later import later
from uccn.lib.scripts import script

Image, ImageDraw = later("PIL.Image"), later("PIL.ImageDraw")

INK, MUTED, RULE = "#1b1a17", "#5d5a52", "#ddd8ca"
_MARGIN, _BAND = 84, 28
_INNER = WIDTH - 2 * _MARGIN
# Arabic letters are smaller than others of the same size.
_SCALE = {"Arab": 1.25}
# Where the baselines lie.
_KIND, _NUMERAL, _HEADING, _SITE = 86, 338, 422, 574


@dataclass
class _Page:
    """The picture in the making, and the side that its lines begin on."""

    draw: ImageDraw.ImageDraw
    is_rtl: bool

    @property
    def start(self) -> int:
        """Where lines begin."""
        return WIDTH - _MARGIN if self.is_rtl else _MARGIN

    def words(self, line, baseline: int, size: int, ink: str, *, heavy=False, room=_INNER) -> None:
        """A line from where lines begin, smaller or cut if it is too long; none without a font."""
        font = faces.face(line.text, line.language, _scaled(size, line), heavy=heavy)
        while font and size > 16 and self._length(line, font) > room:
            size -= 2
            font = faces.face(line.text, line.language, _scaled(size, line), heavy=heavy)
        while font and len(line.text) > 1 and self._length(line, font) > room:
            line = line._replace(text=line.text[:-2].rstrip() + "…")
        if font:
            anchor, place = ("rs" if self.is_rtl else "ls"), (self.start, baseline)
            self.draw.text(place, line.text, ink, font, anchor, **self._setting(line))

    def _length(self, line: Line, font) -> float:
        """How long a line is."""
        return self.draw.textlength(line.text, font, **self._setting(line))

    def _setting(self, line: Line) -> dict[str, str]:
        """How the shaper sets the line: its direction, and the language of its letters."""
        direction = languages.direction(line.language) if line.language else "ltr"
        tag = languages.tag(line.language) if line.language else None
        return {"direction": direction, "language": tag}

    def fits(self, line: Line, size: int) -> bool:
        """Whether the heading fits in one line at a size."""
        font = faces.face(line.text, line.language, _scaled(size, line), heavy=True)
        return font is None or self._length(line, font) <= _INNER


def drawn(card: Card) -> bytes:
    """The picture as PNG."""
    image = Image.new("RGB", (WIDTH, HEIGHT), colour.PAPER)
    page = _Page(ImageDraw.Draw(image), languages.direction(card.language) == "rtl")
    band = WIDTH - _BAND if page.is_rtl else 0
    page.draw.rectangle((band, 0, band + _BAND, HEIGHT), card.accent)
    page.words(card.kind, _KIND, 34, MUTED)
    _numeral(page, card)
    _texts(page, card)
    page.draw.line((_MARGIN, _SITE - 46, WIDTH - _MARGIN, _SITE - 46), RULE, 2)
    site = Line(f"{card.site.text} · {card.about.text}", card.language)
    page.words(site, _SITE, 26, MUTED, room=_INNER - _brand(page, card) - 48)
    out = io.BytesIO()
    image.quantize(64, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
    return out.getvalue()


def _scaled(size: int, line: Line) -> int:
    """The size at which a line looks as large as others."""
    return round(size * (_SCALE.get(script(line.language), 1) if line.language else 1))


def _numeral(page: _Page, card: Card) -> None:
    """The numeral, as large as fits; of a cancelled edition only its outline."""
    size = 300
    while page.draw.textlength(card.numeral, faces.numeral(size)) > _INNER:
        size -= 10
    anchor = "rs" if page.is_rtl else "ls"
    ink = {"fill": card.accent}
    if card.is_off:
        ink = {"fill": colour.PAPER, "stroke_width": 3, "stroke_fill": card.accent}
    place = (page.start, _NUMERAL)
    page.draw.text(place, card.numeral, font=faces.numeral(size), anchor=anchor, **ink)


def _texts(page: _Page, card: Card) -> None:
    """Theme in one line or two, then hosts and dates; the year alone where no font can write."""
    if faces.face(card.heading.text, card.heading.language, 52) is None:
        page.words(Line(str(card.year), ""), _HEADING + 20, 64, INK, heavy=True)
        return
    heading = _broken(page, card.heading)
    size = 54 if len(heading) == 1 else 42
    baseline = _HEADING if len(heading) == 1 else _HEADING - 20
    for line in heading:
        page.words(line, baseline, size, INK, heavy=True)
        baseline += 48
    texts = [line.text for line in (card.places, card.dates) if line.text]
    details = Line(" · ".join(texts), card.language)
    page.words(details, 480 if len(heading) == 1 else 498, 32, INK)


def _brand(page: _Page, card: Card) -> int:
    """The brand at the foot of the other side, and how much room it takes."""
    font = faces.face(card.brand.text, "", 30, heavy=True) if card.brand.text else None
    if font is None:
        return 0
    end = _MARGIN if page.is_rtl else WIDTH - _MARGIN
    anchor = "ls" if page.is_rtl else "rs"
    page.draw.text((end, _SITE), card.brand.text, card.accent, font, anchor)
    return round(page.draw.textlength(card.brand.text, font))


def _broken(page: _Page, heading: Line) -> list[Line]:
    """The heading in one line where it fits, else in two of about one length.

    Where words are not parted by spaces, as in Chinese, it may break after any character.
    """
    if page.fits(heading, 54):
        return [heading]
    has_spaces = " " in heading.text.strip()
    pieces = heading.text.split(" ") if has_spaces else list(heading.text)
    glue = " " if has_spaces else ""
    cuts = range(1, len(pieces))
    best = min(cuts, key=lambda cut: _longest(page, glue, pieces, cut), default=len(pieces))
    halves = (glue.join(pieces[:best]), glue.join(pieces[best:]))
    return [heading._replace(text=half) for half in halves if half]


def _longest(page: _Page, glue: str, pieces: list[str], cut: int) -> int:
    """How long the longer of two lines is, in characters."""
    return max(len(glue.join(pieces[:cut])), len(glue.join(pieces[cut:])))
