"""What readers may find of programmes: the sessions of the newest release that everyone sees."""

from collections.abc import Collection, Iterator

from django.utils import translation
from django.utils.translation import gettext_lazy as _

from meetings.models import AnnualMeeting, Audience
from meetings.programme.content import of_release
from meetings.programme.later_texts import with_later_texts
from meetings.programme.models import Release, Session, Speaker
from meetings.programme.reading import Reader, Shown, sessions
from uccn.lib import languages
from uccn.lib.text import to_plain
from uccn.search.registry import FAR, Link, SearchSubject, Text, register


@register
class SessionSearch(SearchSubject):
    """Each session of a public meeting's programme, in every language that has its title."""

    model = Session
    kind = "session"
    number = 2
    heading = _("Sessions")
    is_dated = True
    links = {
        Session: Link("pk", "pk"),
        Speaker: Link("appearances__speaker"),
        Release: Link("meeting__programme_releases"),
        AnnualMeeting: Link("meeting"),
    }

    def texts(self, pks: Collection[int] | None = None) -> Iterator[Text]:
        """The sessions, by meeting. Two queries a meeting, and those of its later texts."""
        public = AnnualMeeting.objects.published(FAR)
        found = public if pks is None else public.filter(sessions__in=pks)
        for meeting in found.filter(programme_releases__isnull=False).distinct():
            content = of_release(Release.objects.with_texts().newest_of(meeting))
            reader = Reader(Audience.PUBLIC, meeting.time_zone)
            for code in languages.codes():
                with translation.override(code):
                    own = with_later_texts(content, [code])
                    for session in sessions(own, reader):
                        if _is_in(session, code) and (pks is None or session.id in pks):
                            yield _text(meeting, session)


def _is_in(session: Shown, code: str) -> bool:
    """Whether a session has a title in the language; without any, it has one in each: its kind."""
    return session.title.language in ("", code)


def _text(meeting: AnnualMeeting, session: Shown) -> Text:
    """A session in the active language, with who takes part in it and where."""
    code = languages.current()
    names = [part for person in session.people for part in (person.name, person.office)]
    parts = [session.abstract, *names, *([session.spot.name] if session.spot else [])]
    own = [to_plain(part.text) for part in parts if part.text and part.language == code]
    others = [person.name.text for person in session.people if person.name.language != code]
    return Text(
        object_id=session.id,
        language=code,
        title=to_plain(session.title.text) or session.kind_label,
        body=" · ".join([session.kind_label, *own, *others]),
        address=f"{meeting.address}/programme/{session.id}/",
        public_from=meeting.published_at,
        year=meeting.year,
    )
