"""The meeting below whose address something stands, or the answer where it is not to be seen."""

from functools import lru_cache

from meetings.models import AnnualMeeting
from uccn.lib import languages
from uccn.publication import access


def known_at(year: str, slug: str) -> AnnualMeeting | None:
    """The meeting that stands at an address, whoever may see it."""
    language = languages.current()
    meetings = _in_brief(language, tuple(languages.order(language)))
    return meetings.filter(year=int(year), slug=slug).first()


def found_at(request, year: str, slug: str, below: str) -> tuple[AnnualMeeting | None, object]:
    """The meeting, whoever may see it, or else the redirect to where it moved.

    ``below`` is the part of the address below the meeting's. Http404 where there never was one.
    """
    meeting = known_at(year, slug)
    if meeting is None:
        return None, access.moved(request, f"meetings/{int(year)}/{slug}", below)
    return meeting, None


def meeting_at(
    request, year: str, slug: str, below: str, *, is_file: bool = False
) -> tuple[AnnualMeeting | None, object]:
    """The meeting, or else the answer: 301 where it moved, 410 where it was withdrawn.

    Who may preview a draft sees what stands below it; with ``is_file`` nobody does. Http404 where
    there is nothing to be seen.
    """
    meeting, other = found_at(request, year, slug, below)
    if meeting is None:
        return None, other
    refusal = access.file_refusal if is_file else access.refusal
    answer = refusal(request, meeting, title=meeting.edition_name)
    return (None, answer) if answer else (meeting, None)


@lru_cache(maxsize=64)
def _in_brief(language: str, _order: tuple[str, ...]):
    """Meetings with the texts that a language shows, not yet asked for.

    Half of the time of asking went into saying what was asked.
    """
    return AnnualMeeting.objects.in_brief(language)
