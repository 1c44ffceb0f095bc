"""The parts of a public page, rendered once for a stamp and put together for each reader.

A request that is not answered from the pages that are kept, because it brings a cookie, still
finds the page's text, title and head rendered: what is made for it alone is the frame, with its
navigation, languages and links. Only for readers without an account; staff have all made anew.
"""

import time
from dataclasses import dataclass
from typing import NamedTuple

from django.conf import settings
from django.template import loader
from django.template.context import make_context
from django.template.loader_tags import BLOCK_CONTEXT_KEY, BlockContext, BlockNode, ExtendsNode
from django.template.response import TemplateResponse
from django.utils import translation
from django.utils.safestring import SafeString

from uccn.lib.store import Store

STORE = Store()
_FRAME = "frame.html"
_BLOCKS = (
    *("title", "title_site", "robots", "alternates", "head"),
    *("body_class", "content", "late"),
)
# What the frame reads of a page's context.
_OF_FRAME = ("language_path", "language_paths")


class Holds(NamedTuple):
    """For which stamp, and until when (in seconds since 1970), what is made now will hold."""

    stamp: str
    until: int

    def are_those_of(self, stamp: str) -> bool:
        """Whether what was made then still holds at this stamp."""
        return self.stamp == stamp and self.until > time.time()


@dataclass(frozen=True, slots=True)
class Parts:
    """A page's blocks, what its frame needs, and the headers that its view set."""

    holds: Holds
    blocks: dict[str, SafeString]
    frame: dict
    headers: dict[str, str]

    @property
    def size(self) -> int:
        """About how many bytes of memory it takes."""
        return 2 * sum(map(len, self.blocks.values()))


def key_of(request, allowed: frozenset[str]) -> tuple | None:
    """What the parts of a page are kept under; None where all is made anew."""
    if getattr(request, "holds", None) is None or request.method != "GET":
        return None
    if not allowed.issuperset(request.GET) or request.user.is_authenticated:
        return None
    query, language = request.META.get("QUERY_STRING", ""), translation.get_language()
    return request.scheme, request.get_host(), request.path, query, language


def known(request, key: tuple | None):
    """The page, put together from parts that hold; None when there are none."""
    parts = key and STORE.get(key)
    if not parts or not parts.holds.are_those_of(request.holds.stamp):
        return None
    return _together(request, parts)


def made(request, key: tuple | None, response):
    """The response; when it is a page of a template it is rendered in parts, which are kept."""
    if key is None or not isinstance(response, TemplateResponse) or response.status_code != 200:
        return _rendered(response)
    if getattr(request, "draft_state", None):
        return _rendered(response)
    context = response.resolve_context(response.context_data) or {}
    found = _blocks(request, response.template_name, context)
    if found is None:
        return _rendered(response)
    frame = {name: context[name] for name in _OF_FRAME if name in context}
    headers = {n: v for n, v in response.headers.items() if n != "Content-Type"}
    parts = Parts(request.holds, found, frame, headers)
    if "CSRF_COOKIE" not in request.META:
        STORE.put(key, parts, settings.KEPT_PAGES_BYTES)
    return _together(request, parts)


def _rendered(response):
    """A response that is ready to leave."""
    return response.render() if isinstance(response, TemplateResponse) else response


def _together(request, parts: Parts):
    """The page: its own blocks in the frame."""
    context = parts.frame | {"part": parts.blocks}
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
