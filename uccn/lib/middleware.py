"""The language of a request: from its path, or for unprefixed pages from the browser."""

import re

from django.conf import settings
from django.core.exceptions import BadRequest
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext_lazy
from django.utils.translation.trans_real import parse_accept_lang_header

from uccn.lib import languages
from uccn.lib.public_page import is_marked

_NOT_LOOKED_FOR = gettext_lazy("This address holds a character that cannot be looked for.")
_NOT_ASKED = gettext_lazy("This address asks in a way that nothing can be looked for.")
# What the admin takes in an address beside its own filters, and hands to the database as it is: a
# pattern that is none breaks there, and one that is meant to takes a worker for minutes.
_PATTERN = re.compile(r"__(i?regex|range)$")
_TOO_LONG = re.compile(r"\d{19}")
# Files are the same in every language.
_FILES = (settings.STATIC_URL, settings.MEDIA_URL, settings.PICTURES_URL)


def language_of_path(path: str) -> str:
    """The public language that a path begins with ("/ar/meetings/" → "ar"), or ''."""
    first = path.lstrip("/").split("/", 1)[0]
    return first if first in languages.public_codes() else ""


def preferred_languages(header: str) -> list[str]:
    """The public languages that an Accept-Language header asks for, the first one first."""
    asked = [wanted for wanted, quality in parse_accept_lang_header(header) if quality]
    found = [
        code
        for wanted in asked
        for code in languages.public_codes()
        if wanted == code or wanted.split("-")[0] == code.split("-")[0]
    ]
    return list(dict.fromkeys(found))


def preferred_language(header: str) -> str:
    """The public language that an Accept-Language header asks for first, or the default one."""
    public = languages.public_codes()
    default = settings.LANGUAGE_CODE if settings.LANGUAGE_CODE in public else public[0]
    return next(iter(preferred_languages(header)), default)


class PublicLanguageMiddleware:
    """Activate the path's language, or the browser's preference where the path names none.

    A page without a language that is marked as public is in no language: a style sheet, a list.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        from_path = language_of_path(request.path_info)
        language = from_path or preferred_language(request.headers.get("Accept-Language", ""))
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
        if from_path or not is_marked(response):
            response.headers.setdefault("Content-Language", language)
        if not (from_path or is_marked(response) or request.path_info.startswith(_FILES)):
            patch_vary_headers(response, ["Accept-Language"])
        return response


class RefuseNullMiddleware:
    """Answer 400 to a staff address that holds NUL, which no database text can be compared to.

    The admin's own filters hand such a value to the database; PostgreSQL refuses it. So is an empty
    name of a field, which the admin would look for. A cookie that holds NUL, which quotation may
    hide, is none: the key of a session is looked for on the way to every page of staff.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        for name in [name for name, value in request.COOKIES.items() if "\x00" in value]:
            del request.COOKIES[name]
        if request.path_info.startswith("/admin/") and any(map(_is_no_lookup, request.GET.lists())):
            raise BadRequest(_NOT_ASKED)
        values = [value for values in request.GET.lists() for value in values[1]]
        is_wrong = any("\x00" in value for value in values) or request.GET.get("_to_field") == ""
        if request.path_info.startswith("/admin/") and is_wrong:
            raise BadRequest(_NOT_LOOKED_FOR)
        return self.get_response(request)

    def process_view(self, request, *_view):
        """A form may hold such a name too; it is read here, where the check against forgery is."""
        if request.path_info.startswith("/admin/") and request.POST.get("_to_field") == "":
            raise BadRequest(_NOT_LOOKED_FOR)


def _is_no_lookup(asked: tuple[str, list[str]]) -> bool:
    """Whether a parameter asks for a column by a pattern, or for a number that no column holds."""
    name, values = asked
    is_long = "__" in name and any(map(_TOO_LONG.search, values))
    return bool(is_long or _PATTERN.search(name))
