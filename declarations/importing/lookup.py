"""Which meeting a text belongs to: the one that is named, or the one that the text names."""

import re

from django.utils.translation import gettext as _

from declarations.importing.facts import Facts
from declarations.importing.problems import ImportProblem
from meetings.models import AnnualMeeting
from uccn.lib.roman import to_roman


def meeting_for(wanted: AnnualMeeting | str | None, facts: Facts) -> AnnualMeeting:
    """The meeting wanted (itself or as "2018/krakow-katowice"), else the text's own.

    Raises ImportProblem for none, several, or another edition than the text's.
    """
    meeting = named(wanted) if isinstance(wanted, str) and wanted else wanted
    meeting = meeting or _of_text(facts)
    if facts.editions and meeting.edition not in facts.editions:
        raise ImportProblem(
            _(
                "The text is of the edition %(found)s, the meeting %(meeting)s is the edition "
                "%(expected)s. Choose the other meeting or another text."
            ),
            code="other_edition",
            field="meeting",
            found=numerals(facts.editions),
            meeting=f"{meeting.year}/{meeting.slug}",
            expected=meeting.numeral,
        )
    return meeting


def named(name: str) -> AnnualMeeting:
    """The meeting at an address like "2018/krakow-katowice". Raises ImportProblem."""
    match = re.fullmatch(r"([0-9]{4})/([-\w]+)/?", name.strip())
    found = match and AnnualMeeting.objects.filter(year=match[1], slug=match[2]).first()
    if found:
        return found
    raise ImportProblem(
        _("There is no meeting “%(name)s”. Name it by year and slug, for example %(example)s."),
        code="unknown_meeting",
        field="meeting",
        details=_addresses(AnnualMeeting.objects.filter(year=match[1]) if match else []),
        name=name,
        example="2018/krakow-katowice",
    )


def _of_text(facts: Facts) -> AnnualMeeting:
    """The one meeting of the text's edition, else of its days, else of its year."""
    meetings = AnnualMeeting.objects.order_by("edition")
    choices = [meetings.filter(edition__in=facts.editions)]
    if facts.days and not facts.editions:
        start, end = facts.days[0]
        choices += [meetings.filter(start=start, end=end), meetings.filter(year=start.year)]
    found = next((list(choice) for choice in choices if choice), [])
    if len(found) == 1:
        return found[0]
    if found:
        said = _("The text may be of several meetings.")
    elif facts.editions:
        said = _("No meeting of the edition %(numerals)s is recorded.") % {
            "numerals": numerals(facts.editions)
        }
    else:
        said = _("The text names no meeting that is recorded.")
    raise ImportProblem(
        _("%(said)s Say which meeting: choose it in the form, or write --meeting %(example)s."),
        code="which_meeting",
        field="meeting",
        details=_addresses(found),
        said=said,
        example="2018/krakow-katowice",
    )


def numerals(editions: list[int]) -> str:
    """The editions in Roman numerals: "XI, XII"."""
    return ", ".join(map(to_roman, editions))


def _addresses(meetings) -> list[str]:
    """How each meeting is named on the command line."""
    return [f"{meeting.year}/{meeting.slug}" for meeting in meetings]
