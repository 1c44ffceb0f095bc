"""What declarations say of themselves on the page of a meeting's parts."""

from declarations.fullness import fullness, paragraph_counts
from declarations.models import Declaration
from meetings.models import AnnualMeeting
from meetings.parts import Part, expected_languages, register
from uccn.publication.admin_lists import Fullness


def _fullness(meeting: AnnualMeeting, rows: list[Declaration]) -> list[Fullness]:
    """Titles and paragraphs of all that the meeting adopted, by language. Two queries."""
    counts = paragraph_counts([row.pk for row in rows])
    found = [one for row in rows for one in fullness(row, counts.get(row.pk, {"total": 0}))]
    return [
        Fullness(
            code,
            sum(one.filled for one in found if one.code == code),
            sum(one.total for one in found if one.code == code),
        )
        for code in expected_languages(Declaration)
    ]


register(Part(Declaration, position=200, fullness=_fullness))
