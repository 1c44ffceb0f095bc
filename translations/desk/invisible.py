"""Characters that nobody sees: their names, and a text in which they are seen."""

import re
from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Invisible(NamedTuple):
    """A character, the sign that stands for it on the page, and its name."""

    character: str
    sign: str
    name: str | Promise


# Unicode names in plain words; the signs follow editors' custom.
INVISIBLE = [
    Invisible("\u00a0", "NBSP", _("no-break space")),
    Invisible("\u202f", "NNBSP", _("narrow no-break space")),
    Invisible("\u200f", "RLM", _("right-to-left mark")),
    Invisible("\u200e", "LRM", _("left-to-right mark")),
    Invisible("\u2067", "RLI", _("begin right-to-left")),
    Invisible("\u2066", "LRI", _("begin left-to-right")),
    Invisible("\u2068", "FSI", _("begin own direction")),
    Invisible("\u2069", "PDI", _("end of own direction")),
    Invisible("\u200c", "ZWNJ", _("no join")),
    Invisible("\u200d", "ZWJ", _("join")),
    Invisible("\u00ad", "SHY", _("soft hyphen")),
    Invisible("\u2060", "WJ", _("word joiner")),
]
_BY_CHARACTER = {invisible.character: invisible for invisible in INVISIBLE}
_ANY = re.compile("([" + "".join(_BY_CHARACTER) + "])")


def has_invisible(text: str) -> bool:
    """Whether a text holds a character that nobody sees."""
    return _ANY.search(text) is not None


def seen(text: str) -> list[tuple[str, Invisible | None]]:
    """The text in stretches, each invisible character on its own with its name."""
    return [(part, _BY_CHARACTER.get(part)) for part in _ANY.split(text) if part]
