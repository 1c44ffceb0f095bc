"""``/health/live`` and ``/health/ready``, before anything else of the site.

A balancer asks by an address that is none of ALLOWED_HOSTS and without TLS, and the answer must
come when the database is away: so no middleware runs but the one that adds headers.
"""

import logging
from importlib import import_module

from django.http import HttpResponseNotAllowed, JsonResponse

logger = logging.getLogger(__name__)
LIVE, READY = "/health/live", "/health/ready"
# What it asks with is loaded when somebody asks.
_CHECKS = "uccn.lib.health.checks"
# Narrower than those that every answer has.
_HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
}


class HealthMiddleware:
    """Answer the two questions; hand every other request on."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        path = request.path_info
        if path not in (LIVE, READY):
            return self.get_response(request)
        if request.method not in ("GET", "HEAD"):
            return HttpResponseNotAllowed(["GET", "HEAD"], headers=_HEADERS)
        failing, warnings = ([], []) if path == LIVE else _looked_at()
        said = {"status": "unready", "failing": failing} if failing else {"status": "ok"}
        if warnings:
            said["warnings"] = warnings
        return JsonResponse(said, status=503 if failing else 200, headers=_HEADERS)


def _looked_at() -> tuple[list[str], list[str]]:
    """The names of the checks that fail, and of those that warn; why is logged."""
    failing, warnings = [], []
    for check in import_module(_CHECKS).checks():
        try:
            words, fault = check.ask(failing), None
        except Exception as error:
            words, fault = "it failed", error
        if words and check.is_needed:
            failing.append(check.name)
            logger.error("Not ready, %s: %s.", check.name, words.rstrip("."), exc_info=fault)
        elif words:
            warnings.append(check.name)
            logger.warning("Not well, %s: %s.", check.name, words.rstrip("."), exc_info=fault)
    return failing, warnings
