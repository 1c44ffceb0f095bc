"""The public 404 page also while developing, so that what staff try out is what readers get."""

from django.http import Http404

from uccn.pages.errors import not_found


class NotFoundMiddleware:
    """Answer a view's Http404 with our page; without it DEBUG would show Django's own."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        """The page for a public address; the admin keeps its own answers."""
        if isinstance(exception, Http404) and not request.path_info.startswith("/admin/"):
            return not_found(request)
        return None
