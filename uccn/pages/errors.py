"""Error pages in the reader's language; none asks the database, so that they work without it.

Some errors are met before any middleware of ours ran (a host that is not ours, more fields than
allowed), so each page finds its language by itself.
"""

import errno
import sys

from django.conf import settings
from django.core.exceptions import BadRequest
from django.db import InterfaceError, OperationalError
from django.http import HttpResponse
from django.template import loader
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext_lazy as _

from uccn.lib import languages
from uccn.lib.logs import request_id
from uccn.lib.middleware import language_of_path, preferred_language
from uccn.lib.roman import to_roman
from uccn.lib.stored import StorageAway
from uccn.pages.navigation import navigation

# For how many seconds a browser or crawler had better wait.
_WAIT = {500: 60, 503: 300}
_NO_ROOM = {errno.ENOSPC, errno.EDQUOT}
_AWAY = (
    _("The site cannot answer at the moment"),
    _(
        "Its database does not answer. What was sent was not saved. Wait some minutes, go back "
        "and send it again: what you typed is still there."
    ),
)
_FILES_AWAY = (
    _("The site cannot answer at the moment"),
    _(
        "The place where its files lie does not answer. What was sent was not saved. Wait some "
        "minutes, go back and send it again: what you typed is still there."
    ),
)
_FULL = (
    _("There is no room left on the server"),
    _(
        "What was sent was not saved. Go back, keep what you typed, and tell whoever operates "
        "this site; it works again as soon as there is room."
    ),
)


def bad_request(request, exception=None):
    """400: what was sent cannot be read; the sentence of our own refusals is shown."""
    sentence = str(exception) if isinstance(exception, BadRequest) else ""
    return error_page(request, 400, sentence=sentence)


def forbidden(request, exception=None):
    """403: the account may not do this."""
    return error_page(request, 403)


def not_found(request, exception=None):
    """404, in the language of the path or of the browser."""
    return error_page(request, 404)


def server_error(request):
    """500: the fault is ours; 503 while database or files do not answer or the disk is full."""
    # Django calls this while it handles the fault, and does not hand it over.
    heading, sentence = _passing(sys.exc_info()[1])
    if heading:
        said = {"heading": heading, "sentence": sentence, "numeral": to_roman(503)}
        return error_page(request, 503, "wait.html", **said)
    return error_page(request, 500)


def _passing(fault: BaseException | None) -> tuple[str, str]:
    """What to say of a fault that ends without a change of the code; '' for any other."""
    while fault is not None:
        if isinstance(fault, OSError) and fault.errno in _NO_ROOM:
            return _FULL
        if isinstance(fault, StorageAway):
            return _FILES_AWAY
        # SQLite says in words alone that there is no room, or that a migration is missing.
        if isinstance(fault, OperationalError) and "full" in str(fault):
            return _FULL
        if isinstance(fault, (OperationalError, InterfaceError)) and "no such" not in str(fault):
            return _AWAY
        fault = fault.__cause__
    return "", ""


def locked_out(request, *_given):
    """429: too many attempts to sign in; how long to wait stands in the header too."""
    response = error_page(request, 429)
    response.headers["Retry-After"] = str(round(settings.AXES_COOLOFF_TIME * 3600))
    return response


def error_page(request, status: int, template: str = "", **said) -> HttpResponse:
    """The page of a status; no context processor runs, for they may read what is broken.

    The headers of safety come from the first middleware, as on every answer.
    """
    language = _language(request)
    with translation.override(language):
        context = {
            "request": request,
            "navigation": navigation(request.path_info),
            "current_language": language,
            "current_direction": languages.direction(language),
            # Without the query, which may be what cannot be read.
            "language_path": request.path_info,
            "error": True,
            "request_id": request_id.current(),
        }
        html = loader.render_to_string(template or f"{status}.html", context | said)
    response = HttpResponse(html, status=status)
    response.headers["Content-Language"] = language
    if status != 404:
        response.headers["Cache-Control"] = "no-store"
    if seconds := _WAIT.get(status):
        response.headers["Retry-After"] = str(seconds)
    if not language_of_path(request.path_info):
        patch_vary_headers(response, ["Accept-Language"])
    return response


def _language(request) -> str:
    """The path's language; elsewhere the one that is active for this person, or the browser's."""
    if found := language_of_path(request.path_info):
        return found
    if request.path_info.startswith("/admin/") and hasattr(request, "LANGUAGE_CODE"):
        return languages.current()
    return preferred_language(request.headers.get("Accept-Language", ""))
