"""What lists and the home page show of a declaration, in a language that is public."""

from declarations import headings, reading
from declarations.models import Declaration
from uccn.lib import languages
from uccn.lib.languages import Resolved


def listed_title(declaration: Declaration, wanted: str) -> Resolved:
    """The title for a list, in a language that is public; reads ``public_versions``."""
    version = reading.choose(declaration.public_versions, wanted, declaration.original_language)
    if version is None:
        return Resolved("", "")
    codes = reading.sources(version, declaration.public_versions, declaration.original_language)
    if declaration.is_adopted:
        found = {v.language: v.recorded_title for v in declaration.public_versions}
        titles = (Resolved(found[code], code) for code in codes if found.get(code))
        title = next(titles, Resolved("", ""))
    else:
        title = reading.first_filled(declaration, "title", codes)
    if title.text:
        return title
    made = headings.made(declaration.kind, declaration.meeting.edition_name)
    return Resolved(made, languages.current())


def opening_of(declaration: Declaration) -> Resolved:
    """The first paragraph, for the home page, in a language that is public. One query."""
    wanted, public = languages.current(), declaration.public_versions
    if declaration.is_adopted:
        text = reading.newest(declaration, public, wanted)
        return text.lines[0].text if text and text.lines else Resolved("", "")
    version = reading.choose(declaration.public_versions, wanted, declaration.original_language)
    codes = reading.sources(version, declaration.public_versions, declaration.original_language)
    first = declaration.paragraphs.in_languages(codes).first()
    return reading.first_filled(first, "body", codes) if first else Resolved("", "")
