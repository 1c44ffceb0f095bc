"""The language of a request: from its path, or for unprefixed pages from the browser."""

from django.conf import settings
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.translation.trans_real import parse_accept_lang_header

from uccn.lib import languages


def language_of_path(path: str) -> str:
    """The public language that a path begins with ("/ar/meetings/" → "ar"), or ''."""
    first = path.lstrip("/").split("/", 1)[0]
    return first if first in languages.public_codes() else ""


def preferred_language(header: str) -> str:
    """The public language that an Accept-Language header asks for first, or the default one."""
    public = languages.public_codes()
    for wanted, _quality in parse_accept_lang_header(header):
        for code in public:
            if wanted == code or wanted.split("-")[0] == code.split("-")[0]:
                return code
    return settings.LANGUAGE_CODE if settings.LANGUAGE_CODE in public else public[0]


class PublicLanguageMiddleware:
    """Activate the path's language, or the browser's preference where the path names none."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        from_path = language_of_path(request.path_info)
        language = from_path or preferred_language(request.headers.get("Accept-Language", ""))
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
            response.headers.setdefault("Content-Language", translation.get_language())
        if not from_path and not request.path_info.startswith(settings.STATIC_URL):
            patch_vary_headers(response, ["Accept-Language"])
        return response
