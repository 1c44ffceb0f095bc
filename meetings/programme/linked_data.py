"""What the pages of a programme say to machines."""

from django.urls import reverse
from django.utils.translation import gettext

from meetings.linked_data import identifier, picture_of
from meetings.models import AnnualMeeting
from meetings.programme.models import Session
from meetings.programme.reading import Person, Shown
from uccn.discovery import schema
from uccn.discovery.head import Head
from uccn.lib import addresses, dates
from uccn.lib.languages import Resolved
from uccn.lib.text import to_plain

_BRIEF = ("@type", "@id", "name", "startDate", "endDate", "eventStatus")


def programme_head(meeting: AnnualMeeting, sessions: list[Shown]) -> Head:
    """The programme, with the sessions that everyone sees."""
    title = gettext("Programme")
    sentence = gettext("What takes place when and where: %(meeting)s.") % {
        "meeting": to_plain(meeting.link_name)
    }
    events = [in_brief(meeting, session) for session in sessions if not session.is_pause]
    node = {"@id": identifier(meeting), "@type": "Event", "subEvent": events}
    return _head(meeting, title, "detail", sentence=sentence, nodes=[schema.known(node)])


def session_head(meeting: AnnualMeeting, session: Shown) -> Head:
    """A session."""
    day = dates.with_weekday(session.day) if session.day else ""
    when = [day, dates.hours(session.begins, session.ends)]
    where = session.spot.name.text if session.spot else ""
    return _head(
        meeting,
        _name(session),
        "session",
        session.id,
        sentence=" · ".join(to_plain(part) for part in [*when, where] if part),
        nodes=[event(meeting, session)],
    )


def speakers_head(meeting: AnnualMeeting, people: list[Person]) -> Head:
    """Everybody with a part in the programme."""
    items = [(person.name.text, _path(meeting, "speaker", person.id)) for person in people]
    return _head(
        meeting, gettext("Speakers"), "speakers", more={"mainEntity": schema.item_list(items)}
    )


def speaker_head(meeting: AnnualMeeting, person: Person) -> Head:
    """A person, of whom nothing is said but name and office."""
    name = to_plain(person.name.text)
    office = to_plain(person.office.text)
    return _head(
        meeting, name, "speaker", person.id, sentence=office, nodes=[_person(meeting, person)]
    )


def changes_head(meeting: AnnualMeeting) -> Head:
    """What the releases changed."""
    return _head(meeting, gettext("Changes to the programme"), "changes")


def event(meeting: AnnualMeeting, session: Shown) -> dict:
    """A session in schema.org's words; what is not known of day and hour is left out."""
    address = addresses.absolute(_path(meeting, "session", session.id))
    begins = session.starts_at
    return schema.known(
        {
            "@type": "Event",
            "@id": f"{address}#session",
            "url": address,
            "name": _named(session),
            "startDate": (begins or session.day).isoformat() if session.day else "",
            "endDate": session.ends_at.isoformat() if session.ends_at else "",
            "eventStatus": _status(session),
            "location": _place(session),
            "performer": [_person(meeting, person) for person in session.people],
            "inLanguage": session.working,
            "superEvent": {"@id": identifier(meeting)},
        }
    )


def in_brief(meeting: AnnualMeeting, session: Shown) -> dict:
    """A session among others: what it is called and when, and where more is said."""
    told = event(meeting, session)
    return {name: told[name] for name in _BRIEF if name in told}


def _head(meeting: AnnualMeeting, title: str, name: str, *keys, **more) -> Head:
    """A page of the programme below the meeting's."""
    path = _path(meeting, name, *keys)
    trail = [
        (gettext("Annual meetings"), reverse("meetings:list")),
        (to_plain(meeting.link_name), meeting.get_absolute_url()),
    ]
    if name != "detail":
        trail.append((gettext("Programme"), _path(meeting, "detail")))
    trail.append((title, path))
    return Head(title, path, trail=trail, picture=picture_of(meeting), **more)


def _path(meeting: AnnualMeeting, name: str, *keys) -> str:
    """A page's address in the active language."""
    return reverse(f"meetings:programme:{name}", args=[meeting.year, meeting.slug, *keys])


def _name(session: Shown) -> str:
    """The title, or the kind where there is none."""
    return to_plain(session.title.text) or session.kind_label


def _named(session: Shown) -> str | dict | None:
    """The same with its language where that is not the page's."""
    return schema.named(session.title) if session.title.text else session.kind_label


def _status(session: Shown) -> str:
    """Cancelled, or scheduled; of what is only provisional nothing is said."""
    if session.is_cancelled:
        return "https://schema.org/EventCancelled"
    is_sure = session.status == Session.Status.CONFIRMED
    return "https://schema.org/EventScheduled" if is_sure else ""


def _place(session: Shown) -> dict | None:
    """The room in its venue."""
    if session.spot is None:
        return None
    place = {"@type": "Place", "name": schema.named(session.spot.name)}
    if session.spot.has_own_name and session.spot.venue.text:
        place["containedInPlace"] = {"@type": "Place", "name": schema.named(session.spot.venue)}
    return place


def _person(meeting: AnnualMeeting, person: Person) -> dict:
    """A person with their office."""
    office: Resolved = person.office
    return schema.known(
        {
            "@type": "Person",
            "url": addresses.absolute(_path(meeting, "speaker", person.id)),
            "name": schema.named(person.name),
            "jobTitle": schema.named(office) if office.text else "",
        }
    )
