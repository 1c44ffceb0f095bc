"""Publish, schedule and withdraw from the admin; what is missing is said and asked about."""

from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from uccn.publication.forms import PublishForm, WithdrawForm
from uccn.publication.models import State
from uccn.publication.preview_admin import PreviewLinksAdmin

# What the log says; the start page shows it in the language of whoever reads it.
PUBLISHED = gettext_noop("Published.")
SCHEDULED = gettext_noop("A time to publish was set.")
WITHDRAWN = gettext_noop("Withdrawn.")
TAKEN_BACK = gettext_noop("The set time is taken back.")
_STATE_COLUMNS = ("published_at", "withdrawn_at", "withdrawal_note")


class PublicationAdmin(PreviewLinksAdmin):
    """For the ModelAdmin of anything Publishable: its state is changed on pages of its own."""

    def may_publish(self, request, obj) -> bool:
        """Whether the person may publish and withdraw it: who may change it, or fewer."""
        return self.has_change_permission(request, obj)

    def publish_object(self, request, obj, moment) -> None:
        """Publish it, and do what follows from that."""
        obj.publish(moment)

    def missing(self, obj) -> list[str]:
        """Sentences on what the object lacks; they are shown before it is published."""
        return []

    def publication_time_zone(self, obj) -> str:
        """The time zone in which its publication is set."""
        return timezone.get_default_timezone_name()

    def after_publication_url(self, obj) -> str:
        """Where staff go on when it is published or withdrawn."""
        return reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_change", args=[obj.pk])

    def get_urls(self):
        """The pages that publish and withdraw, before the admin's own addresses."""
        publish = self._page("publish", self.publish_view)
        withdraw = self._page("withdraw", self.withdraw_view)
        return [publish, withdraw, *super().get_urls()]

    def get_exclude(self, request, obj=None):
        """The ordinary form never holds the state."""
        return [*(super().get_exclude(request, obj) or []), *_STATE_COLUMNS]

    def has_delete_permission(self, request, obj=None):
        """What readers have seen is withdrawn, never deleted."""
        if obj is not None and obj.was_ever_public():
            return False
        return super().has_delete_permission(request, obj)

    def get_actions(self, request):
        """No deleting by the list: a public one could be among those ticked."""
        actions = super().get_actions(request)
        actions.pop("delete_selected", None)
        return actions

    def tools(self, request, obj) -> list[tuple[str, str]]:
        """Publish and withdraw, as far as the state and the person's permissions allow."""
        tools = super().tools(request, obj)
        if not self.may_publish(request, obj):
            return tools
        if obj.state() in (State.PUBLIC, State.SCHEDULED):
            tools = [(_("Withdraw…"), self.page_url("withdraw", obj)), *tools]
        if not obj.is_public:
            tools = [(_("Publish…"), self.page_url("publish", obj)), *tools]
        return tools

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        """The form, with the state over it."""
        if obj:
            context |= {"state": obj.state(), "zone": self.publication_time_zone(obj)}
        return super().render_change_form(request, context, add, change, form_url, obj)

    @transaction.atomic
    def publish_view(self, request, object_id):
        """Say what is missing, ask when, publish."""
        obj = self._publishable(request, object_id)
        if obj.is_public:
            messages.info(request, _("It is public already."))
            return HttpResponseRedirect(self.after_publication_url(obj))
        missing, zone = self.missing(obj), self.publication_time_zone(obj)
        options = {"zone": zone, "missing": missing, "may_wait": not obj.was_ever_public()}
        form = PublishForm(request.POST or None, **options)
        if request.method == "POST" and form.is_valid():
            return self._publish(request, obj, form.moment)
        context = self.page_context(request, obj, _("Publish"), form=form, missing=missing)
        context |= {"state": obj.state(), "zone": zone, "back": self.after_publication_url(obj)}
        return TemplateResponse(request, "admin/publication/publish.html", context)

    def _publish(self, request, obj, moment):
        """Publish at the moment (None: now), log it, say it, go on."""
        self.publish_object(request, obj, moment)
        if not moment:
            return self._announce(request, obj, PUBLISHED)
        names = {"moment": date_format(moment, "DATETIME_FORMAT"), "zone": moment.tzinfo.key}
        done = _("Set to be public on %(moment)s (%(zone)s).") % names
        return self._announce(request, obj, SCHEDULED, done)

    @transaction.atomic
    def withdraw_view(self, request, object_id):
        """Ask for a yes and a sentence, withdraw."""
        obj = self._publishable(request, object_id)
        state = obj.state()
        if state not in (State.PUBLIC, State.SCHEDULED):
            messages.info(request, _("It is not public: there is nothing to withdraw."))
            return HttpResponseRedirect(self.after_publication_url(obj))
        form = WithdrawForm(request.POST or None)
        if request.method == "POST" and form.is_valid():
            obj.withdraw(form.cleaned_data["note"])
            return self._announce(request, obj, WITHDRAWN if state == State.PUBLIC else TAKEN_BACK)
        zone, back = self.publication_time_zone(obj), self.after_publication_url(obj)
        context = self.page_context(request, obj, _("Withdraw"), form=form, state=state)
        context |= {"zone": zone, "back": back}
        return TemplateResponse(request, "admin/publication/withdraw.html", context)

    def _publishable(self, request, object_id):
        """The object, for a person who may publish it; else the request is refused."""
        obj = self.get_object(request, unquote(object_id))
        if obj is None or not self.may_publish(request, obj):
            raise PermissionDenied
        return obj

    def _announce(self, request, obj, logged: str, said: str = ""):
        """Log what was done (in English, translated when it is read), tell it, and go on."""
        self.log_change(request, obj, logged)
        messages.success(request, said or _(logged))
        return HttpResponseRedirect(self.after_publication_url(obj))
