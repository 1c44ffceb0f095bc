"""What a text says held against what is recorded of the meeting."""

import re

from django.utils.translation import gettext as _

from cities.models import City
from declarations.importing import scripts, vocabulary
from declarations.importing.facts import Facts
from declarations.importing.lookup import numerals
from declarations.importing.parsing import Parsed
from declarations.importing.report import Finding
from meetings.models import AnnualMeeting
from uccn.lib import dates, languages
from uccn.lib.text import to_plain


def findings(parsed: Parsed, facts: Facts, meeting: AnnualMeeting, language: str) -> list[Finding]:
    """Every fact: as found, as recorded, and whether they agree."""
    return [
        Finding(_("Language"), *_language(parsed, language)),
        Finding(_("Edition"), numerals(facts.editions), meeting.numeral, len(facts.editions) < 2),
        Finding(_("Dates"), *_dates(facts, meeting)),
        Finding(_("Theme"), *_theme(facts, meeting)),
        Finding(_("Brand"), *_words(facts, facts.brand, [meeting.brand])),
        Finding(_("Hosts"), *_hosts(facts, meeting)),
    ]


def _language(parsed: Parsed, language: str) -> tuple[str, str, bool]:
    """The languages that write the title so, unless the letters are another script's."""
    chosen = languages.own_name(language)
    script = scripts.script("".join(parsed.paragraphs))
    expected = scripts.NAMES.get(scripts.script_of(language), script)
    if script and script != expected:
        return script.capitalize(), chosen, False
    own = [known.language for known in parsed.known if known.key == vocabulary.key(parsed.title)]
    if not own or language in own:
        return chosen, chosen, True
    names = [languages.own_name(code) for code in own if code in languages.codes()]
    return ", ".join(dict.fromkeys(names)), chosen, False


def _dates(facts: Facts, meeting: AnnualMeeting) -> tuple[str, str, bool]:
    """The days: each found is the meeting's, or one of its days, or of its year."""
    found = ", ".join(dates.date_range(*days) for days in facts.days)
    start, end = meeting.start or meeting.end, meeting.end or meeting.start
    if not start:
        years = {day.year for days in facts.days for day in days}
        return found, str(meeting.year), years <= {meeting.year}
    alike = all(
        days == (start, end) or start <= days.start == days.end <= end for days in facts.days
    )
    return found, meeting.dates, alike


def _theme(facts: Facts, meeting: AnnualMeeting) -> tuple[str, str, bool]:
    """The theme; a line that names a host is where the meeting was, not what it was about."""
    hosts = meeting.hosts.select_related("city", "place")
    stands = vocabulary.key(facts.theme)
    is_place = any(names(stands, name) for host in hosts for name in _names(host.site))
    return _words(facts, "" if is_place else facts.theme, _texts(meeting, "theme"))


def _words(facts: Facts, found: str, recorded: list[str]) -> tuple[str, str, bool]:
    """A theme or a brand: the recorded one wherever it stands, else what stands in its place."""
    recorded = [text for text in recorded if text]
    for text in recorded:
        if names(facts.key, text):
            return text, text, True
    shown = recorded[0] if recorded else ""
    return found, shown, not found or not shown


def _hosts(facts: Facts, meeting: AnnualMeeting) -> tuple[str, str, bool]:
    """The hosts by any of their names; those that are missing let us look for other cities."""
    hosts = meeting.hosts.filter(role="host").select_related("city", "place")
    sites = [host.site for host in hosts]
    found = [site for site in sites if any(names(facts.key, name) for name in _names(site))]
    recorded = dates.listing([site.text("name").text for site in sites])
    said = [site.text("name").text for site in found]
    if len(found) < len(sites) or not sites:
        cities = City.objects.exclude(pk__in=[s.pk for s in sites if isinstance(s, City)])
        others = [city for city in cities if any(_named_exactly(facts, n) for n in _names(city))]
        said += [city.text("name").text for city in others]
    shown = dates.listing(said) or facts.hosts
    return shown, recorded, not shown or not recorded or len(found) == len(sites)


def _names(site) -> list[str]:
    """Every name of a city or place, in any language and its own."""
    return [*_texts(site, "name"), site.own_name]


def _texts(instance, field: str) -> list[str]:
    """The texts of a field: the active language's first, then the others', without marks."""
    columns = languages.columns([field], languages.codes())
    found = [instance.text(field).text, *(getattr(instance, name) or "" for name in columns)]
    return [to_plain(text) for text in found]


def names(key: str, name: str) -> bool:
    """Whether a text names something, be it declined or with a word attached to it."""
    name = vocabulary.key(name)
    if not name or re.search(f"[{vocabulary.UNSPACED}]", name):
        return bool(name) and name in key
    attached, ending = (r"\w?", r"\w{0,2}") if len(name) >= 5 else ("", "")
    return bool(re.search(rf"\b{attached}{re.escape(name)}{ending}\b", key))


def _named_exactly(facts: Facts, name: str) -> bool:
    """Whether a text names another city, letter for letter; short names prove nothing."""
    name = vocabulary.key(name)
    if re.search(f"[{vocabulary.UNSPACED}]", name):
        return len(name) > 1 and name in facts.key
    return len(name) > 3 and f" {name} " in f" {facts.key} "
