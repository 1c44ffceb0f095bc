"""The page of a meeting's programme in the admin: days, what to look at, what a release changes."""

from collections.abc import Callable

from django.contrib import admin, messages
from django.contrib.admin.models import ADDITION, CHANGE, LogEntry
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from meetings.models import AnnualMeeting, Audience
from meetings.programme import actions
from meetings.programme.admin_forms import ReleaseForm
from meetings.programme.changed import news_from
from meetings.programme.changes import changes_between
from meetings.programme.content import content_of
from meetings.programme.models import Release, Session
from meetings.programme.reading import Reader, by_day, sessions
from meetings.programme.warnings import told_by_session

# What the log says.
RELEASED = gettext_noop("Released the programme.")
RELEASED_ALONE = gettext_noop("Released the news of a session.")
COPIED = gettext_noop("copy of")


@require_safe
@admin.site.admin_view
def programme(request, pk: int):
    """The draft by day, with what to look at beside each session."""
    meeting = meeting_for(request, pk, "programme.view_session")
    return _page(request, meeting, ReleaseForm())


@require_http_methods(["POST"])
@admin.site.admin_view
def release(request, pk: int):
    """Release the programme; what cannot be is said, and the note is kept."""
    meeting = meeting_for(request, pk, "programme.add_release")
    form = ReleaseForm(request.POST)
    if _is_made(request, form, lambda noted: actions.release(meeting=meeting, **noted)):
        log(request, meeting, CHANGE, RELEASED)
        return _back(meeting)
    return _page(request, meeting, form, status=422)


@require_http_methods(["GET", "HEAD", "POST"])
@admin.site.admin_view
def release_single(request, pk: int):
    """Show what one session's room, time or cancellation changes; release it with a note."""
    session = _session_for(request, pk, "programme.add_release")
    form = ReleaseForm(request.POST if request.method == "POST" else None)
    try:
        changed = changes_between(*actions.with_news_of(session))
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return _back(session.meeting)
    if _is_made(request, form, lambda noted: actions.release_single(session=session, **noted)):
        log(request, session, CHANGE, RELEASED_ALONE)
        return _back(session.meeting)
    context = admin.site.each_context(request) | {
        "title": _("Release a session alone"),
        "meeting": session.meeting,
        "news": news_from(changed, Reader(Audience.CLOSED, session.meeting.time_zone)),
        "form": form,
        "is_wrong": bool(form.errors),
    }
    status = 422 if form.errors else 200
    return TemplateResponse(request, "admin/programme/release_single.html", context, status=status)


def _is_made(request, form: ReleaseForm, make: Callable[[dict], Release]) -> bool:
    """Whether a release was made, with its note; what stands against it is said in the form."""
    if not form.is_valid():
        return False
    note, language = form.cleaned_data["note"], form.cleaned_data["language"]
    try:
        made = make({"note": note, "note_language": language, "by": request.user})
    except ValidationError as error:
        form.add_error(None, error)
        return False
    messages.success(request, _("Release %(number)s is made.") % {"number": made.number})
    return True


@require_POST
@admin.site.admin_view
def copy(request, pk: int):
    """Copy a session within its day, and go on to the copy."""
    session = _session_for(request, pk, "programme.add_session")
    made = actions.copy_session(session=session)
    log(request, made, ADDITION, [{"added": {"name": COPIED, "object": str(session)}}])
    messages.success(request, _("The copy is made. Change what is different in it."))
    return HttpResponseRedirect(reverse("admin:programme_session_change", args=[made.pk]))


def _page(request, meeting: AnnualMeeting, form: ReleaseForm, status: int = 200):
    """The page of a programme."""
    old, new = actions.newest_content(meeting), content_of(meeting)
    reader = Reader(Audience.CLOSED, meeting.time_zone)
    told = told_by_session(meeting)
    newest = Release.objects.in_brief().newest_of(meeting)
    news = news_from(changes_between(old, new), reader) if newest else []
    context = admin.site.each_context(request) | {
        "title": _("Programme"),
        "meeting": meeting,
        "days": list(by_day(sessions(new, reader))),
        "warnings": told,
        "warning_count": sum(map(len, told.values())),
        "newest": newest,
        "news": news,
        "alone": {one.session for one in news if one.kind in ("moved", "cancelled", "reinstated")},
        "is_new": old != new and bool(new.sessions or old.sessions),
        "form": form,
        "is_wrong": bool(form.errors),
    }
    return TemplateResponse(request, "admin/programme/programme.html", context, status=status)


def meeting_for(request, pk: int, permission: str) -> AnnualMeeting:
    """The meeting, for those who may; Http404 for one that is not theirs."""
    require(request, permission)
    return get_object_or_404(AnnualMeeting.objects.given_to(request.user).with_hosts(), pk=pk)


def _session_for(request, pk: int, permission: str) -> Session:
    """A session with its meeting, for those who may; Http404 for one that is not theirs."""
    require(request, permission)
    given = AnnualMeeting.objects.given_to(request.user)
    found = Session.objects.filter(meeting__in=given.order_by())
    return get_object_or_404(found.select_related("meeting"), pk=pk)


def require(request, permission: str) -> None:
    """Raise PermissionDenied for those who may not."""
    if not request.user.has_perm(permission):
        raise PermissionDenied


def _back(meeting: AnnualMeeting) -> HttpResponseRedirect:
    """To the page of the meeting's programme."""
    return HttpResponseRedirect(reverse("programme-admin:programme", args=[meeting.pk]))


def log(request, row, flag: int, message) -> None:
    """Enter it in the admin's history."""
    LogEntry.objects.log_actions(request.user.pk, [row], flag, message, single_object=True)
