"""What the admin's start page tells a member of staff to do, as far as he or she may see it."""

from django import template
from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.db.models import Prefetch, Q
from django.utils.translation import gettext

from declarations.fullness import fullness, paragraph_counts
from declarations.models import Declaration, LanguageVersion
from meetings.missing import wanted
from meetings.models import AnnualMeeting
from meetings.next_year import permissions
from meetings.querysets import works_on_all
from translations.permissions import may_use_desk
from uccn.lib import languages
from uccn.lib.later import later
from uccn.publication.admin_lists import fullness_of
from uccn.publication.models import State

desk = later("translations.desk.dashboard")

register = template.Library()
SHOWN = 6


@register.simple_tag(takes_context=True)
def start_page(context) -> dict:
    """Everything the cards show, in eight queries at most."""
    user, start = context["request"].user, {"scheduled": []}
    if may_use_desk(user):
        start["desk"] = desk.summary(user)
    if user.has_perm("meetings.view_annualmeeting"):
        start |= _of_meetings(user)
        start["may_open_next"] = user.has_perms(permissions())
    if user.has_perm("declarations.view_declaration"):
        declarations = _declarations()
        start["incomplete_declarations"] = _incomplete_declarations(declarations)
        start["scheduled"] = start["scheduled"] + _scheduled_versions(declarations)
    start["scheduled"].sort(key=lambda item: item["at"])
    return start | {"changes": _changes(context["request"])}


def _of_meetings(user) -> dict:
    """The next meeting, those in doubt, those incomplete, those with a set time; of the person's.

    Three queries.

    ``last_meeting`` is the one to open the next year from; None when the year after the meeting
    that comes is open already.
    """
    unread = languages.columns(("history", "logo_alt", "banner_alt"), languages.codes())
    given = AnnualMeeting.objects.given_to(user)
    meetings = list(given.defer(*unread).order_by("-edition"))
    first = given.next_or_latest().first()
    coming = first if first and first.status != AnnualMeeting.Status.HELD else None
    incomplete = [{"meeting": m, "languages": fullness_of(m, wanted(m))} for m in meetings]
    return {
        "next_meeting": coming,
        "last_meeting": meetings[0] if meetings and coming in (None, meetings[0]) else None,
        "unconfirmed": list(given.unconfirmed_as_held()),
        "incomplete_meetings": _those_incomplete(incomplete)[:SHOWN],
        "scheduled": [
            {"at": m.published_at, "zone": m.time_zone, "what": m, "page": "meetings_annualmeeting"}
            for m in meetings
            if m.state() == State.SCHEDULED
        ],
    }


def _those_incomplete(rows: list[dict]) -> list[dict]:
    """The rows that are not complete in every language."""
    return [row for row in rows if any(f.filled < f.total for f in row["languages"])]


def _declarations() -> list[Declaration]:
    """Every declaration with its versions and meeting. Two queries."""
    versions = Prefetch("versions", queryset=LanguageVersion.objects.all())
    return list(Declaration.objects.select_related("meeting").prefetch_related(versions))


def _incomplete_declarations(declarations: list[Declaration]) -> list[dict]:
    """Those that lack a title or a paragraph in some language, newest first. One query."""
    counts = paragraph_counts([declaration.pk for declaration in declarations])
    rows = [
        {"declaration": row, "languages": fullness(row, counts.get(row.pk, {}))}
        for row in declarations
    ]
    return _those_incomplete(rows)[:SHOWN]


def _scheduled_versions(declarations: list[Declaration]) -> list[dict]:
    """The language versions that become public at a set time."""
    found = []
    for declaration in declarations:
        zone = declaration.meeting.time_zone
        for version in declaration.versions.all():
            if version.state() == State.SCHEDULED:
                version.declaration = declaration
                page = "declarations_languageversion"
                found.append(
                    {"at": version.published_at, "zone": zone, "what": version, "page": page}
                )
    return found


def _changes(request) -> list[tuple[LogEntry, str]]:
    """The last ten changes, by anybody, to what this person may see; never to a contact.

    Who works on some meetings alone sees their own changes.

    Each with what was done, in the person's language: the log keeps our own sentences in English.
    """
    visible = Q(pk__in=[])
    for model, model_admin in admin.site._registry.items():
        if model_admin.has_view_permission(request) and model._meta.model_name != "contact":
            label, name = model._meta.app_label, model._meta.model_name
            visible |= Q(content_type__app_label=label, content_type__model=name)
    if not works_on_all(request.user):
        visible &= Q(user=request.user)
    entries = LogEntry.objects.filter(visible).select_related("user", "content_type")
    newest = entries.order_by("-action_time", "-pk")[:10]
    return [(entry, _in_words(entry.get_change_message())) for entry in newest]


def _in_words(message: str) -> str:
    """A logged sentence in the active language; '' stays '' (it is the catalogue's header)."""
    return gettext(message) if message else ""
