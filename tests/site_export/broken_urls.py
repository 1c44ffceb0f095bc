"""The site's addresses, but the meetings' pages fail."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import path

from uccn.urls import urlpatterns as _own


def _fail(request, **arguments):
    """Fail as a view with a fault does."""
    raise RuntimeError("This page fails on purpose.")


urlpatterns = [*i18n_patterns(path("meetings/2018/", _fail)), *_own]
