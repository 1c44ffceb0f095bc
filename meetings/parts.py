"""The parts of a meeting as staff see them on one page: how many, and what lacks in which language.

Each app declares its part in its module ``meeting_parts``, so that this one knows none of them.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import NamedTuple

from django.db import models
from django.utils.functional import Promise
from django.utils.text import capfirst

from meetings.models import AnnualMeeting
from translations.registry import subjects_with
from uccn.lib import languages
from uccn.lib.later import Declarations
from uccn.lib.translated import translated_fields
from uccn.publication.admin_lists import Fullness


class Remark(NamedTuple):
    """What should be looked at, in a sentence, and where; '' where there is no place for it."""

    words: str
    url: str = ""


def _nothing(meeting: AnnualMeeting) -> list[Remark]:
    """No remarks."""
    return []


@dataclass(frozen=True)
class Part:
    """One kind of rows that hang on a meeting, ``path`` being the lookup that leads to it.

    ``fields`` are the texts that count, by default all that are translated; ``rows`` finds what a
    meeting has. ``fullness`` counts in another way than by the rows' own columns.
    """

    model: type[models.Model]
    position: int
    path: str = "meeting"
    fields: tuple[str, ...] = ()
    label: str | Promise = ""
    remarks: Callable[[AnnualMeeting], list[Remark]] = _nothing
    fullness: Callable[[AnnualMeeting, list], list[Fullness]] | None = None

    @property
    def title(self) -> str:
        """What the part is called."""
        return capfirst(str(self.label or self.model._meta.verbose_name_plural))

    def rows(self, meeting: AnnualMeeting) -> list[models.Model]:
        """The rows of a meeting with their texts. One query."""
        return list(self.model._default_manager.filter(**{self.path: meeting.pk}).order_by("pk"))

    def full(self, meeting: AnnualMeeting, rows: list) -> list[Fullness]:
        """How many of the texts that there are exist in each language that is expected.

        Nothing for rows that hold no translated text.
        """
        if self.fullness:
            return self.fullness(meeting, rows)
        if not subjects_with(self.model):
            return []
        names = self.fields or tuple(translated_fields(self.model))
        return counted(rows, names, expected_languages(self.model))


_parts: list[Part] = []
_declared = Declarations("meeting_parts")


def register(*parts: Part) -> None:
    """Add parts to the page."""
    _parts.extend(parts)


def parts() -> list[Part]:
    """Every part, in the order of the page."""
    _declared.load()
    return sorted(_parts, key=lambda part: part.position)


def expected_languages(model: type[models.Model]) -> list[str]:
    """The languages in which a missing text of the model counts, in the settings' order."""
    wanted = {code for subject in subjects_with(model) for code in subject.expected_languages}
    return [code for code in languages.codes() if code in wanted]


def counted(rows: Iterable, fields: Iterable[str], codes: Iterable[str]) -> list[Fullness]:
    """Of the texts that exist in some language: how many exist in each of these."""
    texts = [
        [bool(getattr(row, languages.column(field, code))) for code in languages.codes()]
        for row in rows
        for field in fields
    ]
    there = [dict(zip(languages.codes(), found, strict=True)) for found in texts if any(found)]
    return [Fullness(code, sum(one[code] for one in there), len(there)) for code in codes]
