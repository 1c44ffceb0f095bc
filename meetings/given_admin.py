"""The admin of what hangs on a meeting: host-city editors see their own meetings' and no other."""

from django.contrib import admin

from meetings.models import AnnualMeeting
from meetings.querysets import works_on_all


class GivenInline:
    """For an inline's choices: rows of the person's own meetings."""

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        """The field; of rows that hang on meetings it takes those of the person's own."""
        related = self.admin_site._registry.get(db_field.remote_field.model)
        if isinstance(related, GivenAdmin) and not works_on_all(request.user):
            kwargs["queryset"] = related.get_queryset(request)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


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

    def get_list_filter(self, request):
        """The filters; that by meeting offers those that the list holds."""
        return [
            (name, admin.RelatedOnlyFieldListFilter) if name == self.meeting_path else name
            for name in super().get_list_filter(request)
        ]

    def may_publish(self, request, obj) -> bool:
        """Who works on every meeting may, as far as they may publish at all."""
        return works_on_all(request.user) and super().may_publish(request, obj)
