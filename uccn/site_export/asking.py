"""The site as an anonymous reader gets it, asked in this process and without a server."""

from io import BytesIO
from typing import NamedTuple
from urllib.parse import quote, urlsplit

from django.conf import settings
from django.core.handlers.base import BaseHandler
from django.core.handlers.wsgi import WSGIRequest
from django.utils.http import parse_header_parameters

from uccn.lib.cleaning import cleaned_name


class Answer(NamedTuple):
    """What stands at an address: HTTP status, media type without parameters, bytes, target.

    ``name`` is the one under which a file is to be saved, '' for what is no file to save.
    """

    status: int
    kind: str
    body: bytes
    location: str = ""
    name: str = ""


class Site:
    """Answers addresses of this site; no cookie, no session, nobody signed in."""

    def __init__(self):
        self._handler = BaseHandler()
        self._handler.load_middleware()
        self._origin = urlsplit(settings.SITE_URL)

    def get(self, path: str, query: str = "", language: str = "") -> Answer:
        """The answer to GET; ``path`` is not percent-encoded, ``language`` a reader's wish."""
        response = self._handler.get_response(WSGIRequest(self._environ(path, query, language)))
        body = response.getvalue() if response.streaming else response.content
        if opened := getattr(response, "file_to_stream", None):
            opened.close()
        kind = response.headers.get("Content-Type", "").partition(";")[0].strip()
        location, name = response.headers.get("Location", ""), _name(response)
        return Answer(response.status_code, kind, body, location, name)

    def _environ(self, path: str, query: str, language: str) -> dict:
        """A request of the site's own public address, as a web server would hand it over."""
        port = self._origin.port or (443 if self._origin.scheme == "https" else 80)
        environ = {
            "REQUEST_METHOD": "GET",
            "SCRIPT_NAME": "",
            # WSGI hands paths over as the bytes of UTF-8 read as Latin-1.
            "PATH_INFO": path.encode().decode("latin-1"),
            "QUERY_STRING": quote(query, safe="=&+%/:;,!*'()~-._"),
            "SERVER_NAME": self._origin.hostname,
            "SERVER_PORT": str(port),
            "SERVER_PROTOCOL": "HTTP/1.1",
            "HTTP_HOST": self._origin.netloc,
            "REMOTE_ADDR": "127.0.0.1",
            "wsgi.url_scheme": self._origin.scheme,
            "wsgi.input": BytesIO(),
            "wsgi.errors": BytesIO(),
        }
        if language:
            environ["HTTP_ACCEPT_LANGUAGE"] = language
        if header := settings.SECURE_PROXY_SSL_HEADER:
            environ[header[0]] = header[1] if self._origin.scheme == "https" else "http"
        return environ


def _name(response) -> str:
    """The name that an answer gives to its file (RFC 6266), without any folder."""
    header = response.headers.get("Content-Disposition", "")
    disposition, parameters = parse_header_parameters(header)
    return cleaned_name(parameters.get("filename", "")) if disposition == "attachment" else ""
