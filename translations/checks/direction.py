"""Words of another direction in a text from right to left."""

import re

from django.utils.translation import gettext_lazy as _

from translations.checks import plain
from translations.checks.base import Check, Finding, Pair
from translations.checks.repetition import without
from uccn.lib import languages

_LATIN = r"[A-Za-zÀ-ɏ]"
_ISOLATED = re.compile("[\u2066-\u2068][^\u2066-\u2069\n]*\u2069")
# What an implicit mark after a run already keeps in its place (UAX #9, LRM, RLM, ALM).
_FIXED = "\u200e\u200f\u061c"
_RUN = re.compile(
    # A Latin run, a sign with a space, and a number or a second run: both are drawn left to right
    # as one, in the wrong order (UAX #9, rules W7 and N1).
    rf"(?P<row>(?<!\w){_LATIN}[\w.'’&-]*)[ ]*[,،;؛:.–—/][ ]+(?=[\dA-Za-zÀ-ɏ])"
    # A sign that belongs to the run, weak or neutral at its edge, jumps to its other side.
    rf"|(?P<after>(?<!\w){_LATIN}[\w.'’&-]*[+#%&*=$/-]+)(?![\w{_FIXED}])"
    rf"|(?P<before>(?<![\w.,/)-])[+#@$&*=]+{_LATIN}[\w.'’&-]*)"
    # A figure first and a run after it: 3D, 5G and 2018-UCCN are drawn in the wrong order.
    rf"|(?P<figure>(?<![\w.,])\d+[+#%/-]{_LATIN}+)"
)


class LatinNotIsolated(Check):
    """A Latin run beside a sign without direction stands in isolates (UAX #9, section 2.7).

    Without them the sign, or a number after it, is drawn on the wrong side. A bracket around the
    run and a sign that ends the sentence are drawn right without isolates, and are left alone.
    """

    id = "isolates"

    def find(self, pair: Pair) -> list[Finding]:
        """Each such run, with the text in which it is isolated (U+2066 to U+2069)."""
        if languages.direction(pair.language) != "rtl":
            return []
        text = _ISOLATED.sub(plain.filled, plain.prose(pair.target))
        message = _("Put “%(run)s” between isolates (U+2066, U+2069), or its sign jumps.")
        found = []
        for match in _RUN.finditer(text):
            start, end = match.span(match.lastgroup)
            run = pair.target[start:end]
            fixed = without(pair, start, end, f"\u2066{run}\u2069")
            found.append(self.finding(message % {"run": run}, start=start, end=end, fixed=fixed))
        return found
