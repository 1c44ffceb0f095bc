"""One row a change of a row: written by the database's triggers, never changed, never deleted."""

import json

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from uccn.lib.append_only import AppendOnly, AppendOnlyQuerySet
from uccn.lib.logs import request_id


class ChangeQuerySet(AppendOnlyQuerySet):
    """Questions about what was changed."""

    def of_object(self, kind: str, key: int):
        """The changes of an object and of the rows that belong to it, newest first."""
        own = models.Q(kind=kind, object_id=key)
        return self.filter(own | models.Q(owner_kind=kind, owner_id=key)).order_by("-pk")

    def of_row(self, kind: str, key: int):
        """The changes of one row alone, newest first."""
        return self.filter(kind=kind, object_id=key).order_by("-pk")


class Change(AppendOnly):
    """What one write did to one row.

    Nothing here is a foreign key: what is recorded stays when the person or the row is gone.
    """

    class Verb(models.TextChoices):
        """What was done to the row."""

        ADDED = "added", pgettext_lazy("a change", "added")
        CHANGED = "changed", pgettext_lazy("a change", "changed")
        DELETED = "deleted", pgettext_lazy("a change", "deleted")

    at = models.DateTimeField(_("when"), db_index=True)
    act = models.CharField(_("request"), max_length=request_id.LENGTH)
    person_id = models.BigIntegerField(_("who"), null=True)
    person_name = models.CharField(_("who"), max_length=300)
    via = models.CharField(_("way"), max_length=80)
    verb = models.CharField(_("what was done"), max_length=10, choices=Verb)
    kind = models.CharField(_("kind"), max_length=80)
    object_id = models.BigIntegerField()
    owner_kind = models.CharField(max_length=80)
    owner_id = models.BigIntegerField(null=True)
    before = models.TextField(pgettext_lazy("a change", "from"))
    after = models.TextField(pgettext_lazy("a change", "to"))

    objects = ChangeQuerySet.as_manager()

    class Meta:
        verbose_name = pgettext_lazy("the record", "change")
        verbose_name_plural = _("record of changes")
        ordering = ["-pk"]
        default_permissions = ("view",)
        permissions = [("restore_change", "Can restore an earlier version of an object")]
        indexes = [
            models.Index(fields=["kind", "object_id", "-id"], name="record_of_object"),
            models.Index(fields=["owner_kind", "owner_id", "-id"], name="record_of_owner"),
            models.Index(fields=["person_id", "-id"], name="record_of_person"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} #{self.object_id}: {self.get_verb_display()}"

    @property
    def old(self) -> dict:
        """The columns as they were, as JSON says them."""
        return json.loads(self.before)

    @property
    def new(self) -> dict:
        """The columns as they became, as JSON says them."""
        return json.loads(self.after)
