"""How a view says that its page is the same for every reader, so that it may be kept.

    @public_page("field", "country")
    def city_list(request): ...

That is all that a new page needs. The names are what it reads from the query; of any other name in
its address it learns nothing, so that what it answers depends on those alone. One that answers with
a ``TemplateResponse`` has its text kept for readers with a cookie or such a name too
(``uccn.lib.parts``). What is kept of whole pages, and when not: ``uccn.publication.keeping``.
"""

from functools import partial, wraps

from uccn.lib import parts

# A reader without cookies is all that is kept for, and the encoding is part of the key.
_VARIES = frozenset(["cookie", "accept-encoding"])
_KEPT_BACK = frozenset(["private", "no-store"])


def public_page(*parameters: str):
    """Mark a view whose answer to a reader without account depends on address and data alone."""
    allowed = frozenset(parameters)

    def _decorate(view):
        @wraps(view)
        def _marked(request, *args, **kwargs):
            _see_only(request, allowed)
            key = parts.key_of(request, allowed)
            response = parts.known(request, key)
            if response is None:
                response = parts.made(request, key, partial(view, request, *args, **kwargs))
            response.public_parameters = allowed
            return response

        return _marked

    return _decorate


def _see_only(request, allowed: frozenset[str]) -> None:
    """Take from the query what the view does not read; a preview link sees its address whole.

    ``request.asked`` stays the query as it was asked for.
    """
    request.asked = request.GET
    if "preview" in request.GET or allowed.issuperset(request.GET):
        return
    seen = request.GET.copy()
    for name in set(seen) - allowed:
        del seen[name]
    seen._mutable = False
    request.GET = seen


def query_of(request) -> str:
    """The query as it was asked for, also what the view does not see: "?a=1", or ''."""
    asked = _asked(request)
    return f"?{asked.urlencode()}" if asked else ""


def _asked(request):
    """The query as it was asked for."""
    return getattr(request, "asked", None) or request.GET


def is_marked(response) -> bool:
    """Whether the view says that its page depends on address and data alone."""
    return hasattr(response, "public_parameters")


def is_public(request, response) -> bool:
    """Whether this very answer may be given to any other reader who asks for this address."""
    return (
        is_marked(response)
        and response.status_code == 200
        and not response.streaming
        and not response.cookies
        and response.public_parameters.issuperset(_asked(request))
        and _VARIES.issuperset(_names(response, "Vary"))
        and _KEPT_BACK.isdisjoint(_names(response, "Cache-Control"))
        and not _is_personal(request)
    )


def _is_personal(request) -> bool:
    """Whether the page shows a draft, holds a token of a form, or says a message to one person."""
    return bool(
        getattr(request, "draft_state", None)
        or parts.PERSONAL_COOKIE in request.COOKIES
        or "preview" in request.GET
        or "CSRF_COOKIE" in request.META
        or getattr(getattr(request, "_messages", None), "added_new", False)
    )


def _names(response, header: str) -> set[str]:
    """The names in a header, in small letters."""
    value = response.headers.get(header, "").lower()
    return {name.strip() for name in value.split(",") if name.strip()}
