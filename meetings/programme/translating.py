"""What the translation desk is told of programmes: a sheet for each session, person and venue."""

from django.utils import translation
from django.utils.translation import gettext_lazy as _

from meetings.models import Audience
from meetings.programme.content import KINDS, Content
from meetings.programme.models import Room, Session, Speaker, Venue
from meetings.programme.reading import Reader, sessions
from meetings.programme.released import released
from meetings.sheets import OfMeeting
from translations.registry import Part, register
from uccn.lib import languages
from uccn.lib.text import to_plain

# What a sheet is called by; without any text in it by its number.
_NAMES = {Session: "title", Speaker: "name", Venue: "name"}


class _OfProgramme(OfMeeting):
    """Texts that readers see as the newest release has them, or as they were translated since."""

    def titles(self, obj) -> dict[str, str]:
        """Its name and the year, in each language that has a name."""
        field = _NAMES[self.model]
        found = {code: getattr(obj, languages.column(field, code)) for code in languages.codes()}
        named = {c: f"{to_plain(text)} ({obj.meeting.year})" for c, text in found.items() if text}
        return named or {"en": f"{self.model._meta.verbose_name} {obj.pk} ({obj.meeting.year})"}

    def is_public(self, obj, language: str) -> bool:
        """Whether a text that the release lacks in the language is shown when it is approved.

        What a release says in a language stays until the next one.
        """
        content = _seen(obj, language)
        if content is None:
            return False
        kind, field = KINDS[self.model], _NAMES[self.model]
        return content.text(kind, obj.pk, field, language).language != language

    def text_seen(self, obj, row, field: str, language: str) -> str:
        """The text of the release in the language, or the one that was approved since."""
        content = _seen(obj, language)
        if content is None:
            return ""
        found = content.text(KINDS[type(row)], row.pk, field, language)
        return found.text if found.language == language else ""

    def public_url(self, obj, language: str) -> str:
        """Its page in the language, where readers see it."""
        if language not in languages.public_codes() or _seen(obj, language) is None:
            return ""
        with translation.override(language):
            return f"{obj.meeting.get_absolute_url()}{self.below(obj)}"

    def below(self, obj) -> str:
        """Where its page is, below the meeting's."""
        return "programme/"


def _seen(obj, language: str) -> Content | None:
    """The newest release with what was translated since, None where nobody sees the row in it."""
    if not obj.meeting.is_public:
        return None
    _release, content = released(obj.meeting, language)
    shown = sessions(content, Reader(Audience.PUBLIC, obj.meeting.time_zone))
    keys = {
        Session: {session.id for session in shown},
        Speaker: {person.id for session in shown for person in session.people},
        Venue: {session.spot.venue_id for session in shown if session.spot},
    }
    return content if obj.pk in keys[type(obj)] else None


@register
class SessionSubject(_OfProgramme):
    """A session's title and abstract."""

    model = Session
    parts = (
        Part(Session, "title", _("Title"), _("Title")),
        Part(Session, "abstract", _("Abstract"), _("Abstract")),
    )

    def below(self, obj) -> str:
        """Its own page."""
        return f"programme/{obj.pk}/"


@register
class SpeakerSubject(_OfProgramme):
    """A person's name, office and short text, and their picture in words."""

    model = Speaker
    parts = (
        Part(Speaker, "name", _("Name"), _("Name")),
        Part(Speaker, "office", _("Office"), _("Office")),
        Part(Speaker, "biography", _("Short text"), _("Text")),
        Part(Speaker, "picture_alt", _("Picture in words"), _("Picture")),
    )

    def below(self, obj) -> str:
        """Their own page."""
        return f"speakers/{obj.pk}/"


@register
class VenueSubject(_OfProgramme):
    """A venue's name, address and access, then its rooms."""

    model = Venue
    parts = (
        Part(Venue, "name", _("Name"), _("Name")),
        Part(Venue, "address", _("Address"), _("Address")),
        Part(Venue, "access", _("Access"), _("Access")),
        *(
            Part(Room, field, label, mark, parent="venue_id", order="position")
            for field, label, mark in (
                ("name", _("Room {number}"), _("Room")),
                ("access", _("Access to room {number}"), _("Access")),
            )
        ),
    )
