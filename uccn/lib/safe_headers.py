"""The headers that tell a browser what an answer may do, on every answer there is."""

from csp.utils import build_policy
from django.conf import settings


class SafeHeadersMiddleware:
    """Give each answer those headers that it lacks: an error page, a file, one that is kept.

    An answer's own stay: an upload's narrower policy, the referrer of a draft. What other sites'
    programs may read, other sites may show; nothing else.
    """

    def __init__(self, get_response):
        self.get_response = get_response
        self.headers = {
            "Content-Security-Policy": build_policy(),
            "X-Content-Type-Options": "nosniff",
            "X-Frame-Options": settings.X_FRAME_OPTIONS,
            "Referrer-Policy": settings.SECURE_REFERRER_POLICY,
            "Permissions-Policy": settings.PERMISSIONS_POLICY,
            "Cross-Origin-Opener-Policy": settings.SECURE_CROSS_ORIGIN_OPENER_POLICY,
        }

    def __call__(self, request):
        response = self.get_response(request)
        for name, value in self.headers.items():
            response.headers.setdefault(name, value)
        is_for_all = response.headers.get("Access-Control-Allow-Origin") == "*"
        whose = "cross-origin" if is_for_all else "same-origin"
        response.headers.setdefault("Cross-Origin-Resource-Policy", whose)
        return response
