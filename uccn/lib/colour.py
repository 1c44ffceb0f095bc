"""Colours that people choose, and whether they can be read.

Contrast after WCAG 2.2, "relative luminance" and "contrast ratio".
"""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

PAPER = "#fbfaf6"
DARK_PAPER = "#15161a"
WHITE = "#ffffff"
_HEX = re.compile(r"#[0-9a-fA-F]{6}")


def luminance(colour: str) -> float:
    """The relative luminance, 0 (black) to 1 (white), of "#rrggbb"."""
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, 1 to 21."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def validate_accent(colour: str) -> None:
    """Raise ValidationError for what is no colour or cannot be read on our paper (4.5:1)."""
    if not _HEX.fullmatch(colour):
        raise ValidationError(_("Write the colour as # and six digits, for example #a4262c."))
    ratio = contrast(colour, PAPER)
    if ratio < 4.5:
        raise ValidationError(
            _("This colour is too light to read: its contrast is %(ratio)s, and 4.5 is needed. "
              "Choose a darker one.")
            % {"ratio": f"{ratio:.1f}"}
        )  # fmt: skip


def for_dark(colour: str) -> str:
    """The colour lightened step by step until it reads (4.5:1) on the dark scheme's paper."""
    channels = [int(colour[i : i + 2], 16) for i in (1, 3, 5)]
    for step in range(21):
        lighter = "#" + "".join(f"{round(c + (255 - c) * step / 20):02x}" for c in channels)
        if contrast(lighter, DARK_PAPER) >= 4.5:
            return lighter
    return "#ffffff"


def mixed(colour: str, paper: str, share: float = 0.1) -> str:
    """A tint: so much of the colour on the paper."""
    pairs = ((int(colour[i : i + 2], 16), int(paper[i : i + 2], 16)) for i in (1, 3, 5))
    return "#" + "".join(f"{round(c * share + p * (1 - share)):02x}" for c, p in pairs)


def for_white(colour: str) -> str:
    """The colour darkened step by step until it reads (4.5:1) on white paper."""
    channels = [int(colour[i : i + 2], 16) for i in (1, 3, 5)]
    for step in range(20):
        darker = "#" + "".join(f"{round(c * (20 - step) / 20):02x}" for c in channels)
        if contrast(darker, WHITE) >= 4.5:
            return darker
    return "#000000"
