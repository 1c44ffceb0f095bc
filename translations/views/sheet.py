"""The list of a sheet's texts in one language: source and target side by side."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from translations import actions, addresses, checking
from translations.actions import Conflict, Seen, SourceMoved
from translations.desk import searching
from translations.desk.opened import Opened, open_sheet
from translations.desk.rows import Row
from translations.models import Assignment
from translations.views.frame import desk_page, show
from translations.views.text import frame_of

PER_PAGE = 50


@desk_page
@require_http_methods(["GET", "POST"])
def sheet(request: HttpRequest, label: str, key: int, language: str) -> HttpResponse:
    """Show the list; or approve those that were ticked and are clean."""
    opened = open_sheet(label, key, language, request.user)
    state, words = request.GET.get("state", ""), request.GET.get("q", "")
    state = state if state in searching.STATES else ""
    if request.method == "POST":
        _approve_many(request, opened)
        return redirect(addresses.sheet_url(opened.sheet, language, state=state, q=words))
    found = searching.chosen(opened.rows, state=state, words=words)
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    context = frame_of(opened) | {
        "page": page,
        "states": [(name, said, name == state) for name, said in searching.STATES.items()],
        "state": state,
        "words": words,
        "first": _first(opened, found, state),
        "assignment": Assignment.objects.filter(sheet=opened.sheet.pk, language=language)
        .select_related("person")
        .first(),
        "may_approve": opened.may_review
        and any(row.is_clean and row.state.translator_id != request.user.pk for row in page),
    }
    return show(request, "sheet", context)


def _first(opened: Opened, found: list[Row], state: str) -> Row | None:
    """The text to begin with: the first of a filter, else the first that needs somebody."""
    if state:
        return found[0] if found else None
    return next((row for row in opened.rows if row.is_to_do), opened.rows[0])


def _approve_many(request: HttpRequest, opened: Opened) -> None:
    """Approve each ticked text as the person saw it; what cannot be is told, one by one."""
    seen = _ticked(request.POST.getlist("approve"))
    done = 0
    for row in opened.rows:
        if row.unit.pk not in seen:
            continue
        try:
            _approve(request, row, seen[row.unit.pk])
        except ValidationError as problem:
            messages.warning(request, f"{row.mark}: {' '.join(problem.messages)}")
        except (Conflict, SourceMoved) as problem:
            messages.warning(request, f"{row.mark}: {problem}")
        else:
            done += 1
    said = ngettext("%(count)s text is approved.", "%(count)s texts are approved.", done)
    messages.success(request, said % {"count": done})


def _ticked(values: list[str]) -> dict[int, Seen]:
    """What was ticked, "unit-version-source"; what is malformed was never ticked here."""
    found = {}
    for value in values:
        unit, _dash, rest = value.partition("-")
        version, _dash, source = rest.partition("-")
        if unit.isdecimal() and version.isdecimal() and len(unit + version) < 20:
            found[int(unit)] = Seen(int(version), source)
    return found


def _approve(request: HttpRequest, row, seen: Seen) -> None:
    """Approve one; what has findings has to be opened. Texts found in the column have no counts."""
    if not row.is_to_review:
        raise ValidationError(_("This text does not wait for review."))
    if checking.findings(row.unit, row.language, row.source, row.working):
        raise ValidationError(_("The checks found something. Open it and look."))
    actions.approve(unit=row.unit, language=row.language, seen=seen, by=request.user)
