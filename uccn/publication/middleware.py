"""A draft that somebody may see is kept by no cache and followed to no other site."""


class DraftMiddleware:
    """Mark every answer that shows what readers do not see, or that came through a preview link."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if getattr(request, "draft_state", None) or "preview" in request.GET:
            response.headers["Cache-Control"] = "private, no-store"
            response.headers["Referrer-Policy"] = "same-origin"
            response.headers["X-Robots-Tag"] = "noindex"
        return response
