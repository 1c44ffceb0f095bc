"""Home, about, uploads: what belongs to no single subject."""

from posixpath import normpath

from django.conf import settings
from django.core.files.storage import default_storage
from django.core.files.utils import validate_file_name
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from cities import mapping
from cities.models import City, Cohort
from declarations.listed import listed_title, opening_of
from declarations.models import Declaration
from meetings.models import AnnualMeeting
from uccn.discovery.feeds import feeds, recent
from uccn.discovery.head import Head
from uccn.lib import languages
from uccn.lib.documents import as_upload
from uccn.lib.public_page import public_page
from uccn.lib.sending import sent
from uccn.pages.errors import not_found
from uccn.pages.linked_data import home_head
from uccn.publication import upload_owners

# How many new things the home page tells.
NEWS = 5


@require_safe
def choose_language(request):
    """Send the reader from ``/`` to the home page in the language that the browser prefers."""
    response = HttpResponseRedirect(f"/{languages.current()}/")
    patch_vary_headers(response, ["Accept-Language"])
    return response


@public_page()
@require_safe
def home(request):
    """The next or latest meeting, the newest declaration's opening, what is new, the network."""
    meeting = AnnualMeeting.objects.published().next_or_latest().in_brief().first()
    declaration = Declaration.objects.published().for_links().first()
    places = City.objects.members().places()
    context = {
        "meeting": meeting,
        "declaration": declaration,
        "title": listed_title(declaration, languages.current()) if declaration else None,
        "opening": opening_of(declaration) if declaration else None,
        "news": recent(NEWS),
        "cohort": Cohort.objects.latest_total(),
        "listed": len(places),
        "map": mapping.overview(places),
        "head": home_head(meeting),
    }
    response = TemplateResponse(request, "pages/home.html", context)
    response.headers["Link"] = _service_links()
    return response


def _service_links() -> str:
    """Where programs find the API, and people its description (RFC 8631)."""
    described, explained = reverse("api:openapi"), reverse("data:documentation")
    return (
        f'<{described}>; rel="service-desc"; type="application/json", '
        f'<{explained}>; rel="service-doc"; type="text/html"'
    )


@public_page()
@require_safe
def about(request):
    """What the site is, what its labels mean, whom to credit."""
    return _words(request, "about", gettext("About this site"), "AboutPage")


@public_page()
@require_safe
def accessibility(request):
    """How far the site can be used by everybody, how that is tested, what falls short."""
    return _words(request, "accessibility", gettext("Accessibility"))


@public_page()
@require_safe
def privacy(request):
    """What the site keeps of its readers and its staff."""
    return _words(request, "privacy", gettext("Privacy"))


@public_page()
@require_safe
def colophon(request):
    """What the site is made of: fonts, libraries, sources of data, licences."""
    return _words(request, "colophon", gettext("Colophon"), feeds=feeds())


def _words(request, name: str, title: str, kind: str = "WebPage", **more):
    """A page of words alone, with the mail address that readers may write to."""
    path = request.path_info
    head = Head(title, path, kind=kind, trail=[(title, path)])
    context = {"head": head, "contact": settings.CONTACT_EMAIL} | more
    return TemplateResponse(request, f"pages/{name}.html", context)


@require_safe
def upload(request, path: str):
    """A file that staff uploaded, for whoever sees what shows it: never sniffed, never run.

    What everybody sees is kept by caches for a year. Of anything else no cache keeps either the
    file or that it was refused, for it may become public.
    """
    name = validate_file_name(normpath(path).lstrip("/"), allow_relative_path=True)
    owners = upload_owners.owners(name)
    is_public = any(owner.is_public for owner in owners)
    if is_public or any(owner.opens(request) for owner in owners):
        response = as_upload(sent(request, default_storage, name))
    else:
        response = not_found(request)
    if not is_public:
        response.headers["Cache-Control"] = "private, no-store"
    return response
