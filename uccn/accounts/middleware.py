"""The admin speaks the language that each member of staff chose."""

from django.utils import translation

from uccn.accounts.models import StaffPreference
from uccn.lib import languages
from uccn.lib.middleware import language_of_path


class StaffLanguageMiddleware:
    """On pages without a language in their path, prefer the signed-in person's choice."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if not request.path_info.startswith("/admin/") or language_of_path(request.path_info):
            return self.get_response(request)
        language = self._chosen(request)
        if language not in languages.codes():
            return self.get_response(request)
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
            response.headers["Content-Language"] = language
        return response

    @staticmethod
    def _chosen(request) -> str:
        """The stored choice, or '' (also for those who are not signed in)."""
        if not request.user.is_authenticated:
            return ""
        stored = StaffPreference.objects.filter(user=request.user)
        return stored.values_list("language", flat=True).first() or ""
