"""The first page of the desk: every text by language."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST, require_safe

from translations import actions, permissions
from translations.desk import dashboard as table
from translations.views.frame import desk_page, show
from uccn.lib import languages

_FILTERS = {
    "": gettext_lazy("All"),
    "mine": gettext_lazy("Mine"),
    "outdated": gettext_lazy("Outdated"),
    "review": gettext_lazy("To review"),
    "errors": gettext_lazy("With errors"),
}


@desk_page
@require_safe
def dashboard(request: HttpRequest) -> HttpResponse:
    """The table, or what a filter leaves of it."""
    wanted = request.GET.get("show", "")
    wanted = wanted if wanted in _FILTERS else ""
    lines = table.lines()
    own = permissions.own_languages(request.user)
    cells = [cell for line in lines for cell in line.cells.values()]
    context = {
        "title": _("Translation desk"),
        "lines": table.chosen(lines, wanted, request.user, own),
        "filters": [(key, name, key == wanted) for key, name in _FILTERS.items()],
        "languages": languages.codes(),
        "now": timezone.now(),
        "outdated": sum(cell.outdated for cell in cells),
        "waiting": sum(cell.in_review for cell in cells),
        "may_reconcile": permissions.may_edit_source(request.user),
    }
    return show(request, "dashboard", context)


@require_POST
@desk_page
def reconcile(request: HttpRequest) -> HttpResponse:
    """Look for texts that were written around the desk, and say what was found."""
    if not permissions.may_edit_source(request.user):
        raise PermissionDenied
    report = actions.reconcile()
    found = report.new + report.changed + report.removed
    said = ngettext(
        "Every text was compared: %(count)s was written around the desk.",
        "Every text was compared: %(count)s were written around the desk.",
        found,
    )
    messages.info(request, said % {"count": found})
    return redirect("translations:dashboard")
