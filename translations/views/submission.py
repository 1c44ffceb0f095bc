"""What the editor's buttons do. Whatever stands in the way, what was typed comes back."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from translations import actions, machine
from translations.actions import Conflict, SourceMoved
from translations.desk.editing import Editing
from translations.desk.opened import open_sheet
from translations.forms.text import TextForm
from translations.machine import MachineFailed
from translations.models import Origin, TextState

# What is said afterwards, by the button.
_SAID = {
    "save": gettext_lazy("%(text)s is saved as a draft."),
    "next": gettext_lazy("%(text)s is saved as a draft."),
    "source": gettext_lazy("%(text)s is saved. The other languages now have to follow it."),
    "submit": gettext_lazy("%(text)s waits for review."),
    "approve": gettext_lazy("%(text)s is approved."),
    "approve_alone": gettext_lazy("%(text)s is approved, with the mark “not reviewed”."),
    "send_back": gettext_lazy("%(text)s went back to its translator."),
    "discard": gettext_lazy("The draft of %(text)s is discarded; it stays in the history."),
    "needed": gettext_lazy("%(text)s is wanted again."),
    "not_needed": gettext_lazy("%(text)s is not needed in this language."),
    "dismiss": gettext_lazy("The warning is set aside."),
}
# After these the next text is opened.
_GO_ON = {"next", "submit", "approve", "approve_alone", "send_back", "not_needed"}
# These save no text, so that no action asks whether the person may write it.
_WRITING = {"claim", "machine", "ask_machine"}
Page = tuple[Editing, int]


def answer(request: HttpRequest, editing: Editing, form: TextForm) -> HttpResponse | Page:
    """A redirect when it was done, else the page to show again and its status."""
    wish, _colon, detail = request.POST.get("do", "").partition(":")
    editing.typed = form.typed if "text" in request.POST else None
    if wish == "take":
        return redirect(editing.here)
    if wish in _WRITING and not editing.opened.may_write(editing.row):
        raise PermissionDenied
    if wish == "claim":
        actions.claim(state=editing.row.state, by=request.user, take_over=True)
        return redirect(editing.here)
    editing.origin = form.data.get("origin", "")
    if wish in ("copy", "memory", "term", "fix", "machine", "ask_machine"):
        return _insert(editing, wish, detail)
    if not form.is_valid():
        problems = form.errors.get("text") or [_("The page was incomplete. Send it again.")]
        return _again(editing, problems, 422)
    going_on = editing.next
    try:
        state = _do(request, editing, form, wish, detail)
    except (Conflict, SourceMoved) as problem:
        return _contested(editing, problem)
    except ValidationError as problem:
        return _again(editing, problem.messages, 422)
    if state is None:
        return _again(editing, [_("The page was incomplete. Send it again.")], 422)
    is_new = wish == "dismiss" or state.version != form.seen.version
    told = _SAID[wish] if is_new else gettext_lazy("Nothing had been changed.")
    messages.success(request, str(told) % {"text": editing.row.label})
    return _go_on(request, editing, wish, going_on)


def _do(
    request: HttpRequest, editing: Editing, form: TextForm, wish: str, detail: str
) -> TextState | None:
    """Call the action that a button stands for; None for a button that there is not."""
    row, text = editing.row, form.cleaned_data["text"]
    what = {"unit": row.unit, "seen": form.seen, "by": request.user}
    origin = form.cleaned_data["origin"] or Origin.TYPED
    if row.is_source:
        is_saving = wish in ("save", "next", "source")
        return actions.write_source(text=text, **what) if is_saving else None
    what["language"] = row.language
    match wish:
        case "save" | "next" | "submit":
            return actions.save_draft(text=text, submit=wish == "submit", origin=origin, **what)
        case "approve" | "approve_alone":
            alone = wish == "approve_alone"
            return actions.approve(text=text, unreviewed=alone, origin=origin, **what)
        case "send_back":
            return actions.send_back(reason=form.cleaned_data["reason"], **what)
        case "discard":
            return actions.discard_draft(**what)
        case "needed" | "not_needed":
            return actions.set_needed(needed=wish == "needed", **what)
        case "dismiss":
            return _dismiss(what, text, detail, request.POST.get(f"reason-{detail}", ""))
    return None


def _dismiss(what: dict, text: str, check_id: str, reason: str) -> TextState:
    """Save what was typed, then set the warning aside for exactly that text."""
    state = actions.save_draft(text=text, **what)
    seen = actions.Seen(state.version, what["seen"].source)
    return actions.dismiss(check_id=check_id, reason=reason, **what | {"seen": seen})


def _again(editing: Editing, problems: list, status: int) -> Page:
    """The page with what was typed and what has to be mended."""
    editing.errors = [str(problem) for problem in problems]
    return editing, status


def _contested(editing: Editing, problem: Conflict | SourceMoved) -> Page:
    """The page as things stand now, with what was typed and what somebody else did."""
    old = editing.opened
    opened = open_sheet(old.label, old.key, old.language, old.user)
    row = opened.row(editing.row.unit.pk)
    again = Editing(opened, row, typed=editing.typed, walk=editing.walk)
    if isinstance(problem, Conflict):
        again.theirs, again.their_author = problem.theirs, problem.by
    else:
        again.errors = [str(problem)]
    return again, 409


def _insert(editing: Editing, wish: str, detail: str) -> Page:
    """Put a suggestion, a term or the source into the field; nothing is saved."""
    number = int(detail) - 1 if detail.isascii() and detail.isdecimal() else -1
    text = editing.text
    if wish == "copy":
        editing.typed = editing.row.source
    elif wish == "memory" and 0 <= number < len(editing.suggestions):
        editing.typed, editing.origin = editing.suggestions[number].target, Origin.MEMORY
    elif wish == "term" and 0 <= number < len(editing.term_rows):
        editing.typed = f"{text} {editing.term_rows[number].preferred}".strip()
    elif wish == "fix" and 0 <= number < len(editing.findings):
        editing.typed = editing.findings[number].fixed or text
    elif wish in ("machine", "ask_machine"):
        return _ask_machine(editing, is_inserted=wish == "machine")
    return editing, 200


def _ask_machine(editing: Editing, *, is_inserted: bool) -> Page:
    """Show what the machine answers; inserting it is a press of its own."""
    row = editing.row
    try:
        answered = machine.suggest(row.source, row.source_language, row.language)
    except MachineFailed as fault:
        return _again(editing, [fault], 422)
    editing.machine_text = answered
    if is_inserted:
        editing.typed, editing.origin = answered, Origin.MACHINE
    return editing, 200


def _go_on(request, editing: Editing, wish: str, going_on) -> HttpResponse:
    """The next text, or the same one again; after the last the list."""
    if wish not in _GO_ON:
        return redirect(editing.here)
    actions.release(state=editing.row.state, by=request.user)
    if going_on is None:
        messages.info(request, _("That was the last text."))
        return redirect(editing.list_address)
    return redirect(editing.address(going_on))
