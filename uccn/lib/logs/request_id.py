"""An id for each request, in its answer and in every line that is logged meanwhile."""

import re
import secrets
from contextvars import ContextVar

from django.conf import settings

HEADER = "X-Request-ID"
# What a proxy may hand over; anything else could forge a line or fill the log.
LENGTH = 64
_FORM = re.compile(rf"[A-Za-z0-9][A-Za-z0-9._-]{{7,{LENGTH - 1}}}")
_current: ContextVar[str] = ContextVar("request_id", default="")


def current() -> str:
    """The id of the request that is being answered, '' outside of any."""
    return _current.get()


def new() -> str:
    """A number that nothing else has."""
    return secrets.token_hex(8)


class RequestIdMiddleware:
    """Give a request its id: that of a proxy in front of us, or a new one."""

    def __init__(self, get_response):
        self.get_response = get_response
        self.trusts_proxy = settings.PROXY_COUNT > 0

    def __call__(self, request):
        given = request.META.get("HTTP_X_REQUEST_ID", "") if self.trusts_proxy else ""
        made = given if given and _FORM.fullmatch(given) else new()
        token = _current.set(made)
        try:
            response = self.get_response(request)
        finally:
            _current.reset(token)
        response.headers[HEADER] = made
        return response
