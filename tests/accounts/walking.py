"""Every address of the site with rows behind it, asked for by one kind of person after another."""

import datetime as dt
import re
from collections.abc import Callable, Iterator

from axes.models import AccessAttempt, AccessFailureLog, AccessLog
from django.contrib import admin
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from django.db import connection, transaction
from django.urls import URLPattern, get_resolver, reverse
from django.utils import timezone

from declarations.models import SourceFile
from meetings.models import AnnualMeeting, AudienceLink
from meetings.programme.actions import release
from tests.factories.albums import PictureFactory, picture_bytes, with_files
from tests.factories.cities import CohortFactory, ContactFactory, member
from tests.factories.declarations import (
    DeclarationFactory,
    LanguageVersionFactory,
    ParagraphFactory,
)
from tests.factories.documents import DocumentFactory, add_file
from tests.factories.meetings import AnnualMeetingFactory, HostFactory
from tests.factories.partners import PartnerFactory
from tests.factories.practical import NewsItemFactory, PracticalPageFactory, WelcomeWordFactory
from tests.factories.programme import (
    AppearanceFactory,
    RoomFactory,
    SessionFactory,
    SpeakerFactory,
    TrackFactory,
    VenueFactory,
)
from tests.factories.staff import StaffFactory
from translations.models import Comment, ExchangeJob, Term, TextUnit
from uccn.accounts.models import StaffMember
from uccn.background.models import Task
from uccn.record.models import Change

# What an answer writes; sessions and what counts attempts apart.
_WRITES = re.compile(
    r'(INSERT INTO|UPDATE|DELETE FROM) "(?!django_session|axes_|accounts_throttle)\w+"'
)


def filled(year: int, slug: str) -> dict[str, object]:
    """A draft meeting with a draft of everything that hangs on it, by the models' labels."""
    meeting = AnnualMeetingFactory(theme_fr="Villes", year=year, slug=slug)
    person = StaffFactory()
    room = RoomFactory(venue__meeting=meeting)
    track = TrackFactory(meeting=meeting)
    session = SessionFactory(meeting=meeting, room=room, track=track)
    speaker = AppearanceFactory(session=session).speaker
    document = DocumentFactory(meeting=meeting, draft=True, symbol=f"UCCN/{year}/1")
    file = add_file(document, by=person)
    declaration = DeclarationFactory(meeting=meeting, slug="text")
    paragraph = ParagraphFactory(declaration=declaration)
    job = ExchangeJob.objects.create(by=person, language="ar")
    unit = TextUnit.objects.get(content_type__model="paragraph", object_id=paragraph.pk)
    later = timezone.now() + dt.timedelta(days=1)
    picture = with_files(PictureFactory(album__meeting=meeting, album__published_at=None))
    logo = ContentFile(picture_bytes(size=(8, 8)), name="logo.jpg")
    partner = PartnerFactory(meeting=meeting, logo=logo)
    rows = [
        meeting, room, room.venue, track, session, speaker, document, file, declaration, paragraph,
        release(meeting=meeting), picture, picture.album, partner, job,
        PracticalPageFactory(meeting=meeting, needs_check=True), unit,
        NewsItemFactory(meeting=meeting, day=dt.date(year, 3, 1)),
        WelcomeWordFactory(host=HostFactory(meeting=meeting)),
        LanguageVersionFactory(declaration=declaration),
        Comment.objects.create(unit=unit, text="?", author=person),
        AudienceLink.objects.create(meeting=meeting, created_by=person, expires_at=later),
        SourceFile.objects.create(
            declaration=declaration, language="fr", name="a.txt", content=b"Nous",
            content_type="text/plain", uploaded_by=person,
        ),
    ]  # fmt: skip
    # Never released, so that it may be deleted.
    loose = [SessionFactory(meeting=meeting), SpeakerFactory(meeting=meeting),
             TrackFactory(meeting=meeting), RoomFactory(venue__meeting=meeting),
             VenueFactory(meeting=meeting)]  # fmt: skip
    unreleased = {f"unreleased {row._meta.label_lower}": row for row in loose}
    return {row._meta.label_lower: row for row in rows} | unreleased


