"""Every version of a text, and any two of them compared word by word."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from translations import addresses
from translations.desk.opened import open_sheet
from translations.models import TextRevision
from translations.views.frame import desk_page, show
from translations.views.text import frame_of
from uccn.lib.differences import word_difference


@desk_page
@require_safe
def history(request: HttpRequest, label: str, key: int, language: str, unit: int) -> HttpResponse:
    """The versions, newest first; the last two are compared unless others are chosen."""
    opened = open_sheet(label, key, language, request.user)
    row = opened.row(unit)
    versions = list(
        TextRevision.objects.filter(unit=row.unit, language=language)
        .select_related("by")
        .order_by("-number")
    )
    if not versions:
        raise Http404
    old, new = _chosen(request, versions)
    context = frame_of(opened) | {
        "row": row,
        "versions": versions,
        "old": old,
        "new": new,
        "difference": list(word_difference(old.text, new.text)),
        "here": addresses.text_url(row.unit, row.language),
        "may_write": opened.may_write(row),
    }
    return show(request, "history", context)


def _chosen(request: HttpRequest, versions: list[TextRevision]) -> tuple:
    """The two versions to compare: those asked for, else the last two with different texts."""
    by_number = {str(version.number): version for version in versions}
    new = by_number.get(request.GET.get("new", ""), versions[0])
    other = next((v for v in versions if v.text != new.text), versions[-1])
    return by_number.get(request.GET.get("old", ""), other), new
