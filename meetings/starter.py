"""The eighteen meetings of the starter data, loaded once; what staff changed stays theirs."""

import csv
import json

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from cities.models import City
from meetings.models import AnnualMeeting, Attendance, Host, Place
from translations.actions import together
from uccn.lib.languages import by_column

# The one place of the data that names an address and not a city.
_PLACE_NAMES = {"Paris (UNESCO Headquarters)": "Paris"}


def load() -> str:
    """Load the meetings that are not there yet; returns a sentence for the terminal."""
    facts = _json("meetings.json")["meetings"]
    known = set(AnnualMeeting.objects.values_list("edition", flat=True))
    new = [meeting for meeting in facts if meeting["edition"] not in known]
    places, texts = _json("meetings-places.json"), _json("meetings-texts.json")
    with transaction.atomic(), together(trust=True):
        for meeting in new:
            more = places[str(meeting["edition"])]
            _load_one(meeting, more, texts[f"{meeting['year']}/{more['slug']}"])
        _load_attendance({meeting["edition"] for meeting in new})
        _load_coordinates()
    return f"Meetings: {len(new)} loaded, {len(known)} were there."


def _json(name: str) -> dict:
    """A file of the starter data."""
    return json.loads((settings.DATA_DIR / name).read_text(encoding="utf-8"))


def _load_one(facts: dict, more: dict, texts: dict) -> None:
    """One meeting with its texts and hosts, public at once: it is history."""
    meeting = AnnualMeeting(
        edition=facts["edition"],
        edition_is_counted="edition" in facts["unconfirmed"],
        kind="conference" if facts["kind"].startswith("Annual Conference") else "meeting",
        year=facts["year"],
        slug=more["slug"],
        status=facts["status"].split()[0].rstrip(";").lower(),
        start=facts["start"],
        end=facts["end"],
        time_zone=more["time_zone"],
        brand=texts.get("brand") or "",
        accent=texts["accent"],
        unconfirmed=facts["unconfirmed"],
        note=_note(facts),
        sources="\n".join(facts["sources"]),
        published_at=timezone.now(),
        **by_column("theme", texts.get("theme", {})),
        **by_column("summary", texts.get("summary", {})),
    )
    meeting.save()
    _load_hosts(meeting, facts, more)


def _note(facts: dict) -> str:
    """What no source confirms and what the compilers noted, for staff."""
    lines = [f"{key}: {text}" for key, text in facts.get("notes", {}).items()]
    lines += [f"{key}: {facts[key]}" for key in ("attendance", "outcome") if facts.get(key)]
    if facts["unconfirmed"]:
        lines.insert(0, "Unconfirmed: " + ", ".join(facts["unconfirmed"]))
    return "\n".join(lines)


def _load_hosts(meeting: AnnualMeeting, facts: dict, more: dict) -> None:
    """Hosts in their order, then partners, then who was to host."""
    rows = [(Host.Role.HOST, host) for host in facts["hosts"]]
    country = facts["hosts"][0]["country"]
    rows += [
        (Host.Role.PARTNER, {"city": name, "country": country})
        for name in facts.get("partner_cities", [])
    ]
    if former := facts.get("original_host"):
        rows.append((Host.Role.FORMER, former))
    for position, (role, place) in enumerate(rows, start=1):
        own = more.get("former_dates", "") if role == Host.Role.HOST else ""
        dates = str(facts["year"]) if role == Host.Role.FORMER else own
        site = _site(place["city"], place["country"])
        Host.objects.create(
            meeting=meeting, role=role, position=position, former_dates=dates, **site
        )


def _load_attendance(editions: set[int]) -> None:
    """How many came to the meetings of these editions."""
    meetings = {meeting.edition: meeting for meeting in AnnualMeeting.objects.all()}
    for row in _rows("attendance.csv"):
        edition = int(row.pop("edition"))
        if edition in editions:
            Attendance.objects.create(meeting=meetings[edition], **row)


def _load_coordinates() -> None:
    """Where the other places are, for those that have no coordinates."""
    for row in _rows("places.csv"):
        unplaced = Place.objects.filter(
            name_en=row["name_en"], country=row["country"], latitude=None
        )
        unplaced.update(latitude=row["latitude"], longitude=row["longitude"])


def _site(name: str, country: str) -> dict[str, City | Place]:
    """The member city of that name and country, else another place."""
    name = _PLACE_NAMES.get(name, name)
    if city := City.objects.filter(name_en=name, country=country).first():
        return {"city": city}
    names = _names().get((name, country), {})
    place, _made = Place.objects.get_or_create(
        name_en=name,
        country=country,
        defaults={
            "own_name": names.get("own_name", ""),
            "own_language": names.get("own_language", ""),
            **by_column("name", names),
        },
    )
    return {"place": place}


def _names() -> dict[tuple[str, str], dict[str, str]]:
    """The names of hosts in every language, by English name and country."""
    return {(row["name_en"], row["country"]): row for row in _rows("city-names.csv")}


def _rows(name: str) -> list[dict[str, str]]:
    """The rows of a file of the starter data."""
    with (settings.DATA_DIR / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
