"""The admin speaks each person's language; nobody is signed in by half."""

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.utils import translation
from django.utils.functional import SimpleLazyObject

from uccn.accounts.models import StaffPreference
from uccn.lib import languages
from uccn.lib.middleware import language_of_path

# In the session of whoever showed a second factor.
SECOND_FACTOR = "second_factor"


class SecondFactorMiddleware:
    """Where a second factor is required, who has none is nobody: on every page, file and API.

    The user stays as lazy as Django's own, so that public pages still ask for no session.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if settings.REQUIRE_SECOND_FACTOR:
            signed_in = request.user
            request.user = SimpleLazyObject(lambda: whole(request, signed_in))
        return self.get_response(request)


def whole(request, user):
    """The user, or nobody when the session saw no second factor; readers have no account."""
    if user.is_authenticated and not request.session.get(SECOND_FACTOR):
        return AnonymousUser()
    # Not the lazy object: what compares users wants the model's own.
    return user


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
