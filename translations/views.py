"""The translation page: source beside target, saved one text at a time or all together."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from translations.actions import Outcome, save_texts
from translations.desk import Desk, Row, problems
from translations.registry import subject_of
from translations.submission import ALL, Submission, record_of
from uccn.lib import languages
from uccn.lib.text import to_plain


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, label: str, pk: int, language: str) -> HttpResponse:
    """Show the texts; save what was sent and show again what could not be saved."""
    desk = _open(request, label, pk, language)
    if request.method != "POST":
        return _render(request, desk, desk.rows())
    sent = Submission.of(request.POST)
    found = [] if sent.taken else problems(desk, sent)
    outcome = Outcome()
    if not found and not sent.taken:
        outcome = save_texts(
            subject=desk.subject,
            obj=desk.obj,
            language=language,
            changes=sent.changes(),
            by=request.user,
        )
    return _answer(request, _open(request, label, pk, language), sent, outcome, found)


def _open(request: HttpRequest, label: str, pk: int, language: str) -> Desk:
    """The desk, freshly read, for somebody who may use it."""
    source = request.GET.get("source", "")
    try:
        subject = subject_of(label)
    except LookupError:
        raise Http404 from None
    if language not in languages.codes() or source not in ["", *languages.codes()]:
        raise Http404
    if not request.user.has_perm(subject.permission):
        raise PermissionDenied
    return Desk(subject, get_object_or_404(subject.objects(), pk=pk), language, source)


def _answer(
    request: HttpRequest, desk: Desk, sent: Submission, outcome: Outcome, found: list[str]
) -> HttpResponse:
    """Redirect when nothing is left unsaved; else the page with all that was typed."""
    rows = desk.rows(sent, outcome)
    unsaved = [row for row in rows if row.is_unsaved]
    orphans = desk.orphans(sent)
    if request.headers.get("Accept") == "application/json":
        errors = [error for each in outcome.errors.values() for error in each.messages]
        return _json(request, desk, rows, sent, [*found, *errors])
    told = _told(outcome, len(unsaved))
    if not (found or sent.taken):
        messages.add_message(request, messages.INFO if unsaved else messages.SUCCESS, told)
    if not (unsaved or orphans or found or sent.taken):
        return redirect(request.get_full_path() + _anchor(sent))
    return _render(request, desk, rows, sent=sent, problems=found, orphans=orphans)


def _anchor(sent: Submission) -> str:
    """The place on the page to come back to after saving one text."""
    return "" if sent.wanted == ALL else f"#unit-{sent.wanted}"


def _told(outcome: Outcome, unsaved: int) -> str:
    """What was saved and what was not, in a sentence or two."""
    count = len(outcome.saved)
    told = _("Nothing was saved.")
    if count:
        told = ngettext("%(count)s text is saved.", "%(count)s texts are saved.", count)
    elif not unsaved:
        told = _("Nothing had been changed.")
    if unsaved:
        left = ngettext(
            "%(unsaved)s text is not saved yet.", "%(unsaved)s texts are not saved yet.", unsaved
        )
        told = f"{told} {left}"
    return told % {"count": count, "unsaved": unsaved}


def _json(
    request: HttpRequest, desk: Desk, rows: list[Row], sent: Submission, refused: list[str]
) -> JsonResponse:
    """What became of the one text that the page's script sent, with its part of the page."""
    row = next((row for row in rows if row.unit.key == sent.wanted), None)
    if row is not None and not row.is_unsaved:
        message = _("%(text)s is saved.") % {"text": row.unit.mark}
    else:
        message = " ".join(refused) or _("Somebody else saved another text meanwhile.")
    reply = {
        "is_saved": row is not None and not row.is_unsaved,
        "message": message,
        "html": row
        and render_to_string("translations/_unit.html", _context(desk, row=row), request),
        "seen": row and row.seen,
    }
    return JsonResponse(reply, status=200 if reply["is_saved"] else 409)


def _render(request: HttpRequest, desk: Desk, rows: list[Row], **more) -> HttpResponse:
    """The whole page, in the admin's frame."""
    context = {
        **admin.site.each_context(request),
        **_context(desk),
        "is_nav_sidebar_enabled": False,
        "opts": desk.subject.model._meta,
        "rows": rows,
        "record": record_of(rows),
        "heading": (heading := desk.subject.title(desk.obj)),
        "title": to_plain(heading.text),
        "public_url": desk.subject.public_url(desk.obj, desk.language),
        "picker": _picker(desk, request.GET.urlencode()),
        "wrong": [row for row in rows if row.errors or row.is_contested],
        "unsaved": sum(row.is_unsaved for row in rows),
        **more,
    }
    return render(request, "translations/page.html", context)


def _picker(desk: Desk, query: str) -> list[dict[str, object]]:
    """The site's languages, with how many texts each has and where it is translated."""
    address = [desk.subject.model._meta.label_lower, desk.obj.pk]
    return [
        {
            "code": code,
            "count": count,
            "url": reverse("translations:page", args=[*address, code]) + (query and f"?{query}"),
        }
        for code, count in desk.filled.items()
    ]


def _context(desk: Desk, **more) -> dict[str, object]:
    """What the page and its single rows both need."""
    return {
        "desk": desk,
        "source_direction": languages.direction(desk.source),
        "direction": languages.direction(desk.language),
        "language_name": languages.name_in(desk.language),
        **more,
    }
