"""What is made from a meeting's data, in the active language: names, dates, hosts, status."""

import datetime as dt

from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext, pgettext

from meetings import headline
from uccn.lib import dates, languages
from uccn.lib.roman import to_roman
from uccn.lib.text import to_plain


class MeetingLines:
    """The lines of a meeting; they read what is loaded and prefetched, and run no query."""

    UNCONFIRMED = "unconfirmed"

    @property
    def numeral(self) -> str:
        """The edition in Roman numerals: "XII"."""
        return to_roman(self.edition)

    @property
    def edition_name(self) -> str:
        """ "XII^e^ Réunion annuelle" in the active language, in the grammar of our texts."""
        return headline.edition_name(self.edition, self.kind)

    @property
    def theme_text(self) -> languages.Resolved:
        """The theme in the active language, or honestly in another; empty when unknown."""
        return self.text("theme")

    @property
    def summary_text(self) -> languages.Resolved:
        """The summary in the active language, or honestly in another; empty when unknown."""
        return self.text("summary")

    @property
    def history_text(self) -> languages.Resolved:
        """The history in the active language, or honestly in another; empty when unknown."""
        return self.text("history")

    @property
    def dates(self) -> str:
        """ "du 12 au 15 juin 2018" in the active language; the year when no day is known."""
        return dates.date_range(self.start, self.end) or str(self.year)

    @cached_property
    def host_list(self) -> list:
        """The hosts in their order, from what is prefetched."""
        return [host for host in self.hosts.all() if host.role == "host"]

    @property
    def places(self) -> str:
        """ "Cracovie et Katowice (Pologne)" in the active language."""
        return headline.places([(host.name.text, host.country) for host in self.host_list])

    @property
    def host_names(self) -> str:
        """ "Cracovie et Katowice" in the active language."""
        return dates.listing([host.name.text for host in self.host_list])

    @property
    def header_line(self) -> str:
        """The line that names the meeting in full, in the active language."""
        return headline.header_line(self.edition_name, self.places, self.dates)

    @property
    def is_cancelled(self) -> bool:
        """Whether it was called off and keeps its number."""
        return self.status == self.Status.CANCELLED

    def is_unconfirmed(self, today: dt.date | None = None) -> bool:
        """Whether it is over and still only planned or announced: not confirmed as held."""
        today = today or timezone.localdate()
        last = self.end or self.start or dt.date(self.year, 12, 31)
        return self.status in (self.Status.PLANNED, self.Status.ANNOUNCED) and last < today

    @property
    def standing(self) -> str:
        """Its status, but that what is over without being confirmed stands apart."""
        return self.UNCONFIRMED if self.is_unconfirmed() else self.status

    @property
    def standing_label(self) -> str:
        """How that reads: "held", "cancelled", "not confirmed as held"."""
        return self.status_label or self.get_status_display()

    @property
    def status_label(self) -> str:
        """What readers are told of its status; '' when it was simply held."""
        if self.is_unconfirmed():
            return gettext("not confirmed as held")
        return "" if self.status == self.Status.HELD else self.get_status_display()

    @cached_property
    def partner_list(self) -> list:
        """The places that helped to host, from what is prefetched."""
        return [host for host in self.hosts.all() if host.role == "partner"]

    @cached_property
    def former_list(self) -> list:
        """The places that were to host, and hosts whose dates moved."""
        return [h for h in self.hosts.all() if h.role == "former" or h.former_dates]

    @property
    def link_name(self) -> str:
        """What a link to it is called: "XIIe Réunion annuelle, Cracovie et Katowice, 2018"."""
        return self._named(to_plain(self.edition_name))

    @property
    def long_name(self) -> str:
        """The same for a page, with the ordinal's ending raised as our markup has it."""
        return self._named(self.edition_name)

    def _named(self, edition: str) -> str:
        """The edition with its hosts and its year."""
        parts = [edition, self.host_names, str(self.year)]
        return pgettext("comma between the parts of a name", ", ").join(p for p in parts if p)

    @property
    def countries(self) -> str:
        """The hosts' countries, each once, in the active language."""
        return dates.listing(list(dict.fromkeys(host.country for host in self.host_list)))
