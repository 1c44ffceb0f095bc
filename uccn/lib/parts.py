"""The parts of a public page, rendered once for what it says and put together for each reader.

A request that is not answered from the pages that are kept still finds the page's text, title and
head rendered, and header and footer too: what is made for it alone is the frame around them.
When anything was changed since, the database is asked first whether all that the parts were made
from still stands. Only for readers without an account; staff have all made anew.
"""

from dataclasses import dataclass, replace

from django.conf import settings
from django.template import loader
from django.template.context import make_context
from django.template.loader_tags import BLOCK_CONTEXT_KEY, BlockContext, BlockNode, ExtendsNode
from django.template.response import TemplateResponse
from django.utils import translation
from django.utils.safestring import SafeString

from uccn.lib.database import tracing
from uccn.lib.holding import Holds
from uccn.lib.store import Store

STORE = Store()
# Who brings it may see more than the public does: nothing is kept for them, nor of what they see.
PERSONAL_COOKIE = "audience"
_FRAME = "frame.html"
_BLOCKS = (
    *("title", "title_site", "robots", "alternates", "head"),
    *("body_class", "header", "content", "footer", "late"),
)
# What the frame reads of a page's context.
_OF_FRAME = ("language_path", "language_paths")


@dataclass(frozen=True, slots=True)
class Parts:
    """A page's blocks, what its frame needs, and the headers that its view set."""

    holds: Holds
    trace: tracing.Trace
    blocks: dict[str, SafeString]
    frame: dict
    headers: dict[str, str]

    @property
    def size(self) -> int:
        """About how many bytes of memory it takes."""
        return 2 * sum(map(len, self.blocks.values())) + self.trace.size


def key_of(request, allowed: frozenset[str]) -> tuple | None:
    """What the parts of a page are kept under; None where all is made anew.

    The names in the address that the view does not read are no part of it, so the view must not
    see them: ``uccn.lib.public_page``.
    """
    if getattr(request, "holds", None) is None or request.method != "GET":
        return None
    if not allowed.issuperset(request.GET) or request.user.is_authenticated:
        return None
    if PERSONAL_COOKIE in request.COOKIES:
        return None
    language = translation.get_language()
    return request.scheme, request.get_host(), request.path, request.GET.urlencode(), language


def known(request, key: tuple | None):
    """The page, put together from parts that hold; None when there are none."""
    parts = key and STORE.get(key)
    if not parts or not (holds := parts.holds.renewed(request.holds, parts.trace)):
        return None
    if holds is not parts.holds:
        STORE.put(key, replace(parts, holds=holds), settings.KEPT_PAGES_BYTES)
    tracing.rest_on(parts.trace)
    return _together(request, parts)


def made(request, key: tuple | None, view):
    """The view's response; a page of a template is rendered in parts, which are kept."""
    if key is None:
        return _rendered(view())
    with tracing.recording() as trace:
        response = view()
        found, context = _parts_of(request, response)
    if found is None:
        return _rendered(response)
    frame = {name: context[name] for name in _OF_FRAME if name in context}
    headers = {n: v for n, v in response.headers.items() if n != "Content-Type"}
    parts = Parts(request.holds, trace, found, frame, headers)
    if "CSRF_COOKIE" not in request.META:
        STORE.put(key, parts, settings.KEPT_PAGES_BYTES)
    return _together(request, parts)


def _parts_of(request, response) -> tuple[dict[str, SafeString] | None, dict]:
    """The rendered blocks of a public page of a template, with its context; else None."""
    if not isinstance(response, TemplateResponse) or response.status_code != 200:
        return None, {}
    if getattr(request, "draft_state", None):
        return None, {}
    context = response.resolve_context(response.context_data) or {}
    return _blocks(request, response.template_name, context), context


def _rendered(response):
    """A response that is ready to leave."""
    return response.render() if isinstance(response, TemplateResponse) else response


def _together(request, parts: Parts):
    """The page: its own blocks in the frame.

    The header links to the page with its whole query; a name that the view does not read stands in
    that of one reader alone.
    """
    blocks = parts.blocks
    if request.asked != request.GET:
        blocks = blocks | {"header": ""}
    context = parts.frame | {"part": blocks}
    response = TemplateResponse(request, _FRAME, context, headers=parts.headers)
    return response.render()


def _blocks(request, name: str, values: dict) -> dict[str, SafeString] | None:
    """Each block of a page that extends the frame's base, rendered by itself; else None."""
    engine = loader.get_template(name)
    template = engine.template
    extends = next(iter(template.nodelist.get_nodes_by_type(ExtendsNode)), None)
    if extends is None:
        return None
    context = make_context(values, request, autoescape=engine.backend.engine.autoescape)
    with context.render_context.push_state(template), context.bind_template(template):
        blocks = BlockContext()
        blocks.add_blocks(extends.blocks)
        base = extends.get_parent(context)
        blocks.add_blocks({n.name: n for n in base.nodelist.get_nodes_by_type(BlockNode)})
        context.render_context[BLOCK_CONTEXT_KEY] = blocks
        return {each: blocks.get_block(each).render(context) for each in _BLOCKS}
