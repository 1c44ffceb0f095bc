"""Addresses that name a declaration or a paragraph in no language, and lead to the reader's."""

from django.http import Http404, HttpResponseRedirect
from django.utils import translation
from django.views.decorators.http import require_safe

from declarations import history, reading
from declarations.models import LanguageVersion
from declarations.views.asked import Asked, find, once_at, refused
from uccn.lib import languages
from uccn.lib.middleware import preferred_languages


class SeeOther(HttpResponseRedirect):
    """303: what is named is no page, here is one about it."""

    status_code = 303


@require_safe
def identifier(request, year: str, slug: str, key: str = ""):
    """The page of a text or paragraph, in the language that the browser prefers and the text has.

    The middleware says that the answer varies with Accept-Language; no cookie is read.
    """
    asked = find(year, slug) or _found_elsewhere(year, slug)
    if asked is None:
        raise Http404
    text = reading.newest(asked.declaration, asked.public, asked.wanted)
    if text is None:
        return refused(request, asked)
    if key and history.read(asked.declaration, asked.public, asked.wanted, key) is None:
        raise Http404
    language = _language(asked, text.public, request.headers.get("Accept-Language", ""))
    with translation.override(language):
        declaration = asked.declaration
        url = declaration.paragraph_url(key) if key else declaration.get_absolute_url()
    return SeeOther(url)


def _found_elsewhere(year: str, slug: str) -> Asked | None:
    """The declaration that once had this address, where it stands now."""
    declaration = once_at(year, slug)
    return declaration and find(str(declaration.meeting.year), declaration.slug)


def _language(asked: Asked, public: list[LanguageVersion], header: str) -> str:
    """The first language of the reader's that the text is public in, else its original's.

    Else the one in which the plain page would show it; where readers see none of those, the
    page's own, which shows the text under a note.
    """
    public = [version for version in public if version.language in languages.public_codes()]
    has = {version.language for version in public}
    for code in preferred_languages(header):
        if code in has:
            return code
    chosen = reading.choose(public, asked.wanted, asked.declaration.original_language)
    return chosen.language if chosen else asked.wanted
