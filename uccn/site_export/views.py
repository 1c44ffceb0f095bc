"""The staff's page on which exports are made and fetched."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from uccn.site_export import asking_for, making, registry
from uccn.site_export.forms import ExportForm
from uccn.site_export.models import SiteExport

# Who may show drafts to others may also take away what everybody sees.
_PERMISSION = "publication.add_previewlink"


@require_http_methods(["GET", "HEAD", "POST"])
@admin.site.admin_view
def exports(request):
    """What was made, how far the rest is, and a form to make another."""
    _refuse_others(request)
    form = ExportForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        if asking_for.ask_for(form.cleaned_data["year"]):
            messages.success(request, _("It is being made. Look again in a minute or two."))
        else:
            messages.info(request, _("It is being made already."))
        return HttpResponseRedirect(reverse("site-export:list"))
    context = admin.site.each_context(request)
    found = asking_for.all_asked_for()
    context |= {"title": _("The site as files"), "form": form, "exports": found}
    return TemplateResponse(request, "admin/site_export/list.html", context)


@require_safe
@admin.site.admin_view
def download(request, year: int | None = None):
    """A finished export as a zip file."""
    _refuse_others(request)
    if year is not None and year not in registry.years():
        raise Http404
    found = get_object_or_404(SiteExport, year=year)
    if not found.file_name:
        raise Http404
    try:
        file = making.storage().open(found.file_name)
    except FileNotFoundError:
        # Files of exports are in no backup, their rows are.
        raise Http404 from None
    return FileResponse(file, as_attachment=True, filename=f"{found.stem}.zip")


def _refuse_others(request) -> None:
    if not request.user.has_perm(_PERMISSION):
        raise PermissionDenied
