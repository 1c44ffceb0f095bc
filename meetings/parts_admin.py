"""The page on which staff see all parts of a meeting, and what each lacks."""

from typing import NamedTuple

from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy

from meetings.models import AnnualMeeting
from meetings.parts import Part, Remark, parts
from uccn.publication.admin_lists import completeness
from uccn.publication.preview_admin import PreviewLinksAdmin

_TEMPLATE = "admin/meetings/annualmeeting/parts.html"
TITLE = gettext_lazy("Parts and what they lack")


class Line(NamedTuple):
    """A part on the page: how many, where they are, what lacks by language, what to look at."""

    title: str
    number: int
    list_url: str
    add_url: str
    languages: str
    lacking: int
    remarks: list[Remark]


class PartsAdmin(PreviewLinksAdmin):
    """A ModelAdmin of meetings with a page that shows the parts of each."""

    def get_urls(self):
        """The page, before the admin's own addresses."""
        return [self._page("parts", self.parts_view), *super().get_urls()]

    def tools(self, request, obj) -> list[tuple[str, str]]:
        """The way to the page."""
        return [(str(TITLE), self.page_url("parts", obj)), *super().tools(request, obj)]

    def parts_view(self, request, object_id):
        """Every part that the person may see. One query a part, and those of its remarks."""
        meeting = self.get_object(request, unquote(object_id))
        if not self.has_view_permission(request, meeting):
            raise PermissionDenied
        if meeting is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        context = self.page_context(request, meeting, TITLE)
        context["lines"] = [self._line(request, meeting, part) for part in self._seen(request)]
        return TemplateResponse(request, _TEMPLATE, context)

    def _seen(self, request) -> list[Part]:
        """The parts whose rows the person may see."""
        desks = self.admin_site._registry
        return [
            part
            for part in parts()
            if part.model not in desks or desks[part.model].has_view_permission(request)
        ]

    def _line(self, request, meeting: AnnualMeeting, part: Part) -> Line:
        """What the page says of a part."""
        rows = part.rows(meeting)
        full = part.full(meeting, rows) if rows else []
        desk = self.admin_site._registry.get(part.model)
        name = f"admin:{part.model._meta.app_label}_{part.model._meta.model_name}"
        may_add = desk and desk.has_add_permission(request) and part.model is not AnnualMeeting
        return Line(
            title=part.title,
            number=len(rows),
            list_url=self._list(name, meeting, part) if desk else "",
            add_url=self._add(name, meeting, part) if may_add else "",
            languages=completeness(full) if any(one.total for one in full) else "",
            lacking=sum(one.total - one.filled for one in full),
            remarks=part.remarks(meeting),
        )

    def _add(self, name: str, meeting: AnnualMeeting, part: Part) -> str:
        """The empty form, for this meeting where the row itself names one."""
        begins = f"?{part.path}={meeting.pk}" if "__" not in part.path else ""
        return reverse(f"{name}_add") + begins

    def _list(self, name: str, meeting: AnnualMeeting, part: Part) -> str:
        """The list of the meeting's own rows; of the meeting itself its form."""
        if part.model is AnnualMeeting:
            return reverse(f"{name}_change", args=[meeting.pk])
        return f"{reverse(f'{name}_changelist')}?{part.path}__id__exact={meeting.pk}"
