"""The sitemaps and the feeds."""

from django.core.paginator import InvalidPage
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.http import http_date
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from uccn.discovery import sitemaps
from uccn.discovery.atom import MEDIA_TYPE, About, atom
from uccn.discovery.feeds import LENGTH, find, newest
from uccn.lib import addresses, languages
from uccn.lib.identity import urn
from uccn.lib.public_page import public_page

_XML = "application/xml; charset=utf-8"


@public_page()
@require_safe
def sitemap_index(request):
    """The sitemaps of all subjects, page by page, each with the time of its last change."""
    files = []
    for name in sitemaps.sections():
        pages = sitemaps.pages(name)
        path = reverse("sitemap", args=[name])
        for number in pages.page_range:
            found = pages.page(number).object_list
            query = f"?p={number}" if number > 1 else ""
            address = addresses.absolute(path) + query
            files.append({"address": address, "changed": sitemaps.changed_at(found)})
    return _xml(request, "discovery/sitemap_index.xml", {"files": files})


@public_page("p")
@require_safe
def sitemap(request, section: str):
    """The public pages of one subject, in every language."""
    if section not in sitemaps.sections():
        raise Http404
    try:
        page = sitemaps.pages(section).page(request.GET.get("p", "1"))
    except InvalidPage as error:
        raise Http404 from error
    found = page.object_list
    response = _xml(request, "discovery/sitemap.xml", {"addresses": found})
    if changed := sitemaps.changed_at(found):
        response.headers["Last-Modified"] = http_date(changed.timestamp())
    return response


def _xml(request, template: str, context: dict) -> HttpResponse:
    """A sitemap, which is for crawlers and is itself no page to be found."""
    response = render(request, template, context, content_type=_XML)
    response.headers["X-Robots-Tag"] = "noindex"
    return response


@public_page()
@require_safe
def feed(request, name: str):
    """A feed in the path's language."""
    found = find(name)
    if found is None:
        raise Http404
    language, path = languages.current(), request.path_info
    about = About(
        id=urn("feed", name, language),
        language=language,
        title=str(found.title),
        author=gettext("UNESCO Creative Cities Network: annual meetings"),
        path=path,
        page=reverse(found.page),
        others={code: _in(code, name) for code in languages.public_codes() if code != language},
    )
    body = atom(about, newest(found.entries(LENGTH)))
    return HttpResponse(body, content_type=f"{MEDIA_TYPE}; charset=utf-8")


def _in(code: str, name: str) -> str:
    """The feed's path in another language."""
    with translation.override(code):
        return reverse("feed", args=[name])
