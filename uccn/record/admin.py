"""The whole record as one list to look through, and as a file."""

from django.contrib import admin
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.views.main import ChangeList
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import HttpResponseRedirect, StreamingHttpResponse
from django.template.loader import render_to_string
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.text import smart_split
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from uccn.lib.recorded import recorded
from uccn.record import exports
from uccn.record.filters import KindFilter, PersonFilter, WayFilter
from uccn.record.models import Change
from uccn.record.telling import tell

_FILES = {
    "csv": (exports.as_csv, "text/csv; charset=utf-8"),
    "json": (exports.as_json, "application/json"),
}

# Of what is searched for the newest are shown, so that a frequent word is not counted to its end;
# the files hold all.
MOST_FOUND = 1000
# How many columns of a change the list shows; the object's own record shows all.
_LINES = 6


class ToldChangeList(ChangeList):
    """The admin's list, whose rows know themselves in words."""

    is_cut = False

    def get_results(self, request):
        """The rows of the page, all told at once; what is searched for is looked for once."""
        if self.query:
            newest = self.queryset.order_by("-pk").values_list("pk", flat=True)
            keys = list(newest[: MOST_FOUND + 1])
            self.is_cut = len(keys) > MOST_FOUND
            found = self.root_queryset.filter(pk__in=keys[:MOST_FOUND])
            self.queryset = found.order_by(*self.queryset.query.order_by)
        super().get_results(request)
        self.result_list = list(self.result_list)
        for told in tell(self.result_list):
            told.change.told = told


@admin.register(Change)
class ChangeAdmin(admin.ModelAdmin):
    """Reads; nobody adds, changes or deletes."""

    change_list_template = "admin/record/change_list.html"
    list_display = ("at", "who", "what", "columns")
    list_display_links = None
    list_filter = ("verb", KindFilter, PersonFilter, WayFilter, ("at", admin.DateFieldListFilter))
    list_per_page = 50
    show_full_result_count = False
    search_fields = ("before", "after")
    search_help_text = _("Finds words in what was and in what became, and names of people.")
    ordering = ("-pk",)

    def has_add_permission(self, request):
        """Nobody: the database writes it."""
        return False

    def has_change_permission(self, request, obj=None):
        """Nobody."""
        return False

    def has_delete_permission(self, request, obj=None):
        """Nobody."""
        return False

    def changelist_view(self, request, extra_context=None):
        """The list, under its own name: there is nothing to choose for a change."""
        context = {"title": _("Record of changes")} | (extra_context or {})
        return super().changelist_view(request, context)

    def get_changelist(self, request, **kwargs):
        """The list that is told in words."""
        return ToldChangeList

    def get_search_results(self, request, queryset, search_term):
        """Rows that hold every word, whatever its case in any script."""
        for word in smart_split(search_term):
            found = Q()
            # SQLite folds the case of ASCII alone.
            cases = {word, word.lower(), word.capitalize(), word.upper()}
            for tried in [word] if word.isascii() else cases:
                for name in ("before", "after", "person_name"):
                    found |= Q(**{f"{name}__icontains": tried})
            queryset = queryset.filter(found)
        return queryset, False

    def get_urls(self):
        """The files, before the admin's own addresses."""
        files = [
            path(f"record.{name}", self.admin_site.admin_view(self.file_view), {"name": name},
                 name=f"record_change_{name}")
            for name in _FILES
        ]  # fmt: skip
        return [*files, *super().get_urls()]

    def file_view(self, request, name: str):
        """What the list shows, all its pages, as a file; without filters that it does not know."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        write, content_type = _FILES[name]
        try:
            found = self.get_changelist_instance(request).get_queryset(request)
        except IncorrectLookupParameters:
            # As the list itself does.
            return HttpResponseRedirect(f"{reverse('admin:record_change_changelist')}?e=1")
        lines = exports.said_in(get_language(), write(found.order_by("-pk")))
        response = StreamingHttpResponse(lines, content_type=content_type)
        response.headers["Content-Disposition"] = f'attachment; filename="record.{name}"'
        return response

    @admin.display(description=_("who"), ordering="person_name")
    def who(self, change: Change) -> str:
        """The person as he or she was called, and on which way the change came."""
        told = change.told
        if not change.person_name:
            # Who it was says already which way it came.
            return told.who
        return format_html('{}<span class="told__way">{}</span>', told.who, told.way)

    @admin.display(description=_("what"))
    def what(self, change: Change) -> str:
        """What was done to which object, with the way to its record."""
        said = _("%(verb)s: %(what)s") % {
            "verb": change.get_verb_display(),
            "what": change.told.what,
        }
        row = self._page_of(change)
        if row is None:
            return said
        url = reverse("record:history", args=[*row[0].split("."), row[1]])
        return format_html('<a href="{}">{}</a>', url, said)

    def _page_of(self, change: Change) -> tuple[str, int] | None:
        """The object on whose record the change stands, None where it has no page."""
        told = recorded().get(change.kind)
        if told and self.admin_site.is_registered(told.model):
            return change.kind, change.object_id
        return (change.owner_kind, change.owner_id) if told and change.owner_id else None

    @admin.display(description=_("from and to"))
    def columns(self, change: Change) -> str:
        """The columns in words, the first of many."""
        return render_to_string("admin/record/_lines.html", {"lines": change.told.lines[:_LINES]})
