"""A file that a person's browser saves."""

from django.http import HttpResponse
from django.utils.http import content_disposition_header


def download(data: bytes, name: str, content_type: str) -> HttpResponse:
    """The file as an attachment."""
    response = HttpResponse(data, content_type=content_type)
    response["Content-Disposition"] = content_disposition_header(True, name)
    response["X-Content-Type-Options"] = "nosniff"
    return response
