"""What cannot be deleted: the person is told why, and what to do instead."""

from django.contrib import admin, messages
from django.contrib.admin.actions import delete_selected
from django.contrib.admin.utils import unquote
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from meetings.programme.models import Session
from uccn.lib import dates

# So many sessions are named in a sentence.
_NAMED = 3


class KeptAdmin:
    """For a ModelAdmin whose rows may have to stay; comes before ModelAdmin.

    ``session_path`` leads from a session to the row that it needs, as a lookup.
    """

    actions = ("delete_selected",)
    session_path = ""

    def why_kept(self, obj) -> str:
        """Why a row cannot be deleted and what to do instead, '' for one that can."""
        needing = Session.objects.filter(**{self.session_path: obj}).in_order().distinct()
        names = [str(session) for session in needing[:_NAMED]]
        if not names:
            return ""
        more = ["…"] if needing.count() > _NAMED else []
        return _(
            "“%(row)s” cannot be deleted, because sessions need it: %(sessions)s. Change these "
            "sessions first."
        ) % {"row": obj, "sessions": dates.listing([*names, *more])}

    def delete_view(self, request, object_id, extra_context=None):
        """Ask whether to delete the row; one that has to stay is led back to, with the reason."""
        obj = self.get_object(request, unquote(object_id))
        if obj and self.has_delete_permission(request, obj) and (reason := self.why_kept(obj)):
            messages.error(request, reason)
            name = f"admin:{self.opts.app_label}_{self.opts.model_name}_change"
            return HttpResponseRedirect(reverse(name, args=[obj.pk]))
        return super().delete_view(request, object_id, extra_context)

    @admin.action(
        permissions=["delete"],
        description=gettext_lazy("Delete selected %(verbose_name_plural)s"),
    )
    def delete_selected(self, request, queryset):
        """Delete the rows; where one has to stay, none is deleted and each reason is said."""
        reasons = [reason for obj in queryset if (reason := self.why_kept(obj))]
        if not reasons:
            return delete_selected(self, request, queryset)
        for reason in reasons:
            messages.error(request, reason)
        messages.warning(request, _("Nothing was deleted."))
        return None
