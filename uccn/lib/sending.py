"""A file of a storage as an answer: as it is, piece by piece, or the part that is asked for."""

import mimetypes

from django.core.files.storage import Storage
from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.http import http_date

from uccn.lib import ranges, stored


def sent(request, storage: Storage, name: str) -> HttpResponseBase:
    """The file of that name. Raises Http404 where there is none.

    Its tag is made of size and time, as no other file ever takes its name.
    """
    if "\0" in name:
        raise Http404
    try:
        with storage.open(name, "rb") as file:
            size = file.size
        changed = storage.get_modified_time(name)
    except (FileNotFoundError, IsADirectoryError, NotADirectoryError) as error:
        raise Http404 from error
    tag = f'"{int(changed.timestamp() * 1000):x}-{size:x}"'
    span = ranges.asked(request, size, tag)
    if span is None:
        return ranges.refused(size)
    kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
    if request.method == "HEAD":
        response = HttpResponse(content_type=kind)
    else:
        content = stored.pieces(storage, name, span.start, span.stop)
        response = StreamingHttpResponse(content, content_type=kind)
    response.headers["ETag"] = tag
    response.headers["Last-Modified"] = http_date(changed.timestamp())
    # Compression would make the tag a weak one (uccn.lib.encoding).
    response.is_document = True
    return ranges.marked(response, span)
