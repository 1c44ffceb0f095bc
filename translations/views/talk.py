"""Comments on a text, and who is asked to translate a sheet."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from translations import actions, addresses
from translations.desk.editing import Editing
from translations.desk.opened import open_sheet
from translations.forms.talk import AssignForm, CommentForm
from translations.models import Assignment, Comment, Sheet
from translations.views.frame import desk_page, show
from translations.views.text import frame_of, page


@require_POST
@desk_page
def comment(request: HttpRequest, label: str, key: int, language: str, unit: int) -> HttpResponse:
    """Say or ask something; what cannot be kept comes back with the reason."""
    opened = open_sheet(label, key, language, request.user)
    row = opened.row(unit)
    form = CommentForm(request.POST, row=row)
    if form.is_valid():
        said = form.cleaned_data
        try:
            actions.comment(
                unit=row.unit,
                language=said["about"],
                kind=said["kind"],
                text=said["words"],
                by=request.user,
            )
        except ValidationError as problem:
            form.add_error("words", problem)
    if form.errors:
        return page(request, Editing(opened, row, comment_form=form), 422)
    return redirect(f"{addresses.text_url(row.unit, language)}#comments")


@require_POST
@desk_page
def close_comment(
    request: HttpRequest, label: str, key: int, language: str, unit: int, number: int
) -> HttpResponse:
    """Mark a comment as resolved, or open it again."""
    opened = open_sheet(label, key, language, request.user)
    row = opened.row(unit)
    found = get_object_or_404(Comment, pk=number, unit=row.unit)
    if request.POST.get("do") == "reopen":
        actions.reopen(comment=found, by=request.user)
    else:
        actions.resolve(comment=found, by=request.user)
    return redirect(f"{addresses.text_url(row.unit, language)}#comments")


@desk_page
@require_http_methods(["GET", "POST"])
def assign(request: HttpRequest, label: str, key: int, language: str) -> HttpResponse:
    """Ask a person to translate the sheet into the language."""
    if not actions.may_assign(request.user, language):
        raise PermissionDenied
    opened = open_sheet(label, key, language, request.user)
    given = Assignment.objects.filter(sheet=opened.sheet.pk, language=language).first()
    if request.method == "POST":
        form = AssignForm(request.POST, language=language)
        if form.is_valid() and _assigned(request, form, opened.sheet, language):
            return redirect(addresses.sheet_url(opened.sheet, language))
    else:
        start = {"person": given.person_id, "due_at": given.due_at} if given else {}
        form = AssignForm(initial=start, language=language)
    context = frame_of(opened) | {"form": form}
    return show(request, "assign", context, status=422 if form.errors else 200)


def _assigned(request: HttpRequest, form: AssignForm, sheet: Sheet, language: str) -> bool:
    """Whether it was done; else the form says why not."""
    person, due = form.cleaned_data["person"], form.cleaned_data["due_at"]
    try:
        actions.assign(
            sheet=sheet,
            language=language,
            person=person,
            due_at=due,
            by=request.user,
        )
    except ValidationError as problem:
        form.add_error("due_at" if problem.code == "past" else "person", problem)
        return False
    if person is None:
        messages.success(request, _("Nobody has this text any more."))
    else:
        messages.success(request, _("%(name)s has this text now.") % {"name": person})
    return True
