"""The editor: one text open among its neighbours, with all that helps beside it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from translations import actions, addresses
from translations.desk.editing import Editing
from translations.desk.invisible import INVISIBLE
from translations.desk.opened import Opened, open_sheet
from translations.forms.text import TextForm
from translations.models import TextRevision
from translations.views import submission
from translations.views.frame import desk_page, show
from uccn.lib import languages


@desk_page
@require_http_methods(["GET", "POST"])
def text(request: HttpRequest, label: str, key: int, language: str, unit: int) -> HttpResponse:
    """Show a text, or do what was asked for with what was typed."""
    try:
        opened = open_sheet(label, key, language, request.user)
        row = opened.row(unit)
    except Http404:
        if request.method == "POST" and request.POST.get("text"):
            return _gone(request, language)
        raise
    editing = Editing(opened, row, walk=request.GET.get("only", ""))
    if request.method == "POST":
        form = TextForm(request.POST)
        answer = submission.answer(request, editing, form)
        return answer if isinstance(answer, HttpResponse) else page(request, *answer)
    if editing.is_writable:
        actions.claim(state=row.state, by=request.user, leaving=opened.claimed_besides(row))
        _take_version(request, editing)
    return page(request, editing, 200)


def _take_version(request: HttpRequest, editing: Editing) -> None:
    """Put an earlier version into the field, when the history page asked for it."""
    number = request.GET.get("version", "")
    if number.isascii() and number.isdecimal() and len(number) < 9:
        kept = TextRevision.objects.filter(
            unit=editing.row.unit, language=editing.row.language, number=int(number)
        ).first()
        if kept:
            editing.typed = kept.text


def page(request: HttpRequest, editing: Editing, status: int) -> HttpResponse:
    """The editor's page; 409 and 422 carry what was typed and what stands in the way."""
    opened, row = editing.opened, editing.row
    context = frame_of(opened) | {
        "editing": editing,
        "row": row,
        "before": editing.around[0],
        "after": editing.around[1],
        "here": editing.here,
        "next_url": editing.next and editing.address(editing.next),
        "previous_url": editing.previous and editing.address(editing.previous),
        "only": editing.walk,
        "invisible": INVISIBLE,
    }
    return show(request, "text", context, status=status)


def frame_of(opened: Opened) -> dict[str, object]:
    """What the head of every page of a sheet shows."""
    return {
        "opened": opened,
        "title": opened.title.text,
        "counts": opened.counts,
        "language": opened.language,
        "direction": languages.direction(opened.language),
        "languages": languages.codes(),
        "list_url": addresses.sheet_url(opened.sheet, opened.language),
    }


def _gone(request: HttpRequest, language: str) -> HttpResponse:
    """The text's place was deleted while somebody was writing: what was typed is shown."""
    context = {
        "typed": request.POST["text"],
        "language": language if language in languages.codes() else "",
        "title": "",
    }
    return show(request, "gone", context, status=410)
