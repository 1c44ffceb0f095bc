"""The filters of a meeting's documents: what the address asks for, and what each choice leaves."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from django.utils.text import capfirst

from meetings.documents.models import Document
from meetings.documents.reading import Shown
from meetings.programme import reading as programme
from uccn.lib import language_tags
from uccn.lib.collation import sort_key
from uccn.lib.filter_form import Choice
from uccn.lib.text import to_plain


class Filters(NamedTuple):
    """What the address asks for; '' asks for nothing."""

    kind: str = ""
    language: str = ""
    session: str = ""

    @classmethod
    def of(cls, query: Mapping[str, str]) -> "Filters":
        """The filters of a query; what nobody offered is kept, and matches no document."""
        return cls(*(query.get(name, "").strip() for name in cls._fields))


class Listing:
    """The documents that a reader sees, filtered, with what each filter offers."""

    def __init__(
        self, shown: list[Shown], filters: Filters, sessions: dict[int, programme.Shown]
    ) -> None:
        self.all, self.filters, self._sessions = shown, filters, sessions

    @property
    def matching(self) -> list[Shown]:
        """The documents that pass the filters, in their order."""
        return [one for one in self.all if self._accepts(one)]

    def choices(self, name: str) -> list[Choice]:
        """What a filter offers, each with the number of documents that it leaves."""
        left = [one for one in self.all if self._accepts(one, but=name)]
        counts = Counter(value for one in left for value, _label in self._values(one, name))
        labels = {value: label for one in self.all for value, label in self._values(one, name)}
        offered = [Choice(value, label, counts[value]) for value, label in labels.items()]
        if name == "kind":
            return sorted(offered, key=lambda choice: Document.Kind.values.index(choice.value))
        if name == "session":
            return sorted(
                offered, key=lambda choice: list(map(str, self._sessions)).index(choice.value)
            )
        return sorted(offered, key=lambda choice: sort_key(choice.label))

    def _accepts(self, shown: Shown, but: str = "") -> bool:
        """Whether the document passes every filter, or every other than the one named."""
        return all(
            value in dict(self._values(shown, name))
            for name, value in self.filters._asdict().items()
            if value and name != but
        )

    def _values(self, shown: Shown, name: str) -> Iterator[tuple[str, str]]:
        """What a filter compares, each value with its label."""
        document = shown.document
        match name:
            case "kind":
                yield document.kind, capfirst(document.get_kind_display())
            case "language":
                for code in shown.languages:
                    yield code, language_tags.name(code)
            case "session":
                if session := self._sessions.get(document.session_id):
                    title = to_plain(session.title.text) or capfirst(session.kind_label)
                    yield str(session.id), title