def of_nobody() -> dict[str, object]:
    """A row of each model that hangs on no meeting, by the models' labels."""
    city = member()
    facts = {"username": "somebody", "ip_address": "192.0.2.1"}
    rows = [
        city, CohortFactory(), ContactFactory(city=city), city.designations.first().field,
        HostFactory().place, Term.objects.create(key="meeting"), StaffFactory(), 
        Group.objects.create(name="Club"),
        AccessAttempt.objects.create(**facts, failures_since_start=1), AccessLog.objects.create(
            **facts), AccessFailureLog.objects.create(**facts),
        StaffMember.objects.get(pk=StaffFactory().pk), Change.objects.earliest("pk"),
        Task.objects.create(
            task_path="a.b", args_kwargs={}, run_after=timezone.now(), status="FAILED"),
    ]  # fmt: skip
    return {row._meta.label_lower: row for row in rows}


def patterns(resolver=None, spaces: str = "", above=()) -> Iterator[tuple[str, list[str]]]:
    """Every pattern with a name, its namespaces before it; and the arguments of its addresses."""
    for found in (resolver or get_resolver()).url_patterns:
        keys = [*above, *found.pattern.regex.groupindex]
        if not isinstance(found, URLPattern):
            space = f"{found.namespace}:" if found.namespace else ""
            yield from patterns(found, spaces + space, keys)
        elif found.name:
            yield spaces + found.name, keys


def addresses(rows: dict[str, object]) -> dict[str, str]:
    """The address of every name, with arguments from these rows."""
    return {
        name: reverse(name, kwargs={key: _argument(key, name, rows) for key in keys})
        for name, keys in patterns()
    }


def _argument(key: str, name: str, rows: dict[str, object]) -> object:
    """An argument of an address, by what it is called there."""
    meeting: AnnualMeeting = rows["meetings.annualmeeting"]
    if (name, key) not in _SPECIAL and (
        key in ("object_id", "pk", "id") or (key == "key" and name.startswith("translations:"))
    ):
        return row_of(name, rows).pk
    plain = {
        "year": meeting.year, "slug": meeting.slug, "language": language_of(name), "version": 1,
        "number": 1,
        "old": 1, "new": 1, "codes": "fr+ar", "day": "2018-06-12", "section": "meetings",
        "rest": "x", "path": "x", "ending": "csv", "width": 400, "app_label": "meetings",
        "model_name": "annualmeeting",
        "label": "declarations.declaration", "token": rows["meetings.audiencelink"].token,
        "album": rows["albums.album"].slug, "document": rows["documents.document"].slug,
        "unit": rows["translations.textunit"].pk, "job": rows["translations.exchangejob"].pk,
        "file": rows["documents.documentfile"].pk, "key": rows["programme.session"].pk,
        "name": rows["practical.practicalpage"].slug, "content_type_id": _kind(meeting),
    }  # fmt: skip
    return _SPECIAL.get((name, key), lambda _rows: plain[key])(rows)


def language_of(name: str) -> str:
    """The language that an address is in: at the desk one to translate into."""
    return "ar" if name.startswith("translations:") else "fr"


def row_of(name: str, rows: dict[str, object]) -> object:
    """The row that an address of the admin or of the desk is about."""
    if found := re.match(r"admin:(?!view_)([a-z]+)_([a-z]+)_", name):
        return rows[f"{found[1]}.{found[2]}"]
    if name.startswith("translations:"):
        return rows["declarations.declaration"]
    of_session = name in ("programme-admin:copy", "programme-admin:release-single")
    return rows["programme.session" if of_session else "meetings.annualmeeting"]


def change_of(meeting: AnnualMeeting) -> Change:
    """The first change of a meeting that the record tells."""
    return Change.objects.filter(kind="meetings.annualmeeting", object_id=meeting.pk).earliest("pk")


def _kind(row: object) -> int:
    """The number by which the admin knows a row's model."""
    return ContentType.objects.get_for_model(row).pk


