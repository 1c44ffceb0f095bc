"""Members of staff as those see them who invite them, and their invitations."""

import datetime as dt

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, UserManager
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

# For how long the link of an invitation opens.
VALID_FOR = dt.timedelta(days=7)


def grantable_groups(by):
    """The groups that give nothing which the giver does not have."""
    if by.is_superuser:
        return Group.objects.all()
    held = by.get_all_permissions()
    groups = Group.objects.prefetch_related("permissions__content_type")
    keys = [group.pk for group in groups if _permissions_of(group) <= held]
    return Group.objects.filter(pk__in=keys)


def _permissions_of(group) -> set[str]:
    """A group's permissions as Django names them."""
    found = group.permissions.all()
    return {f"{one.content_type.app_label}.{one.codename}" for one in found}


class StaffMemberQuerySet(models.QuerySet):
    """Members of staff."""

    def managed_by(self, user):
        """Those who may do nothing that the user may not; everyone for a superuser."""
        members = self.filter(is_staff=True)
        if user.is_superuser:
            return members
        held = user.get_all_permissions()
        stronger = Group.objects.exclude(pk__in=grantable_groups(user))
        own = StaffMember.user_permissions.through.objects.values_list(
            "user_id", "permission__content_type__app_label", "permission__codename"
        )
        beyond = {pk for pk, app, codename in own if f"{app}.{codename}" not in held}
        members = members.filter(is_superuser=False).exclude(pk__in=beyond)
        return members.exclude(groups__in=stronger)


class StaffMemberManager(UserManager.from_queryset(StaffMemberQuerySet)):
    """Members of staff, made as Django makes users."""


class StaffMember(get_user_model()):
    """A user as the secretariat manages it: by narrow permissions, without any flag of power."""

    objects = StaffMemberManager()

    class Meta:
        proxy = True
        verbose_name = _("member of staff")
        verbose_name_plural = _("members of staff")

    def __str__(self) -> str:
        return self.get_full_name() or self.username


class InvitationQuerySet(models.QuerySet):
    """Invitations."""

    def open(self, now=None):
        """Those whose link still opens."""
        now = now or timezone.now()
        return self.filter(
            accepted_at=None, revoked_at=None, sent_at__gt=now - VALID_FOR, user__is_active=False
        )


class Invitation(models.Model):
    """That a person was asked to join; the link is made from the last time it was sent."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="invitation"
    )
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="invitations"
    )
    sent_at = models.DateTimeField(_("sent"), default=timezone.now)
    accepted_at = models.DateTimeField(_("accepted"), null=True)
    revoked_at = models.DateTimeField(_("revoked"), null=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")

    def __str__(self) -> str:
        return f"{self.user}"
