"""How long the parts of a declaration may be, with their marks, and the addresses in them."""

from django.utils.translation import gettext as _

from declarations.importing.problems import ImportProblem
from declarations.models import Declaration
from uccn.lib.text import parse

MAX_CHARACTERS = 4_000
# As long as our readers of files take them; the program that sets our PDFs breaks on far longer.
MAX_ADDRESS = 1_000


def check_heading(masthead: str, header_line: str, title: str) -> None:
    """Raise ImportProblem for a part above the text that is longer than it may be stored."""
    longest = Declaration._meta.get_field("title").max_length
    _check(len(masthead), MAX_CHARACTERS, "masthead", _("Masthead"))
    _check(len(header_line), MAX_CHARACTERS, "header_line", _("Header line"))
    _check(len(title), longest, "title", _("Title"))


def check_links(masthead: str, header_line: str, paragraphs: list[str]) -> None:
    """Raise ImportProblem for a longer address behind words than any page has."""
    _check_addresses(masthead, "masthead", _("Masthead"))
    _check_addresses(header_line, "header_line", _("Header line"))
    for number, text in enumerate(paragraphs, 1):
        _check_addresses(text, "text", _("Paragraph %(number)s") % {"number": number})


def _check_addresses(text: str, field: str, name: str) -> None:
    """Raise ImportProblem that names the part and how its address begins."""
    for run in parse(text):
        _check(len(run.url), MAX_ADDRESS, field, f"{name}, {run.url[:40]}…")


def _check(length: int, most: int, field: str, name: str) -> None:
    """Raise ImportProblem for what is longer than it may be."""
    if length > most:
        raise ImportProblem(
            "%(name)s: %(problem)s",
            code="too_long",
            field=field,
            name=name,
            problem=_("Write at most %(limit)d characters; these are %(length)d.")
            % {"limit": most, "length": length},
        )
