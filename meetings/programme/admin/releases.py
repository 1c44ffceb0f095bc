"""What was released, and the links that open what is not for everyone."""

from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop

from meetings.given_admin import GivenAdmin
from meetings.models import AudienceLink
from meetings.programme.admin_forms import AudienceLinkForm
from meetings.programme.models import (
    Release,
)
from uccn.lib import addresses
from uccn.lib.admin_labels import LabelledMoments
from uccn.lib.second_look import SecondLook

# What the log says.
REVOKED = gettext_noop("Revoked the link.")


@admin.register(Release)
class ReleaseAdmin(GivenAdmin, admin.ModelAdmin):
    """What was released and when; releases are made on the programme's own page."""

    list_display = ("__str__", "number", "made_at", "made_by")
    list_filter = ("meeting",)
    list_select_related = ("meeting", "made_by")
    fields = ("meeting", "number", "is_single", "note", "made_at", "made_by")

    def has_add_permission(self, request):
        """Never here."""
        return False

    def has_change_permission(self, request, obj=None):
        """Never: a release is frozen."""
        return False

    def has_delete_permission(self, request, obj=None):
        """Never: a release is kept."""
        return False


@admin.register(AudienceLink)
class AudienceLinkAdmin(SecondLook, LabelledMoments, GivenAdmin, admin.ModelAdmin):
    """Links that open a meeting's pages for delegates or mayors."""

    form = AudienceLinkForm
    fields = ("meeting", "audience", "note", "expires_at", "address")
    readonly_fields = ("address", "revoked_at")
    list_display = ("__str__", "meeting", "audience", "expires_at", "is_open_now")
    list_filter = ("meeting", "audience")
    list_select_related = ("meeting",)
    autocomplete_fields = ("meeting",)
    actions = ("revoke",)
    change_form_template = "admin/programme/link_change_form.html"

    def get_fields(self, request, obj=None):
        """Of a link that was revoked also when."""
        return (*self.fields, "revoked_at") if obj and obj.revoked_at else self.fields

    def get_readonly_fields(self, request, obj=None):
        """A link stays what it was made for."""
        fixed = ("meeting", "audience") if obj else ()
        return (*super().get_readonly_fields(request, obj), *fixed)

    def has_delete_permission(self, request, obj=None):
        """A link is revoked, and its row tells that there was one."""
        return False

    def save_model(self, request, obj, form, change):
        """Say who made it."""
        if not change:
            obj.created_by = request.user
        super().save_model(request, obj, form, change)

    @admin.action(description=gettext_lazy("Revoke"), permissions=["change"])
    def revoke(self, request, queryset):
        """Close the links for everybody who has them."""
        for link in queryset.filter(revoked_at=None):
            link.revoke()
            self.log_change(request, link, REVOKED)

    def change_view(self, request, object_id, form_url="", extra_context=None):
        """The form; its button closes the link, whatever else was typed."""
        link = self.get_object(request, unquote(object_id))
        may_revoke = link and link.is_open() and self.has_change_permission(request, link)
        if "_revoke" in request.POST and link:
            return self._revoked(request, link)
        extra_context = (extra_context or {}) | {"may_revoke": may_revoke}
        return super().change_view(request, object_id, form_url, extra_context)

    def _revoked(self, request, link):
        """Close a link for those who may, and show its form again."""
        if not self.has_change_permission(request, link):
            raise PermissionDenied
        self.revoke(request, self.get_queryset(request).filter(pk=link.pk))
        messages.success(request, _("The link no longer works."))
        return HttpResponseRedirect(request.path)

    @admin.display(description=gettext_lazy("works"), boolean=True)
    def is_open_now(self, obj) -> bool:
        """Whether it neither expired nor was revoked."""
        return obj.is_open()

    @admin.display(description=gettext_lazy("link to send"))
    def address(self, obj):
        """The whole address, to be copied."""
        if obj.pk is None:
            return "–"
        place = (obj.meeting.year, obj.meeting.slug, obj.token)
        path = reverse("meetings:programme:open-link", args=place)
        return format_html("<code>{}</code>", addresses.absolute(path))
