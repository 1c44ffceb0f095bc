"""Who may see what of the record, and who may put back."""

from typing import NamedTuple

from django.apps import apps
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import Http404

from uccn.lib.recorded import recorded
from uccn.record.models import Change
from uccn.record.sets import Offered, kinds_of

READ, RESTORE = "record.view_change", "record.restore_change"


class Subject(NamedTuple):
    """The object whose record is asked for; ``row`` is None when it is gone.

    A row without an admin of its own is one of an object that has one, its ``owner``. The rows of a
    proxy are recorded as those of the model whose table they lie in, which is their ``kind``.
    """

    kind: str
    key: int
    row: models.Model | None
    model_admin: admin.ModelAdmin
    owner: "Subject | None" = None

    @property
    def head(self) -> "Subject":
        """The object that has an admin: itself, or the one it belongs to."""
        return self.owner.head if self.owner else self

    @property
    def label(self) -> str:
        """The model by which addresses name the object."""
        return self.kind if self.owner else self.model_admin.opts.label_lower


def subject_for(request, app_label: str, model_name: str, key: int) -> Subject:
    """The object, for a person who may see it in the admin; else the request is refused.

    Who may read the whole record reads that of every object, also of what is gone.
    """
    try:
        model = apps.get_model(app_label, model_name)
    except LookupError as error:
        raise Http404 from error
    if not admin.site.is_registered(model):
        return _row_of_another(request, model, key)
    model_admin = admin.site.get_model_admin(model)
    row = model_admin.get_object(request, str(key))
    if request.user.has_perm(READ):
        row = row or model._base_manager.filter(pk=key).first()
    elif row is None:
        raise Http404
    elif not model_admin.has_view_or_change_permission(request, row):
        raise PermissionDenied
    return Subject(model._meta.concrete_model._meta.label_lower, key, row, model_admin)


def _row_of_another(request, model, key: int) -> Subject:
    """A row that is told of on another object's page, for who may see both."""
    told = recorded().get(model._meta.label_lower)
    if told is None or told.owner is None:
        raise Http404
    if not _may_see(request.user, model):
        raise PermissionDenied
    row = model._base_manager.filter(pk=key).first()
    newest = Change.objects.of_row(told.kind, key).first()
    owner_key = getattr(row, told.owner[1]) if row else newest and newest.owner_id
    if not owner_key:
        raise Http404
    owner = subject_for(request, *told.owner[0].split("."), owner_key)
    return Subject(told.kind, key, row, owner.model_admin, owner)


def changes_for(user, subject: Subject):
    """The changes of the object and of those of its rows that the person may see."""
    changes = Change.objects.of_object(subject.kind, subject.key)
    kinds = [subject.kind] + [
        kind
        for kind, told in recorded().items()
        if told.owner and told.owner[0] == subject.kind and _may_see(user, told.model)
    ]
    return changes.filter(kind__in=kinds)


def _may_see(user, model) -> bool:
    """Whether the person may see a model's rows; of a relation to many both its ends."""
    meta = model._meta
    if user.has_perm(READ):
        return True
    if not meta.auto_created:
        return any(user.has_perm(f"{meta.app_label}.{v}_{meta.model_name}") for v in _SEEING)
    ends = [f.related_model._meta for f in meta.concrete_fields if f.related_model]
    people = [end for end in ends if end.app_label == "auth"]
    return all(user.has_perm(f"{end.app_label}.view_{end.model_name}") for end in people)


_SEEING = ("view", "change")


def may_restore(request, subject: Subject) -> bool:
    """Whether the person may put an earlier version of the object back."""
    return subject.kind in restorable_kinds(request, subject.owner or subject, subject.row is None)


def restorable_kinds(request, subject: Subject, is_gone: bool = False) -> set[str]:
    """The kinds of the object's rows, and its own, whose versions the person may put back."""
    if not request.user.has_perm(RESTORE):
        return set()
    kinds = {kind: told for kind, told in recorded().items() if told.is_restorable}
    told = recorded().get(subject.kind)
    found = set()
    if told and (told.is_restorable or told.sets) and _may_write(request, subject):
        choice = offered(request, subject)
        sets = {kind for kind, field in kinds_of(told).items() if choice(field.name) is not None}
        found |= {subject.kind, *sets}
    if subject.row is None or not _may_write(request, subject):
        return found
    verb = "add" if is_gone else "change"
    for kind, told in kinds.items():
        meta = told.model._meta
        is_its = told.owner and told.owner[0] == subject.kind and kind != subject.kind
        if is_its and request.user.has_perm(f"{meta.app_label}.{verb}_{meta.model_name}"):
            found.add(kind)
    return found


def offered(request, subject: Subject) -> Offered:
    """What the object's own form would let the person choose of a relation to many."""
    if subject.owner:
        return lambda name: None
    row = subject.row
    form = subject.model_admin.get_form(request, row, change=row is not None)
    return lambda name: getattr(form.base_fields.get(name), "queryset", None)


def may_come_back(request, change: Change) -> bool:
    """Whether the row of a change is there, or may be added again in a desk of its own."""
    told = recorded().get(change.kind)
    if change.verb != Change.Verb.DELETED or not told or not admin.site.is_registered(told.model):
        return True
    return admin.site.get_model_admin(told.model).has_add_permission(request)


def _may_write(request, subject: Subject) -> bool:
    """Whether the person may change the object, or add it again where it is gone."""
    head = subject.head
    if head.row is None:
        return head.model_admin.has_add_permission(request)
    # Who reads the whole record reads of objects that are not his to change.
    is_shown = head.model_admin.get_object(request, str(head.key)) is not None
    return is_shown and head.model_admin.has_change_permission(request, head.row)
