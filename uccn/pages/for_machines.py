"""The files at fixed places that programs ask for: robots.txt, security.txt, favicon.ico."""

import datetime as dt

from django.conf import settings
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from uccn.lib import addresses, languages

_TEXT = "text/plain; charset=utf-8"
# RFC 9116 recommends less than a year.
_VALID = dt.timedelta(days=180)


@require_safe
def robots(request):
    """What crawlers may read: everything but the admin; and where the sitemaps are."""
    lines = ["User-agent: *", "Disallow: /admin/", ""]
    lines.append(f"Sitemap: {addresses.absolute(reverse('sitemap-index'))}")
    return HttpResponse("\n".join(lines) + "\n", content_type=_TEXT)


@require_safe
def security(request):
    """Whom to tell of a weakness (RFC 9116); not found where nobody was named to tell."""
    if not settings.SECURITY_CONTACT:
        raise Http404
    lines = [
        f"Contact: {settings.SECURITY_CONTACT}",
        f"Expires: {expires(timezone.now()):%Y-%m-%dT%H:%M:%SZ}",
        f"Preferred-Languages: {', '.join(map(languages.tag, settings.FALLBACK_LANGUAGES))}",
        f"Canonical: {addresses.absolute(request.path_info)}",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type=_TEXT)


def expires(now: dt.datetime) -> dt.datetime:
    """Until when the contact is promised: half a year from the day's beginning."""
    today = now.astimezone(dt.UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    return today + _VALID


@require_safe
def favicon(request):
    """The icon where browsers look for one that no page names, as in the admin."""
    icon = (settings.BASE_DIR / "static" / "img" / "favicon.ico").read_bytes()
    response = HttpResponse(icon, content_type="image/x-icon")
    response.headers["Cache-Control"] = "public, max-age=86400"
    return response
