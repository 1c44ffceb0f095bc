"""The import of a programme in the admin: paste or upload, look it through, save it as a draft."""

from django.contrib import admin, messages
from django.contrib.admin.models import ADDITION, CHANGE, LogEntry
from django.core import signing
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, ngettext
from django.views.decorators.http import require_http_methods

from meetings.models import AnnualMeeting
from meetings.programme.admin_pages import meeting_for
from meetings.programme.import_forms import ChoicesForm, Rows, SourceForm, initial_of
from meetings.programme.importing import planning, saving
from meetings.programme.importing.parsed import Left, Parsed
from meetings.programme.importing.reading import MAX_BYTES, read
from meetings.programme.importing.stock import Stock, stock_of
from translations.ordinary_messages import tell_of_sheet

_SALT = "meetings.programme.import"
IMPORTED = gettext_noop("Imported from a programme.")


@require_http_methods(["GET", "POST"])
@admin.site.admin_view
def import_(request, pk: int):
    """The form; from it every session to look through; from these, the draft."""
    meeting = meeting_for(request, pk, "programme.add_session")
    if request.method == "GET":
        return _ask(request, meeting, SourceForm(meeting=meeting))
    if "state" in request.POST:
        return _answer(request, meeting)
    form = SourceForm(request.POST, request.FILES, meeting=meeting)
    if not form.is_valid():
        return _ask(request, meeting, form)
    try:
        names = ("language", "encoding")
        parsed = read(_source(form), meeting, *(form.cleaned_data[name] for name in names))
    except ValidationError as error:
        form.add_error("file" if form.cleaned_data["file"] else "text", error)
        return _ask(request, meeting, form)
    return _begin(request, meeting, form, parsed)


def _source(form: SourceForm) -> str | bytes:
    """The text, or the bytes of the file as far as they may be read."""
    file = form.cleaned_data["file"]
    return file.read(MAX_BYTES + 1) if file else form.cleaned_data["text"]


def _ask(request, meeting: AnnualMeeting, form: SourceForm):
    """The first page."""
    return _show(request, meeting, "import", {"form": form}, is_wrong=bool(form.errors))


def _begin(request, meeting: AnnualMeeting, form: SourceForm, parsed: Parsed):
    """Every session as it was read; a guess that was made is said first."""
    if parsed.guess:
        messages.warning(request, parsed.guess)
    stock, language = stock_of(meeting), form.cleaned_data["language"]
    choices = [planning.candidates(row, stock) for row in parsed.rows]
    matched = planning.matches(parsed.rows, stock, language)
    for found, session in zip(choices, matched, strict=True):
        if session and session not in found:
            found.append(session)
    rows = Rows(
        initial=[initial_of(row, one) for row, one in zip(parsed.rows, matched, strict=True)],
        lines=[row.line for row in parsed.rows],
        choices=choices,
        language=language,
    )
    pairs = zip(parsed.rows, matched, strict=True)
    told = [_told(row, session, stock, language) for row, session in pairs]
    state = {
        "meeting": meeting.pk,
        "rows": [
            [r.line, [one.pk for one in c]] for r, c in zip(parsed.rows, choices, strict=True)
        ],
        "left": parsed.left,
    }
    chosen = ChoicesForm(form.cleaned_data | {"venue": form["venue"].value()}, meeting=meeting)
    return _review(
        request,
        meeting,
        chosen,
        rows,
        told,
        signing.dumps(state, salt=_SALT, compress=True),
        parsed.left,
    )


def _answer(request, meeting: AnnualMeeting):
    """What a button of the review asks for: to look again, or to save."""
    form = ChoicesForm(request.POST, meeting=meeting)
    try:
        state = signing.loads(request.POST["state"], salt=_SALT)
    except signing.BadSignature:
        state = {}
    if state.get("meeting") != meeting.pk or not form.is_valid():
        again = SourceForm(request.POST, meeting=meeting)
        again.full_clean()
        again.add_error(None, _("The page cannot be read any more. Paste the programme again."))
        return _ask(request, meeting, again)
    stock, language = stock_of(meeting), form.cleaned_data["language"]
    rows = Rows(
        request.POST,
        lines=[line for line, _keys in state["rows"]],
        choices=[
            [stock.sessions[key] for key in keys if key in stock.sessions]
            for _line, keys in state["rows"]
        ],
        language=language,
    )
    is_valid = rows.is_valid()
    if is_valid and "save" in request.POST and (done := _save(request, meeting, form, rows)):
        return done
    told = [_told_of(one, stock, language) for one in rows.forms]
    left = [Left(*one) for one in state["left"]]
    return _review(request, meeting, form, rows, told, request.POST["state"], left)


def _save(request, meeting: AnnualMeeting, form: ChoicesForm, rows):
    """Save what is not left out; None, with an error on its row, where something stands against."""
    kept = {n: (one.row(), one.key()) for n, one in enumerate(rows.forms) if not one.is_left_out}
    if any(key for _row, key in kept.values()) and not request.user.has_perm(
        "programme.change_session"
    ):
        raise PermissionDenied
    names = ("language", "audience", "venue")
    options = {name: form.cleaned_data[name] for name in names}
    try:
        saved = saving.save(kept, meeting=meeting, by=request.user, **options)
    except saving.RowProblem as problem:
        rows.forms[problem.place].add_error(None, str(problem))
        return None
    _tell(request, saved)
    return HttpResponseRedirect(reverse("programme-admin:programme", args=[meeting.pk]))


def _tell(request, saved: saving.Saved) -> None:
    """Say what was written, and enter it in the admin's history."""
    for flag, sessions in ((ADDITION, saved.made), (CHANGE, saved.changed)):
        if sessions:
            LogEntry.objects.log_actions(request.user.pk, sessions, flag, IMPORTED)
    made, changed = len(saved.made), len(saved.changed)
    sentences = [
        ngettext("%(count)s session is made.", "%(count)s sessions are made.", made)
        % {"count": made},
        ngettext("%(count)s session is changed.", "%(count)s sessions are changed.", changed)
        % {"count": changed},
        _("Readers see it when you release the programme."),
    ]
    messages.success(request, " ".join(sentences))
    tell_of_sheet(request, saved.handed)


def _told_of(form, stock: Stock, language: str) -> list[str]:
    """What saving a row does, nothing for one that is left out or is wrong."""
    if form.is_left_out:
        return [_("It is left out.")]
    if form.errors:
        return []
    return _told(form.row(), stock.sessions.get(form.key()), stock, language)


def _told(row, session, stock: Stock, language: str) -> list[str]:
    """What saving a row does."""
    return planning.sentences(planning.plan(row, session, stock, language), stock, language)


def _review(request, meeting, form, rows, told, state: str, left):
    """Every session with what saving does, and every line that has no place."""
    context = {
        "form": form,
        "formset": rows,
        "rows": list(zip(rows.forms, told, strict=True)),
        "state": state,
        "left": left,
    }
    is_wrong = rows.is_bound and (any(rows.errors) or bool(rows.non_form_errors()))
    return _show(request, meeting, "import_review", context, is_wrong=is_wrong)


def _show(request, meeting: AnnualMeeting, template: str, context: dict, *, is_wrong: bool):
    """A page of the import in the admin's frame; 422 when something has to be put right."""
    context |= admin.site.each_context(request)
    context |= {"title": _("Import a programme"), "meeting": meeting, "is_wrong": is_wrong}
    name = f"admin/programme/{template}.html"
    return TemplateResponse(request, name, context, status=422 if is_wrong else 200)
