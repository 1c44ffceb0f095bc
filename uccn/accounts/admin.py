"""Members of staff: invited, deactivated, never deleted; nobody gives more than he or she has."""

from django import forms
from django.contrib import admin, messages
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from uccn.accounts import actions
from uccn.accounts.groups_admin import GroupsFilter, WithGroups
from uccn.accounts.models import Invitation, StaffMember
from uccn.accounts.models.members import grantable_groups
from uccn.lib import languages
from uccn.lib.second_look import SecondLook


class MemberForm(forms.ModelForm):
    """Name, address and groups of a member of staff."""

    class Meta:
        model = StaffMember
        fields = ["first_name", "last_name", "email", "groups"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "email" in self.fields:
            self.fields["email"].required = True

    def clean_email(self) -> str:
        """An address belongs to one account, however it is written."""
        email = self.cleaned_data["email"].lower()
        taken = get_user_model().objects.filter(email__iexact=email)
        if taken.exclude(pk=self.instance.pk).exists():
            raise ValidationError(_("There is a member of staff with this address already."))
        return email


class InvitationForm(MemberForm):
    """Whom to invite, and in which language to write."""

    language = forms.ChoiceField(
        label=_("Language"),
        help_text=_("The invitation is written in it; the person may change it later."),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        longest = StaffMember._meta.get_field("username").max_length
        self.fields["email"].validators.append(MaxLengthValidator(longest))
        self.fields["language"].choices = [(c, languages.own_name(c)) for c in languages.codes()]

    def clean_email(self) -> str:
        """The address is also the name for signing in."""
        email = super().clean_email()
        if get_user_model().objects.filter(username__iexact=email).exists():
            raise ValidationError(_("There is a member of staff with this address already."))
        return email


@admin.register(StaffMember)
class StaffMemberAdmin(SecondLook, WithGroups, admin.ModelAdmin):
    """The page of users that the secretariat has."""

    list_display = ["username", "full_name", "email", "state", "last_login"]
    list_filter = ["is_active", ("groups", GroupsFilter)]
    search_fields = ["username", "first_name", "last_name", "email"]
    ordering = ["username"]
    readonly_fields = ["username", "state", "last_login"]
    actions = ["invite_again", "revoke", "deactivate", "reactivate", "reset_second_factor"]

    @admin.display(description=_("name"))
    def full_name(self, member):
        """First and last name."""
        return member.get_full_name()

    @admin.display(description=_("state"))
    def state(self, member):
        """Whether the person can sign in, or why not."""
        if member.is_active:
            return gettext("active")
        if member.has_usable_password():
            return gettext("deactivated")
        is_open = Invitation.objects.open().filter(user_id=member.pk).exists()
        return gettext("invited") if is_open else gettext("invitation ended")

    def get_queryset(self, request):
        """Those who may do nothing that this user may not."""
        members = StaffMember.objects.managed_by(request.user)
        return members.select_related("invitation").order_by("username").distinct()

    def lookup_allowed(self, lookup, value, request):
        """Nobody is looked for by the password: a list that answers would tell it by and by."""
        return not lookup.startswith("password") and super().lookup_allowed(lookup, value, request)

    def get_form(self, request, obj=None, change=False, **kwargs):
        """Inviting asks for a language too."""
        kwargs["form"] = InvitationForm if obj is None else MemberForm
        return super().get_form(request, obj, change, **kwargs)

    def get_fields(self, request, obj=None):
        """What is asked of whom is invited, and shown of a member."""
        asked = ["first_name", "last_name", "email", "groups"]
        return [*asked, "language"] if obj is None else ["username", *asked, "state", "last_login"]

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        """Only groups that give nothing which the giver does not have."""
        if db_field.name == "groups":
            kwargs["queryset"] = grantable_groups(request.user).order_by("name")
            kwargs["widget"] = forms.CheckboxSelectMultiple
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def save_model(self, request, obj, form, change):
        """A new member is invited."""
        if change:
            super().save_model(request, obj, form, change)
            return
        obj.username = obj.email
        actions.invite(obj, by=request.user, language=form.cleaned_data["language"])

    def has_delete_permission(self, request, obj=None):
        """Nobody is deleted: what a person wrote keeps its name."""
        return False

    @admin.action(description=_("Send the invitation again"), permissions=["add"])
    def invite_again(self, request, queryset):
        """Earlier links die."""
        self._say(request, actions.invite_again(queryset, by=request.user))

    @admin.action(description=_("Revoke the invitation"), permissions=["add"])
    def revoke(self, request, queryset):
        """The link opens no more."""
        self._say(request, actions.revoke(queryset, by=request.user))

    @admin.action(description=_("Deactivate"), permissions=["change"])
    def deactivate(self, request, queryset):
        """Sessions end at once."""
        self._say(request, actions.deactivate(queryset, by=request.user))

    @admin.action(description=_("Activate again"), permissions=["change"])
    def reactivate(self, request, queryset):
        """For those who were members before."""
        self._say(request, actions.reactivate(queryset, by=request.user))

    @admin.action(description=_("Take away a lost second factor"), permissions=["change"])
    def reset_second_factor(self, request, queryset):
        """The person is told by mail, and sets up another at the next sign-in."""
        members = list(queryset.exclude(pk=request.user.pk))
        for member in members:
            actions.reset_second_factor(member, by=request.user)
        self._say(request, len(members))

    def _say(self, request, count: int) -> None:
        """For how many something was done; nothing done is worth a warning."""
        text = ngettext("Done for %(count)d person.", "Done for %(count)d people.", count)
        level = messages.SUCCESS if count else messages.WARNING
        self.message_user(request, text % {"count": count}, level)
