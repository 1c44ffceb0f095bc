"""The site, and beside it on the same workers a bare Django view without middleware."""

from django.core.handlers.wsgi import WSGIHandler, WSGIRequest
from django.test.utils import override_settings

from uccn.wsgi import application as site


class BareRequest(WSGIRequest):
    """A request that is answered by the addresses of the bench."""

    urlconf = "tests.bench_urls"


class BareHandler(WSGIHandler):
    """Django without any middleware."""

    request_class = BareRequest


with override_settings(MIDDLEWARE=[]):
    bare = BareHandler()


def application(environ, start_response):
    """Give the bare view its request, and the site every other."""
    handler = bare if environ["PATH_INFO"] == "/bare/" else site
    return handler(environ, start_response)
