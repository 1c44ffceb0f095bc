"""What the API and downloads say of annual meetings."""

from django.utils.translation import gettext_lazy as _

from cities.api import COUNTRY_SHAPE
from meetings.models import AnnualMeeting, Attendance, Host
from uccn.api import kinds, refusals, registry
from uccn.api.kinds import (
    ADDRESS,
    ADDRESSES,
    COUNTRY,
    DAY,
    FLAG,
    NUMBER,
    SLUG,
    TEXT,
    TEXTS,
    YEAR,
    one_of,
    or_null,
    whole,
)
from uccn.api.parameters import Parameter
from uccn.api.refusals import Moved
from uccn.api.registry import Collection, Download, Item, Part, register
from uccn.api.shapes import Property, Shape
from uccn.lib import languages
from uccn.lib.cells import csv_text
from uccn.lib.text import to_plain
from uccn.publication.models import FormerAddress

EDITION = whole(1, 3999)
STATUS = one_of(AnnualMeeting.Status.values)

HOST = Shape(
    "Host",
    _("A city or other place in its role at a meeting; the order is the meeting's own."),
    (
        Property("role", one_of(Host.Role.values), _("role"), lambda host: host.role),
        Property("name", TEXTS, _("name"), lambda host: kinds.texts(host.site, "name")),
        Property("country", COUNTRY_SHAPE, _("country"), lambda host: host.site.country),
        Property(
            "city",
            or_null(ADDRESS),
            _("The member city; null for another place."),
            lambda host: host.city and kinds.absolute(registry.address(f"cities/{host.city.slug}")),
        ),
        Property(
            "former_dates",
            or_null(TEXT),
            _("What had been planned before."),
            lambda host: host.former_dates or None,
        ),
    ),
)

ATTENDANCE = Shape(
    "Attendance",
    _("A number of those who came to a meeting, and who gives it."),
    (
        Property("measure", one_of(Attendance.Measure.values), _("counted"), lambda a: a.measure),
        Property(
            "precision",
            one_of(Attendance.Precision.values),
            _("how exactly"),
            lambda a: a.precision,
        ),
        Property("number", NUMBER, _("number"), lambda a: a.number),
        Property(
            "said_by", one_of(Attendance.SaidBy.values), _("according to"), lambda a: a.said_by
        ),
    ),
)


def _text(name: str, label) -> Property:
    """A text of the meeting in every language."""
    return Property(name, TEXTS, label, lambda meeting: kinds.texts(meeting, name))


def _day(name: str, label) -> Property:
    """A day of the meeting, null where it is not known."""
    return Property(name, or_null(DAY), label, lambda meeting: kinds.day(getattr(meeting, name)))


def address(meeting: AnnualMeeting) -> str:
    """The path at which the API has a meeting."""
    return registry.address(meeting.address)


MEETING = Shape(
    "Meeting",
    _("An edition of the annual meeting."),
    (
        Property("edition", EDITION, _("edition"), lambda meeting: meeting.edition),
        Property("numeral", TEXT, _("The edition in Roman numerals."), lambda m: m.numeral),
        Property(
            "edition_is_counted",
            FLAG,
            _("Whether the number is this site's own count."),
            lambda meeting: meeting.edition_is_counted,
        ),
        Property("kind", one_of(AnnualMeeting.Kind.values), _("called"), lambda m: m.kind),
        Property("year", YEAR, _("year"), lambda meeting: meeting.year),
        Property("slug", SLUG, _("slug"), lambda meeting: meeting.slug),
        Property("status", STATUS, _("status"), lambda meeting: meeting.status),
        Property(
            "is_unconfirmed",
            FLAG,
            _("Whether it is over, and no source confirms that it was held."),
            lambda meeting: meeting.is_unconfirmed(),
        ),
        _day("start", _("first day")),
        _day("end", _("last day")),
        Property("time_zone", TEXT, _("time zone"), lambda meeting: meeting.time_zone),
        _text("theme", _("theme")),
        _text("summary", _("summary")),
        _text("history", _("history")),
        Property("brand", or_null(TEXT), _("brand"), lambda meeting: meeting.brand or None),
        Property("hosts", [HOST], _("hosts"), lambda meeting: meeting.hosts.all()),
        Property(
            "programme",
            or_null(ADDRESS),
            _("Its programme; null before it is released."),
            lambda m: kinds.absolute(f"{address(m)}/programme") if m.has_programme else None,
        ),
        Property(
            "documents",
            ADDRESS,
            _("Its documents."),
            lambda m: kinds.absolute(f"{address(m)}/documents"),
        ),
        Property(
            "declarations",
            ADDRESS,
            _("Its declarations."),
            lambda m: kinds.absolute(registry.address(f"declarations?edition={m.edition}")),
        ),
        Property(
            "pictures",
            ADDRESS,
            _("Its pictures."),
            lambda meeting: kinds.absolute(f"{address(meeting)}/pictures"),
        ),
        Property(
            "partners",
            ADDRESS,
            _("Its partners."),
            lambda meeting: kinds.absolute(f"{address(meeting)}/partners"),
        ),
        Property(
            "practical",
            ADDRESS,
            _("Its practical pages."),
            lambda meeting: kinds.absolute(f"{address(meeting)}/practical"),
        ),
        Property(
            "welcome",
            ADDRESS,
            _("What its hosts say to its guests."),
            lambda meeting: kinds.absolute(f"{address(meeting)}/welcome"),
        ),
        Property(
            "attendance",
            [ATTENDANCE],
            _("How many came, as each source says it."),
            lambda meeting: meeting.attendances.all(),
        ),
        Property("url", ADDRESS, _("address"), lambda meeting: kinds.absolute(address(meeting))),
        Property("pages", ADDRESSES, _("pages"), lambda m: kinds.pages(f"{m.address}/")),
    ),
)

