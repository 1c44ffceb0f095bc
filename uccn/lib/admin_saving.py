"""Two people in one form: each saves what he or she changed, and nobody overwrites unseen.

The form carries a digest of every value that it was opened with. What a person did not touch is
not written, even if it was changed meanwhile; what two people changed to different ends is an
error that shows the other's text and keeps what was typed.
"""

import hashlib
import json

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db import connections, models, router
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from uccn.lib.admin import TranslatedForm
from uccn.lib.choices import RowChoices
from uccn.lib.second_look import SecondLook
from uccn.lib.widgets import Unseen

OPENED_WITH = "opened_with"


def digest(field: forms.Field, value) -> str:
    """A short print of a value as the form shows it; two ways to write one text print alike."""
    shown = field.prepare_value(value)
    text = "" if shown is None or shown is False else str(shown)
    text = text.replace("\r\n", "\n").strip()
    return hashlib.sha256(text.encode()).hexdigest()[:16]


class CarefulForm(forms.ModelForm):
    """A form that tells what was typed here from what others saved since it was opened."""

    opened_with = forms.CharField(required=False, widget=Unseen)
    # Fields that ask something and are stored nowhere.
    asked = (OPENED_WITH,)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.untouched: set[str] = set()
        if self.instance.pk:
            self.initial[OPENED_WITH] = json.dumps(self._stored())

    def _stored(self) -> dict[str, str]:
        """The digest of each value as it is stored now."""
        names = [name for name in self.fields if name in self.initial and name != OPENED_WITH]
        return {name: digest(self.fields[name], self.initial[name]) for name in names}

    def clean(self):
        """Put back what was not touched; name what somebody else changed meanwhile."""
        data = super().clean() or self.cleaned_data
        opened, stored = self._opened(), self._stored() if self.instance.pk else {}
        conflicts = []
        for name in set(opened) & set(stored) & set(data):
            typed = digest(self.fields[name], data[name])
            if typed == opened[name]:
                self.untouched.add(name)
                data[name] = self._kept(name)
            elif stored[name] not in (opened[name], typed):
                conflicts.append(name)
        self._refuse(conflicts, opened, stored)
        self.__dict__.pop("changed_data", None)
        return self._with_nulls(data)

    def _kept(self, name: str):
        """What is stored now; of a relation to many its rows."""
        value = getattr(self.instance, name)
        return value.all() if isinstance(value, models.Manager) else value

    def _opened(self) -> dict[str, str]:
        """The digests that the form was opened with; none when they were tampered with."""
        try:
            opened = json.loads(self.cleaned_data.get(OPENED_WITH) or "{}")
        # Brackets by the thousand are no JSON of ours either.
        except (ValueError, RecursionError):
            return {}
        return opened if isinstance(opened, dict) else {}

    def _refuse(self, conflicts: list[str], opened: dict, stored: dict) -> None:
        """An error on each field that two people changed; saving again replaces the other's."""
        for name in conflicts:
            message = _(
                "Somebody else changed this while you were writing. It now reads: “%(theirs)s”. "
                "What you typed is kept here; save again to put it in its place."
            )
            theirs = {"theirs": self._shown(name)}
            self.add_error(name, ValidationError(message, "conflict", theirs))
        if conflicts:
            self.data = self.data.copy()
            seen = opened | {name: stored[name] for name in conflicts}
            self.data[self.add_prefix(OPENED_WITH)] = json.dumps(seen)

    def _shown(self, name: str) -> str:
        """A stored value in words; the instance still holds what is stored."""
        in_words = getattr(self.instance, f"get_{name}_display", None)
        return str((in_words() if in_words else getattr(self.instance, name)) or "–")

    def _with_nulls(self, data: dict) -> dict:
        """An empty text in a column that may be NULL is NULL, never a text."""
        for field in self._meta.model._meta.fields:
            if field.null and data.get(field.name) == "":
                data[field.name] = None
        return data

    @cached_property
    def changed_data(self) -> list[str]:
        """The names of the fields that were changed here."""
        ours = {*self.asked, *self.untouched}
        return [name for name in super().changed_data if name not in ours]


class CarefulTranslatedForm(CarefulForm, TranslatedForm):
    """Texts by language, and nobody overwrites unseen."""


class CarefulFieldsMixin(RowChoices):
    """For a ModelAdmin or inline with a CarefulForm: the digests travel in its first fieldset."""

    def get_fieldsets(self, request, obj=None):
        """The fieldsets, the first with the hidden field where something can be changed."""
        fieldsets = list(super().get_fieldsets(request, obj))
        fields = [name for _title, options in fieldsets for name in options["fields"]]
        if OPENED_WITH in fields or not obj or not self.has_change_permission(request, obj):
            return fieldsets
        title, options = fieldsets[0]
        first = options | {"fields": [*options["fields"], OPENED_WITH]}
        return [(title, first), *fieldsets[1:]]


class CarefulAdmin(SecondLook, CarefulFieldsMixin, admin.ModelAdmin):
    """A ModelAdmin that writes the changed columns alone; its form is a CarefulForm."""

    form = CarefulForm

    def get_object(self, request, object_id, from_field=None):
        """The object; its row is locked while a form is being saved."""
        connection = connections[router.db_for_write(self.model)]
        if request.method == "POST" and connection.in_atomic_block:
            self._lock(object_id)
        return super().get_object(request, object_id, from_field)

    def _lock(self, object_id: str) -> None:
        """Make others who save this row wait; an impossible key locks nothing."""
        try:
            rows = self.model._base_manager.select_for_update().filter(pk=object_id)
            rows.values_list("pk").first()
        except (ValueError, ValidationError):
            return

    def save_model(self, request, obj, form, change):
        """Insert the new; of what exists write what was changed here and nothing else."""
        if not change:
            obj.save()
            return
        columns = changed_columns(self.model, form.changed_data)
        if columns:
            obj.save(update_fields=columns)


def changed_columns(model: type[models.Model], names: list[str]) -> list[str]:
    """Those names of form fields that are columns of the model."""
    columns = {field.name for field in model._meta.concrete_fields}
    return [name for name in names if name in columns]
