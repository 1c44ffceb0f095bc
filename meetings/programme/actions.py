"""How a programme is released: the only writer of releases; each is one transaction."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from meetings.models import AnnualMeeting
from meetings.programme.changes import changes_between
from meetings.programme.content import EMPTY, Content, content_of, of_release, with_single
from meetings.programme.models import Release, ReleaseText, Session
from uccn.lib import languages


def newest_content(meeting: AnnualMeeting) -> Content:
    """What the newest release keeps, nothing before the first. Two queries."""
    release = Release.objects.with_texts().newest_of(meeting)
    return of_release(release) if release else EMPTY


@transaction.atomic
def release(*, meeting: AnnualMeeting, note: str = "", note_language: str = "", by=None) -> Release:
    """Release the programme as it stands, and record what changed since the last release.

    ``note`` is a sentence for readers in ``note_language`` (the active language by default).
    Raises ValidationError when there is nothing to release.
    """
    _lock(meeting)
    old, new = newest_content(meeting), content_of(meeting)
    if not new.sessions and not old.sessions:
        raise ValidationError(_("The programme has no session yet: add one first."))
    if old == new:
        raise ValidationError(_("Nothing has changed since the last release."))
    return _write(meeting, old, new, note=note, note_language=note_language, by=by)


@transaction.atomic
def release_single(
    *, session: Session, note: str = "", note_language: str = "", by=None
) -> Release:
    """Release one session's room, time or cancellation; all else stays as it was released.

    Raises ValidationError when the session was never released, or stands as it was.
    """
    _lock(session.meeting)
    old, new = with_news_of(session)
    return _write(
        session.meeting, old, new, note=note, note_language=note_language, by=by, single=True
    )


def with_news_of(session: Session) -> tuple[Content, Content]:
    """What the newest release keeps, and the same with one session's room, time and status.

    Raises ValidationError when the session was never released, or stands as it was.
    """
    old, draft = newest_content(session.meeting), content_of(session.meeting)
    if session.pk not in old.sessions:
        raise ValidationError(
            _("This session is in no release yet: release the whole programme instead.")
        )
    new = with_single(old, draft, session.pk)
    if new == old:
        raise ValidationError(
            _("Room, time and status are as they were released: change one of them first.")
        )
    return old, new


@transaction.atomic
def copy_session(*, session: Session) -> Session:
    """Make a provisional session like this one, with its fields and without its people."""
    made = copied_row(session, status=Session.Status.PROVISIONAL)
    made.save()
    made.fields.set(session.fields.all())
    return made


def copied_row(old, **values):
    """A row that is not saved, with another's columns in every language, but for those given."""
    kept = {
        field.attname: getattr(old, field.attname)
        for field in old._meta.concrete_fields
        if not field.primary_key and field.name not in values
    }
    return type(old)(**kept, **values)


def _lock(meeting: AnnualMeeting) -> None:
    """Let others who release the same programme wait."""
    AnnualMeeting.objects.select_for_update().only("pk").get(pk=meeting.pk)


def _write(meeting, old: Content, new: Content, *, note, note_language, by, single=False):
    """Write the release with its texts."""
    number = Release.objects.filter(meeting=meeting).count() + 1
    made = Release(
        meeting=meeting,
        number=number,
        is_single=single,
        note=note,
        note_language=(note_language or languages.current()) if note else "",
        facts=new.facts,
        changes=changes_between(old, new) if number > 1 else [],
        language_count=len(new.texts),
        made_by=by,
    )
    made.save()
    ReleaseText.objects.bulk_create(
        ReleaseText(release=made, language=code, texts=texts) for code, texts in new.texts.items()
    )
    return made
