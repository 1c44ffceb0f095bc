"""The admin of what hangs on a meeting: host-city editors see their own meetings' and no other."""

from django.contrib import admin

from meetings.models import AnnualMeeting
from meetings.querysets import works_on_all
from uccn.lib.choices import RowChoices, RowSelect, RowsField

# How the address of a search for choices names the meeting whose rows are wanted.
OF_MEETING = "of_meeting"


class MeetingSelect(RowSelect):
    """A choice of rows that hang on a meeting: it searches those of one, once that is known."""

    meeting = ""

    def get_url(self):
        """Where the choices are searched."""
        address = super().get_url()
        return f"{address}?{OF_MEETING}={self.meeting}" if self.meeting else address


class GivenInline(RowChoices):
    """For an inline's choices: rows of the person's own meetings, and of the form's meeting."""

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        """The field; of rows that hang on meetings it takes those of the person's own."""
        related = self.admin_site._registry.get(db_field.remote_field.model)
        if isinstance(related, GivenAdmin):
            if not works_on_all(request.user):
                kwargs["queryset"] = related.get_queryset(request)
            if related.meeting_path and db_field.name in self.get_autocomplete_fields(request):
                kwargs["widget"] = MeetingSelect(db_field, self.admin_site)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        """The field, which refuses numbers that no row can have."""
        kwargs.setdefault("form_class", RowsField)
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def get_formset(self, request, obj=None, **kwargs):
        """The rows, each with the choices of the meeting of what they stand below."""
        formset = super().get_formset(request, obj, **kwargs)
        above = self.admin_site._registry.get(self.parent_model)
        path = above.meeting_path if isinstance(above, GivenAdmin) else "meeting"
        _choose_from_meeting(formset.form, request, obj, path)
        return formset


def _choose_from_meeting(form: type, request, obj, path: str) -> None:
    """Let a form's class, which was made for this request alone, offer its meeting's rows."""
    widgets = [getattr(field.widget, "widget", None) for field in form.base_fields.values()]
    selects = [widget for widget in widgets if isinstance(widget, MeetingSelect)]
    if not selects:
        return
    meeting = request.POST.get("meeting") or _meeting_of(obj, path) or request.GET.get("meeting")
    for select in selects:
        is_key = str(meeting).isdecimal() and len(str(meeting)) < 19
        select.meeting = int(meeting) if is_key else ""


def _meeting_of(obj, path: str):
    """The key of the meeting on which a row hangs, None for no row."""
    for name in path.split("__") if path else ():
        obj = getattr(obj, name, None)
    return obj.pk if obj else None


class GivenAdmin(GivenInline):
    """For the ModelAdmin of meetings and of what hangs on them; comes before the other bases.

    ``meeting_path`` leads from a row to its meeting, as a lookup; '' for the meeting itself.
    Publication, where there is any, is the secretariat's.
    """

    meeting_path = "meeting"

    def get_queryset(self, request):
        """The rows of the meetings that the person may work on."""
        found = super().get_queryset(request)
        if works_on_all(request.user):
            return found
        given = AnnualMeeting.objects.given_to(request.user).order_by()
        return found.filter(**{f"{self.meeting_path or 'pk'}__in": given.values("pk")})

    def get_form(self, request, obj=None, change=False, **kwargs):
        """The form, with the choices of the row's meeting."""
        form = super().get_form(request, obj, change, **kwargs)
        _choose_from_meeting(form, request, obj, self.meeting_path)
        return form

    def get_search_results(self, request, queryset, search_term):
        """The rows found; as choices of a form, those of its meeting."""
        if key := request.GET.get(OF_MEETING, ""):
            is_key = key.isdecimal() and len(key) < 10
            path = self.meeting_path or "pk"
            queryset = queryset.filter(**{path: key}) if is_key else queryset.none()
        return super().get_search_results(request, queryset, search_term)

    def get_list_filter(self, request):
        """The filters; that by meeting offers those that the list holds."""
        return [
            (name, admin.RelatedOnlyFieldListFilter) if name == self.meeting_path else name
            for name in super().get_list_filter(request)
        ]

    def may_publish(self, request, obj) -> bool:
        """Who works on every meeting may, as far as they may publish at all."""
        return works_on_all(request.user) and super().may_publish(request, obj)
