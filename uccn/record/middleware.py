"""Whoever is signed in acts for the length of the request."""

from uccn.lib.acting import ADMIN, DESK, IMPORT, SITE, acting


class ActingMiddleware:
    """Says who acts and on which way; comes after the middleware that knows the user."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.method in ("GET", "HEAD") and not request.path_info.startswith("/admin/"):
            return self.get_response(request)
        with acting(by=request.user, via=_way(request.path_info)):
            return self.get_response(request)


def _way(path: str) -> str:
    """The way on which a request of this address changes something."""
    if not path.startswith("/admin/"):
        return SITE
    if any(part.startswith("import") for part in path.split("/")):
        return IMPORT
    return DESK if path.startswith("/admin/translations/") else ADMIN
