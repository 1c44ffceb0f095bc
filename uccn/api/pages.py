"""Pages for people: what the API offers, and lists as files."""

from http import HTTPStatus

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from uccn.api import answers, description, registry
from uccn.lib import languages

# More rows than any list of ours has; a file is made in memory.
MOST = 10_000
_CSV = "text/csv; charset=utf-8; header=present"


@require_safe
def in_own_language(request) -> HttpResponse:
    """From ``/api/`` to the description in the language that the browser prefers."""
    return HttpResponseRedirect(reverse("data:documentation"))


@require_safe
def documentation(request) -> HttpResponse:
    """What the API offers, made from its OpenAPI document."""
    context = description.context() | {"head_title": _("Data and API")}
    return render(request, "api/documentation.html", context)


@require_safe
def download(request, name: str, ending: str) -> HttpResponse:
    """A list of the site as a file, with the rows that its page shows."""
    offered = registry.downloads().get(name)
    if offered is None:
        raise Http404
    rows = offered.find(request.GET)
    if len(rows) > MOST:
        sentence = _("This list is too long for one file. Use the API, page by page.")
        return HttpResponse(sentence, "text/plain; charset=utf-8", HTTPStatus.BAD_REQUEST)
    if ending == "json":
        data = {"total": len(rows), "items": [offered.shape.of(row) for row in rows]}
        body, kind = answers.json_bytes(data), answers.JSON
    else:
        body, kind = offered.csv(rows).encode("utf-8-sig"), _CSV
    if ending == "json":
        return answers.in_every_language(answers.document(request, body, kind, f"{name}.json"))
    file = f"{name}-{languages.tag(languages.current())}.csv"
    return answers.document(request, body, kind, file)