PLACE = (
    Parameter("year", YEAR, _("year")),
    Parameter("slug", SLUG, _("The last part of the page's address.")),
)
FILTERS = (
    Parameter("year", YEAR, _("year")),
    Parameter("status", STATUS, _("status")),
    Parameter("country", COUNTRY, _("The country of a host (ISO 3166-1).")),
)


def _meetings(values: dict):
    """The public meetings that pass the filters, newest first."""
    found = AnnualMeeting.objects.published().in_every_language().order_by("-edition")
    asked = {name: values[name] for name in ("year", "status") if name in values}
    found = found.filter(**asked)
    return found.hosted_in(values["country"]) if "country" in values else found


def find_meeting(values: dict, below: str = "") -> AnnualMeeting:
    """The public meeting at an address. Raises Refusal, or Moved to where it stands now.

    ``below`` is what follows the meeting in the address that was asked for.
    """
    year, slug = values["year"], values["slug"]
    there = AnnualMeeting.objects.filter(year=year, slug=slug)
    if found := there.published().in_every_language().first():
        return found
    if withdrawn := there.withdrawn().first():
        raise refusals.gone(withdrawn, withdrawn.edition_name)
    moved = None if there.exists() else FormerAddress.subject_at(f"meetings/{year}/{slug}")
    if moved is None:
        raise refusals.missing()
    raise Moved(f"{address(moved)}{below}")


def _listed(query) -> list[AnnualMeeting]:
    """The meetings of the archive, in its order."""
    return list(_meetings({}))


def _csv(meetings: list[AnnualMeeting]) -> str:
    """A meeting a row: what is the same in all languages, then the theme in each."""
    codes = languages.public_codes()
    header = [
        "edition", "numeral", "kind", "year", "status", "start", "end", "name", "hosts",
        "host_countries", "partners", "brand", *languages.columns(["theme"], codes), "page",
    ]  # fmt: skip
    return csv_text(header, (_row(meeting, codes) for meeting in meetings))


def _row(meeting: AnnualMeeting, codes: list[str]) -> list[str]:
    """The cells of a meeting, in the active language where they are words."""
    countries = dict.fromkeys(host.site.country for host in meeting.host_list)
    themes = [getattr(meeting, name) or "" for name in languages.columns(["theme"], codes)]
    days = [kinds.day(meeting.start) or "", kinds.day(meeting.end) or ""]
    return [
        str(meeting.edition), meeting.numeral, meeting.kind, str(meeting.year), meeting.status,
        *days, to_plain(meeting.edition_name),
        "; ".join(host.name.text for host in meeting.host_list), "; ".join(countries),
        "; ".join(host.name.text for host in meeting.partner_list), meeting.brand,
        *map(to_plain, themes), kinds.absolute(meeting.get_absolute_url()),
    ]  # fmt: skip


register(
    Part(
        "meetings",
        _("Annual meetings"),
        (
            Collection(
                "meetings", "meetings", _("All meetings, newest first."), MEETING, _meetings,
                filters=FILTERS,
            ),
            Item(
                "meeting", "meetings/{year}/{slug}", _("One meeting."), MEETING, find_meeting,
                PLACE, may_be_gone=True,
            ),
        ),
        Download("meetings", _("Annual meetings"), _listed, _csv, MEETING),
        position=2,
    )
)  # fmt: skip
