"""The meetings' colours, as the style sheet that pages load late."""

import hashlib

from django.urls import reverse

from meetings.models import AnnualMeeting
from uccn.lib import colour


def accents(drafts: bool = False) -> list[tuple[int, str]]:
    """Number and accent of every public meeting, or of all of them. One query."""
    meetings = AnnualMeeting.objects.all() if drafts else AnnualMeeting.objects.published()
    return list(meetings.order_by("pk").values_list("pk", "accent"))


def version(found: list[tuple[int, str]]) -> str:
    """A short text that is another for other colours."""
    return hashlib.blake2b(repr(found).encode(), digest_size=8).hexdigest()


def address(lasting: bool) -> str:
    """Where the colours are; or, for good, those of the public meetings as they are now."""
    plain = reverse("accents")
    return f"{plain}?v={version(accents())}" if lasting else plain


def style_sheet(found: list[tuple[int, str]]) -> str:
    """Each meeting's colour in both schemes, as rules of CSS."""
    rules = []
    for pk, accent in found:
        dark = colour.for_dark(accent)
        light_soft = colour.mixed(accent, colour.PAPER)
        dark_soft = colour.mixed(dark, colour.DARK_PAPER)
        rules.append(f".accent-{pk}{{--accent:{accent};--accent-soft:{light_soft}}}")
        rules.append(
            "@media screen and (prefers-color-scheme:dark){"
            f".accent-{pk}{{--accent:{dark};--accent-soft:{dark_soft}}}}}"
        )
    return "\n".join(rules)
