"""The sessions of a day as rows of one form: each saves what was changed in it, all or none."""

import datetime as dt
from collections import Counter

from django.db import transaction
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from meetings.models import AnnualMeeting
from meetings.programme.actions import copy_session
from meetings.programme.admin_row_form import Places, SessionRow
from meetings.programme.models import Session
from translations import permissions
from translations.actions import saw_change, together
from translations.sources import sources_so_far, texts_of
from uccn.lib import languages
from uccn.lib.admin_saving import changed_columns

# How many sessions can be added at once.
NEW_ROWS = 3


class DayTable:
    """The rows of one day, with empty ones to add sessions; bound to what was sent, if anything.

    Which sessions were sent is named by ``row``, so that one that somebody moved meanwhile is
    still found, and its conflict is shown in its row.
    """

    def __init__(self, meeting: AnnualMeeting, day: dt.date | None, user, data=None):
        self.meeting, self.day, self.user, self.data = meeting, day, user, data
        self.lost: list[str] = []
        # In which new sessions are written, once there are forms for them.
        self.language = ""

    @cached_property
    def forms(self) -> list[SessionRow]:
        """A form for each session, then the empty ones for those who may add."""
        may_add = self.user.has_perm("programme.add_session")
        sessions = self._sessions()
        sources = _sources(sessions)
        rows = [self._row(sources[s.pk], instance=s, prefix=f"s{s.pk}") for s in sessions]
        if not may_add:
            for row in rows:
                del row.fields["is_copied"]
            return rows
        self.language = self._sent_language() or self._usual_language(sources)
        return [*rows, *(self._empty(self.language, number) for number in range(NEW_ROWS))]

    def _sent_language(self) -> str:
        """The language of the new rows that were sent, so that what was typed in them is kept."""
        sent = self.data.get("language") if self.data is not None else ""
        return sent if sent in languages.codes() else ""

    def _usual_language(self, sources: dict[int, str]) -> str:
        """The language in which most of the day is written.

        Of a day without sessions it is that of the programme, without any the person's own.
        """
        if not sources:
            sources = _sources(list(self.meeting.sessions.all()))
        usual = Counter(sources.values()).most_common(1)
        return usual[0][0] if usual else languages.current()

    @cached_property
    def _places(self) -> Places:
        """What every row chooses from."""
        return Places(self.meeting)

    def _row(self, source: str, **options) -> SessionRow:
        """The form of a row."""
        may_write = permissions.may_write_source(self.user)
        common = {"places": self._places, "may_write": may_write, "source": source}
        return SessionRow(self.data, **common, **options)

    def _empty(self, source: str, number: int) -> SessionRow:
        """A row in which nothing has to be written."""
        new = Session(meeting=self.meeting, day=self.day)
        return self._row(source, instance=new, prefix=f"new{number}", empty_permitted=True)

    def _sessions(self) -> list[Session]:
        """The sessions of the day, or those that were sent; these wait for others who save them."""
        found = self.meeting.sessions.select_related("room__venue", "track", "meeting").in_order()
        if self.data is None:
            return list(found.filter(day=self.day))
        sent = [int(key) for key in self.data.getlist("row") if key.isdecimal() and len(key) < 10]
        rows = list(found.filter(pk__in=sent).select_for_update(of=("self",)))
        if len(rows) < len(set(sent)):
            self.lost.append(_("A session was deleted meanwhile. What you typed in it is lost."))
        return rows

    def is_valid(self) -> bool:
        """Whether everything can be saved as it was sent."""
        return all(form.is_valid() for form in self.forms) and not self.lost

    def save(self) -> dict[str, list]:
        """Write what was changed, added and copied. Raises nothing for what is valid."""
        done: dict[str, list] = {"changed": [], "added": [], "copied": []}
        with transaction.atomic(), together(by=self.user):
            for form in self.forms:
                self._save_row(form, done)
        return done

    def _save_row(self, form: SessionRow, done: dict[str, list]) -> None:
        """Write one row, of a session that exists the changed columns alone."""
        session, columns = form.instance, changed_columns(Session, form.changed_data)
        if not session.pk and form.has_changed():
            session.save()
            done["added"].append((session, columns))
        elif session.pk and columns:
            # What was written around the desk before is not this person's work.
            saw_change(session)
            session.save(update_fields=columns)
            done["changed"].append((session, columns))
        if form.cleaned_data.get("is_copied"):
            done["copied"].append((copy_session(session=session), []))


def _sources(sessions: list[Session]) -> dict[int, str]:
    """The language in which each title is written first, by the session's key. One query."""
    known = sources_so_far(Session, [session.pk for session in sessions])
    usual = languages.order("")[0]
    return {s.pk: texts_of(s, so_far=known)["title"].source or usual for s in sessions}
