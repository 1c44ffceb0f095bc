"""The page on which staff open the next year's meeting from this one."""

from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from meetings.actions import open_next, proposal
from meetings.admin_forms import NextYearForm
from meetings.models import AnnualMeeting
from meetings.next_year import newest_with_copies, permissions
from meetings.next_year.preview import copied_rows, left_rows
from uccn.publication.preview_admin import PreviewLinksAdmin

_TEMPLATE = "admin/meetings/annualmeeting/next_year.html"


class NextYearAdmin(PreviewLinksAdmin):
    """A ModelAdmin of meetings from each of which the next year can be opened."""

    def get_urls(self):
        """The page, before the admin's own addresses."""
        return [self._page("next-year", self.next_year_view), *super().get_urls()]

    def tools(self, request, obj) -> list[tuple[str, str]]:
        """The way to the page, for whoever may add all that it makes."""
        tools = super().tools(request, obj)
        if not request.user.has_perms(permissions()):
            return tools
        return [*tools, (_("Open next year from this one"), self.page_url("next-year", obj))]

    def next_year_view(self, request, object_id):
        """Show what will be copied and what not; make the draft; go on to it."""
        source = self.get_object(request, unquote(object_id))
        if not (
            request.user.has_perms(permissions()) and self.has_view_permission(request, source)
        ):
            raise PermissionDenied
        if source is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        if request.method != "POST":
            return self._show(request, source, NextYearForm(initial=proposal(source)))
        form = NextYearForm(request.POST)
        made = _opened(form, source, request.user) if form.is_valid() else None
        if made is None:
            return self._show(request, source, form)
        message = _("The draft of %(meeting)s is made. Now write what only this meeting has.")
        messages.success(request, message % {"meeting": made})
        change = reverse("admin:meetings_annualmeeting_change", args=[made.pk])
        return HttpResponseRedirect(change)

    def _show(self, request, source: AnnualMeeting, form: NextYearForm):
        """The page; 422 when something has to be corrected."""
        copied = copied_rows(source)
        context = self.page_context(request, source, _("Open next year from this one"), form=form)
        context |= {
            "copied": copied,
            "left": left_rows(source),
            "existing": AnnualMeeting.objects.filter(edition=source.edition + 1).first(),
            "better": None if copied else newest_with_copies(),
        }
        return TemplateResponse(request, _TEMPLATE, context, status=422 if form.errors else 200)


def _opened(form: NextYearForm, source: AnnualMeeting, by) -> AnnualMeeting | None:
    """The new meeting; None when somebody else took its number or address a moment before."""
    try:
        return open_next(meeting=source, by=by, **form.cleaned_data)
    except IntegrityError:
        form.full_clean()
        if form.is_valid():
            raise
        return None
