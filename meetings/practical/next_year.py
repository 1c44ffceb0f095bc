"""What the next year's meeting gets of practical pages: a copy of each, to be checked."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from meetings.actions import log_copy
from meetings.models import AnnualMeeting
from meetings.next_year import Opening, carried, copied, left, never
from meetings.practical.models import NewsItem, PracticalPage, WelcomeWord
from uccn.lib import languages
from uccn.lib.languages import Resolved

# What the log says: Added copy of “Getting here”.
COPY = gettext_noop("copy of")
PAGES, WORDS = 50, 55
_CARRIED = ("slug", "position", "original_language")


def copy_pages(opening: Opening) -> None:
    """Copy each page with its texts, as a draft that asks to be checked."""
    texts = languages.columns(["title", "body"], languages.codes())
    for old in opening.source.practical_pages.in_order():
        new = PracticalPage(
            meeting=opening.meeting,
            needs_check=True,
            copied_from=opening.source.year,
            **{name: getattr(old, name) for name in (*_CARRIED, *texts)},
        )
        new.save()
        log_copy(opening.by, new, old, COPY)
        opening.made[old] = new


def page_names(meeting: AnnualMeeting) -> Iterator[tuple[Resolved, str]]:
    """The pages that are copied, with the languages in which they are."""
    for page in meeting.practical_pages.in_order():
        filled = [c for c in languages.codes() if getattr(page, languages.column("body", c))]
        yield page.text("title"), ", ".join(languages.name_in(code) for code in filled)


copied(
    PracticalPage,
    PAGES,
    copy_pages,
    through="meeting",
    what=_("Practical pages in all languages, as drafts with a mark: check me."),
    names=page_names,
)
carried(PracticalPage, "meeting", "title", "body", "needs_check", "copied_from", *_CARRIED)
left(
    PracticalPage,
    *("published_at", "withdrawn_at", "withdrawal_note"),
    label=_("publication of practical pages"),
    reason=_("Each page is a draft until somebody has checked it."),
    order=PAGES,
)
never(NewsItem, _("News is of its day."), through="meeting", order=WORDS)
never(
    WelcomeWord,
    _("Another host welcomes other guests."),
    through="host__meeting",
    order=WORDS,
)
