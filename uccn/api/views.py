"""What the API's addresses answer."""

from collections.abc import Callable
from http import HTTPStatus
from urllib.parse import urlencode

from django.http import Http404, HttpResponse, HttpResponsePermanentRedirect
from django.utils.encoding import escape_uri_path
from django.views.decorators.csrf import csrf_exempt

from uccn.api import answers, kinds, openapi, parameters, refusals
from uccn.api.refusals import Moved, Refusal
from uccn.api.registry import Collection, Endpoint


def view_of(endpoint: Endpoint) -> Callable[..., HttpResponse]:
    """The view that answers at an endpoint's address."""
    find = _page if isinstance(endpoint, Collection) else _object

    @csrf_exempt
    def view(request, **raw: str) -> HttpResponse:
        """What is asked for, or why not."""
        return _respond(request, lambda: find(request, endpoint, _values(request, endpoint, raw)))

    return view


@csrf_exempt
def description(request) -> HttpResponse:
    """The OpenAPI document, its words in the reader's language."""
    return _respond(request, lambda: _description(request))


def _description(request) -> HttpResponse:
    _refuse_wrong(request, ())
    body = answers.json_bytes(openapi.document())
    return answers.document(request, body, answers.JSON)


@csrf_exempt
def nothing(request, path: str) -> HttpResponse:
    """Every other address below the API's root."""
    return _respond(request, refusals.refuse_missing)


def _respond(request, make: Callable[[], HttpResponse]) -> HttpResponse:
    """What is made, or why not; the same for every address of the API."""
    if request.method == "OPTIONS":
        return answers.opened(answers.options())
    try:
        if request.method not in ("GET", "HEAD"):
            raise refusals.not_allowed()
        response = make()
    except Moved as moved:
        response = HttpResponsePermanentRedirect(moved.path)
    except Http404:
        response = _refused(request, refusals.missing())
    except Refusal as refusal:
        response = _refused(request, refusal)
    return answers.opened(response)


def _refused(request, refusal: Refusal) -> HttpResponse:
    """A refusal, which nobody keeps without asking again."""
    response = refusals.answer(refusal, escape_uri_path(request.path[: refusals.SHOWN]))
    response.headers["Cache-Control"] = "no-cache"
    if refusal.status == HTTPStatus.METHOD_NOT_ALLOWED:
        response.headers["Allow"] = answers.METHODS
    return response


def _values(request, endpoint: Endpoint, raw: dict[str, str]) -> dict:
    """The values of all parameters; an address that cannot be is not there."""
    try:
        inside = {p.name: p.value(raw[p.name]) for p in endpoint.inside}
    except ValueError as error:
        raise refusals.missing() from error
    return inside | _refuse_wrong(request, endpoint.asked)


def _refuse_wrong(request, asked: tuple[parameters.Parameter, ...]) -> dict:
    """The values of the query. Raises Refusal that names what is wrong with it."""
    values, wrong = parameters.values_of(request.GET, asked)
    if wrong:
        raise refusals.wrong(wrong)
    return values


def _object(request, endpoint: Endpoint, values: dict) -> HttpResponse:
    """One object."""
    body = answers.json_bytes(endpoint.shape.of(endpoint.find(values)))
    return answers.in_every_language(answers.document(request, body, answers.JSON))


def _page(request, endpoint: Collection, values: dict) -> HttpResponse:
    """One page of a collection, with links to those beside it."""
    rows, limit, offset = endpoint.find(values), values["limit"], values["offset"]
    total = len(rows) if isinstance(rows, list) else rows.count()
    found = endpoint.complete(list(rows[offset : offset + limit]))
    beside = _beside(request, endpoint, total, limit, offset)
    data = {"total": total, "limit": limit, "offset": offset, **beside}
    data["items"] = [endpoint.shape.of(row) for row in found]
    response = answers.document(request, answers.json_bytes(data), answers.JSON)
    links = [("next", beside["next"]), ("prev", beside["previous"])]
    if written := ", ".join(f'<{url}>; rel="{relation}"' for relation, url in links if url):
        response.headers["Link"] = written
    return answers.in_every_language(response)


def _beside(request, endpoint: Collection, total: int, limit: int, offset: int) -> dict:
    """The addresses of the next page and of the previous one, None where there is none."""
    following, before = offset + limit, max(min(offset, total) - limit, 0)
    asked = {p.name: request.GET[p.name] for p in endpoint.filters if p.name in request.GET}
    begin = kinds.absolute(request.path)
    return {
        "next": f"{begin}?{_query(asked, limit, following)}" if following < total else None,
        "previous": f"{begin}?{_query(asked, limit, before)}" if offset else None,
    }


def _query(asked: dict[str, str], limit: int, offset: int) -> str:
    """The query of another page of the same collection."""
    return urlencode(asked | {"limit": limit, "offset": offset})
