"""The record of one object, and the page that puts an earlier version back."""

from django.contrib import admin, messages
from django.contrib.admin.utils import quote
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from uccn.lib.recorded import recorded
from uccn.record import access, restoring
from uccn.record.access import Subject
from uccn.record.models import Change
from uccn.record.sets import kinds_of
from uccn.record.telling import kind_name, tell

_A_PAGE = 50


def history(request, app_label: str, model_name: str, key: int):
    """What happened to an object and to the rows that belong to it, newest first."""
    subject = access.subject_for(request, app_label, model_name, key)
    changes = access.changes_for(request.user, subject)
    page = Paginator(changes, _A_PAGE).get_page(request.GET.get("p"))
    context = _frame(request, subject, _("Record of changes"))
    restorable = access.restorable_kinds(request, subject)
    told = tell(page.object_list)
    for one in told:
        if one.change.kind in restorable and access.may_come_back(request, one.change):
            one.restore_url = _restore_url(subject, one.change)
    context |= {"page": page, "told": told}
    return TemplateResponse(request, "admin/record/history.html", context)


def _restore_url(subject: Subject, change: Change) -> str:
    """The page that puts back what was there after a change: the object, or one of its rows."""
    told = recorded().get(subject.kind)
    is_its = change.kind == subject.kind or (told and change.kind in kinds_of(told))
    args = _args(subject) if is_its else [*change.kind.split("."), change.object_id]
    return reverse("record:restore", args=[*args, change.pk])


@transaction.atomic
def restore(request, app_label: str, model_name: str, key: int, number: int):
    """Show what putting a version back would change; do it when that is confirmed."""
    subject = access.subject_for(request, app_label, model_name, key)
    if not access.may_restore(request, subject):
        raise PermissionDenied
    told = recorded().get(subject.kind)
    kinds = [subject.kind, *(kinds_of(told) if told else ())]
    its_own = Change.objects.of_object(subject.kind, key).filter(kind__in=kinds)
    change = get_object_or_404(its_own, pk=number)
    context = _frame(request, subject, _("Restore an earlier version")) | {"change": change}
    if request.method == "POST" and (done := _restored(request, subject, change, context)):
        return done
    try:
        offered = access.offered(request, subject)
        context["proposal"] = restoring.propose(subject.kind, key, change, offered)
    except restoring.RefusedError as refused:
        context["refusal"] = str(refused)
    return TemplateResponse(request, "admin/record/restore.html", context)


def _restored(request, subject: Subject, change: Change, context: dict):
    """Put the version back and go to the record; None, with the sentence, where it is refused."""
    given = {"token": request.POST.get("token", ""), "offered": access.offered(request, subject)}
    try:
        restoring.restore(subject.kind, subject.key, change, **given, by=request.user)
    except restoring.RefusedError as refused:
        context["refusal"] = str(refused)
        return None
    messages.success(request, _("The earlier version is back, in all its languages."))
    return HttpResponseRedirect(context["back"])


def _args(subject: Subject) -> list:
    """What addresses of an object's record are made of."""
    return [*subject.label.split("."), subject.key]


def _frame(request, subject: Subject, title: str) -> dict:
    """What the admin's frame needs around a page about an object, gone or not."""
    head, kind = subject.head, kind_name(subject.kind)
    name = str(head.row) if head.row is not None else f"{kind_name(head.kind)} #{head.key}"
    context = admin.site.each_context(request) | {"title": title, "subtitle": name, "name": name}
    context |= {"opts": head.model_admin.opts, "subject": subject, "kind": kind}
    back = reverse("record:history", args=_args(subject.owner or subject))
    return context | {"object_url": _url(request, head), "back": back}


def _url(request, subject: Subject) -> str:
    """The object's own page in the admin, '' when it is gone or not the person's to see."""
    may_see = subject.model_admin.has_view_or_change_permission
    if subject.row is None or not may_see(request, subject.row):
        return ""
    meta = subject.model_admin.opts
    return reverse(f"admin:{meta.app_label}_{meta.model_name}_change", args=[quote(subject.key)])
