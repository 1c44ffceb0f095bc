"""What every page may show: the languages, the navigation, whether and how a draft was opened."""

from functools import partial

from django.conf import settings

from uccn.lib import languages
from uccn.pages.navigation import navigation
from uccn.publication import access


def site(request) -> dict[str, object]:
    """Names for the base template; nothing here runs a query."""
    current = languages.current()
    public = not request.path_info.startswith("/admin/")
    return {
        # Asked for only where the header is made.
        "navigation": partial(navigation, request.path_info) if public else [],
        "current_language": current,
        "current_direction": languages.direction(current),
        "staff_languages": settings.LANGUAGES,
        "draft_state": getattr(request, "draft_state", None),
        "preview_suffix": access.preview_suffix(request),
    }
