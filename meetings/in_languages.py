"""In which languages a meeting is complete, and the line that names it in several at once."""

from django.utils import translation

from meetings import headline
from meetings.models import AnnualMeeting, Host
from uccn.lib import languages


def header_lines(meeting: AnnualMeeting, codes: list[str]) -> dict[str, str]:
    """The header line by language; the names of the hosts are in that language too.

    Runs one query, none where only the page's language is asked for.
    """
    current = languages.current()
    others = [code for code in codes if code != current]
    hosts = _hosts(meeting) if others else []
    lines = {code: _line(meeting, hosts, code) for code in others}
    return lines | ({current: meeting.header_line} if current in codes else {})


def _hosts(meeting: AnnualMeeting) -> list[Host]:
    """The hosts with every language of their names."""
    hosts = Host.objects.filter(meeting=meeting, role=Host.Role.HOST)
    return list(hosts.select_related("city", "place"))


def _line(meeting: AnnualMeeting, hosts: list[Host], code: str) -> str:
    """The line in one language."""
    with translation.override(code):
        named = [(host.site.text("name").text, host.country) for host in hosts]
        places = headline.places(named)
        return headline.header_line(meeting.edition_name, places, meeting.dates)


def complete_languages(meeting: AnnualMeeting) -> list[str]:
    """The languages in which every text that the meeting has in any language exists."""
    return [
        code
        for code in languages.codes()
        if not getattr(meeting, languages.attribute("lacks", code))
    ]