_BY_MAIL = ("reset-confirm", "accept")
_FILES = ("file", "version-file", "paragraph-file")
_OF_TEXTS = [
    *(f"declarations:{name}" for name in ("detail", "picture", "version", "changes", "beside",
      "beside-file", "paragraph", *_FILES)),
    *(f"api:endpoints:{name}" for name in ("declaration", "paragraphs", "paragraph", "versions",
      "version")),
    "identifiers:declaration", "identifiers:paragraph",
]  # fmt: skip
_SPECIAL = {
    ("admin:view_on_site", "object_id"): lambda rows: rows["meetings.annualmeeting"].pk,
    ("upload", "path"): lambda rows: rows["partners.partner"].logo.name,
    ("picture-file", "key"): lambda rows: rows["albums.picture"].key,
    ("picture-file", "ending"): lambda rows: "webp",
    **{(f"declarations:{name}", "ending"): lambda rows: "txt" for name in _FILES},
    ("declarations:paragraph-file", "key"): lambda rows: rows["declarations.paragraph"].key,
    ("declarations:paragraph", "key"): lambda rows: rows["declarations.paragraph"].key,
    ("identifiers:paragraph", "key"): lambda rows: rows["declarations.paragraph"].key,
    ("meetings:albums:picture", "key"): lambda rows: rows["albums.picture"].pk,
    ("meetings:programme:speaker", "key"): lambda rows: rows["programme.speaker"].pk,
    ("meetings:programme:track-calendar", "key"): lambda rows: rows["programme.track"].pk,
    ("api:endpoints:paragraph", "key"): lambda rows: rows["declarations.paragraph"].key,
    ("cities:detail", "slug"): lambda rows: rows["cities.city"].slug,
    ("api:endpoints:city", "slug"): lambda rows: rows["cities.city"].slug,
    ("api:endpoints:field", "key"): lambda rows: rows["cities.creativefield"].key,
    ("news:item", "slug"): lambda rows: rows["practical.newsitem"].slug,
    ("api:endpoints:news-item", "slug"): lambda rows: rows["practical.newsitem"].slug,
    **{(name, "slug"): lambda rows: rows["declarations.declaration"].slug for name in _OF_TEXTS},
    ("feed", "name"): lambda rows: "everything",
    ("data:download", "name"): lambda rows: "cities",
    ("record:history", "key"): lambda rows: rows["meetings.annualmeeting"].pk,
    ("record:restore", "key"): lambda rows: rows["meetings.annualmeeting"].pk,
    ("record:restore", "number"): lambda rows: change_of(rows["meetings.annualmeeting"]).pk,
    **{(f"accounts:{name}", "key"): lambda rows: "MQ" for name in _BY_MAIL},
    ("accounts:take-away", "key"): lambda rows: "app",
    **{(f"accounts:{name}", "token"): lambda rows: "x-y" for name in _BY_MAIL},
    ("translations:close-comment", "number"): lambda rows: rows["translations.comment"].pk,
}


def actions() -> list[str]:
    """Every action of every list, as "changelist action"."""
    return [
        f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist {action}"
        for model, desk in admin.site._registry.items()
        for action in dict.fromkeys(
            name if isinstance(name, str) else name.__name__
            for name in ["delete_selected", *(desk.actions or [])]
        )
    ]


def is_refused(response) -> bool:
    """Whether an answer shows nothing: not there, not for you, no such way, or sign in first."""
    target = response.headers.get("Location", "")
    sent_away = target == reverse("admin:index") or target.startswith(reverse("admin:login"))
    return response.status_code in (403, 404, 405) or sent_away


class Undone:
    """Asks one address after another, and takes back what an answer wrote or broke.

    Most answers write nothing: one savepoint serves them all, which is a third of the statements.
    """

    def __init__(self) -> None:
        self._savepoint, self._wrote = transaction.savepoint(), False

    def ask(self, ask: Callable, *args, **more):
        """The answer to one request."""
        with connection.execute_wrapper(self._noted):
            response = ask(*args, **more)
        if self._wrote or response.status_code >= 500 or self._is_broken():
            transaction.savepoint_rollback(self._savepoint)
            transaction.set_rollback(False)
            self._wrote = False
        # What waits for the commit waits for ever here.
        connection.run_on_commit.clear()
        return response

    def _noted(self, execute, sql, *args):
        self._wrote = self._wrote or bool(_WRITES.match(sql))
        return execute(sql, *args)

    @staticmethod
    def _is_broken() -> bool:
        """Whether a statement failed, after which PostgreSQL takes no other."""
        is_there = connection.vendor == "postgresql"
        return is_there and connection.connection.info.transaction_status.name == "INERROR"


def asked(ask: Callable, address: str, data: dict):
    """An answer, and what was written for it in which table; all that is taken back."""
    wrote = []

    def noted(execute, sql, *args):
        if found := _WRITES.match(sql):
            wrote.append(found[0])
        return execute(sql, *args)

    with transaction.atomic(), connection.execute_wrapper(noted):
        response = ask(address, data)
        transaction.set_rollback(True)
    return response, wrote
