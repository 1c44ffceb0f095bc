"""Home, about, uploads, errors: what belongs to no single subject."""

from django.conf import settings
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.template.response import TemplateResponse
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe
from django.views.static import serve

from cities.models import City, Cohort
from declarations.models import Declaration
from declarations.reading import listed_title, opening_of
from meetings.models import AnnualMeeting
from uccn.lib import languages
from uccn.lib.public_page import public_page


@require_safe
def choose_language(request):
    """Send the reader from ``/`` to the home page in the language that the browser prefers."""
    response = HttpResponseRedirect(f"/{languages.current()}/")
    patch_vary_headers(response, ["Accept-Language"])
    return response


@public_page()
@require_safe
def home(request):
    """The next or latest meeting, the newest declaration's opening, the network's size."""
    meeting = AnnualMeeting.objects.published().next_or_latest().in_brief().first()
    declaration = Declaration.objects.published().for_links().first()
    context = {
        "meeting": meeting,
        "declaration": declaration,
        "title": listed_title(declaration, languages.current()) if declaration else None,
        "opening": opening_of(declaration) if declaration else None,
        "cohort": Cohort.objects.latest_total(),
        "listed": City.objects.members().count(),
    }
    return TemplateResponse(request, "pages/home.html", context)


@public_page()
@require_safe
def about(request):
    """What the site is, what its labels mean, whom to credit."""
    return TemplateResponse(request, "pages/about.html")


@public_page()
@require_safe
def robots(request):
    """What crawlers may read: everything but the admin."""
    return HttpResponse("User-agent: *\nDisallow: /admin/\n", content_type="text/plain")


@require_safe
def upload(request, path: str):
    """A file that staff uploaded: never sniffed, never run, kept by caches for a year."""
    response = serve(request, path, document_root=settings.MEDIA_ROOT)
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


def not_found(request, exception=None):
    """The 404 page, in the language of the path or of the browser."""
    return render(request, "404.html", status=404)


def server_error(request):
    """The 500 page: a sentence without database, so that it always works."""
    return render(request, "500.html", status=500)
