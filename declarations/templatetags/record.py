"""Versions in templates: what came with each, how texts differ, how anyone checks a hash."""

from django import template
from django.urls import reverse
from django.utils import translation
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext, gettext_lazy, pgettext

from declarations.models import LanguageVersion, Version, VersionText
from declarations.record import Record
from uccn.lib import dates, languages
from uccn.lib.differences import Piece
from uccn.lib.redlines import redline

register = template.Library()
register.filter("redline", redline)

# Ten lines that anyone can run; a test runs them as the page shows them.
CHECK = """import hashlib, json, sys
def sha256(text): return hashlib.sha256(text.encode("utf-8")).hexdigest()
data = json.load(open(sys.argv[1], encoding="utf-8"))
for text in data["texts"]:
    if "hashed" in text:
        options = {"ensure_ascii": False, "sort_keys": True, "separators": (",", ":")}
        assert sha256(json.dumps(text["hashed"], **options)) == text["sha256"], text["language"]
hashes = sorted(text["sha256"] for text in data["texts"])
assert sha256("\\n".join(hashes)) == data["version"]["sha256"]
print("Version", data["version"]["number"], "is what it says.")"""
_NAMES = {
    "masthead": gettext_lazy("Masthead as issued"),
    "header_line": gettext_lazy("Header line"),
    "title": gettext_lazy("Title"),
    "label": gettext_lazy("Label"),
    "issuer": gettext_lazy("Issued by"),
    "made_here": gettext_lazy("Translation made for this site"),
    "source": gettext_lazy("Source"),
    "rights": gettext_lazy("Rights"),
    "editors_note": gettext_lazy("Editor's note"),
    "kind": gettext_lazy("Kind"),
    "original_language": gettext_lazy("Original language"),
    "adopted_on": gettext_lazy("Day of adoption"),
    "meeting": gettext_lazy("Line that names the meeting"),
    "theme": gettext_lazy("Theme"),
    "brand": gettext_lazy("Brand"),
    "accent": gettext_lazy("Accent colour"),
}


@register.simple_tag
def check_hashes() -> str:
    """The lines of Python that make a version's hashes again from its JSON."""
    return CHECK


@register.simple_tag
def added_languages(record: Record, version: Version) -> str:
    """The languages that a version was the first to have, as a list in words."""
    had = {r.language for r in record.rows if r.version.number < version.number}
    new = [r.language for r in record.rows if r.version_id == version.pk and r.language not in had]
    return dates.listing([languages.name_in(code) for code in new])


@register.simple_tag
def recorded_text(record: Record, language: str) -> VersionText:
    """The version's row in a language."""
    return record.texts[language]


@register.simple_tag
def before(version: Version) -> int:
    """The number of the version before."""
    return version.number - 1


@register.simple_tag
def changes_in(declaration, old: int, new: int, language: str) -> str:
    """The page of the changes in another language."""
    with translation.override(language):
        args = [declaration.meeting.year, declaration.slug, old, new]
        return reverse("declarations:changes", args=args)


@register.simple_tag
def example_of_changes() -> SafeString:
    """What removed and added words look like."""
    pieces = [
        Piece("gone", pgettext("a text", "removed")),
        Piece("same", " "),
        Piece("new", pgettext("a text", "added")),
    ]
    return format_html('<span class="redline">{}</span>', redline(pieces))


@register.simple_tag
def line_name(name: str) -> str:
    """What a piece of the text, or of what is said about it, is called."""
    return str(_NAMES[name])


@register.simple_tag
def said_line(name: str, old, new) -> SafeString:
    """What was said about the text and what is said now."""
    sentence = gettext("%(name)s: was %(old)s, is now %(new)s.")
    pattern = sentence.replace("%(", "{").replace(")s", "}")
    return format_html(pattern, name=line_name(name), old=_value(name, old), new=_value(name, new))


def _value(name: str, value) -> SafeString | str:
    """A value as readers know it, isolated from the sentence around it."""
    if isinstance(value, bool):
        value = gettext("yes") if value else gettext("no")
    elif name == "label":
        value = LanguageVersion.Label(value).label
    return format_html("<bdi>{}</bdi>", value or gettext("empty"))
