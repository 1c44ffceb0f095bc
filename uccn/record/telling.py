"""The record in words: who did what to which object, and what each column was and became."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.apps import apps
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from uccn.lib.acting import ADMIN, COMMAND, DESK, IMPORT, SITE
from uccn.lib.differences import Piece, word_difference
from uccn.lib.recorded import recorded
from uccn.record import values
from uccn.record.models import Change
from uccn.record.names import Reference, name_in_columns, names

# Shorter texts are told as "from … to …"; of longer ones the words that differ are marked.
_SHORT = 60
_MOST_WORDS = 800
# Texts that have less in common are told whole, one after the other: words in turn say nothing.
_ALIKE = 0.4


@dataclass
class Line:
    """What one column was and became."""

    label: str
    language: str
    old: str
    new: str

    @property
    def pieces(self) -> list[Piece]:
        """Both texts in one, for texts that are too long to stand side by side."""
        if not self.old or not self.new or max(len(self.old), len(self.new)) <= _SHORT:
            return []
        pieces = list(word_difference(self.old, self.new, _MOST_WORDS))
        same = sum(len(piece.text.strip()) for piece in pieces if piece.kind == "same")
        if same >= _ALIKE * min(len(self.old), len(self.new)):
            return pieces
        return [Piece("gone", self.old), Piece("new", self.new)]


@dataclass
class Told:
    """A change in words; ``restore_url`` leads to putting back what was there after it."""

    change: Change
    kind: str
    name: str
    lines: list[Line] = field(default_factory=list)
    restore_url: str = ""

    @property
    def who(self) -> str:
        """The person as he or she was called, else the command, else that nobody knows."""
        if self.change.person_name:
            return self.change.person_name
        if self.change.via.startswith(COMMAND):
            return _("The command %(name)s") % {"name": self.change.via.removeprefix(COMMAND)}
        return _("Somebody without a name") if self.change.via else _("Somebody, around the site")

    @property
    def way(self) -> str:
        """On which way it came."""
        return way(self.change.via)

    @property
    def sentence(self) -> str:
        """Who did what to which object."""
        said = {"who": self.who, "what": self.what}
        if self.change.verb == Change.Verb.ADDED:
            return _("%(who)s added: %(what)s") % said
        if self.change.verb == Change.Verb.DELETED:
            return _("%(who)s deleted: %(what)s") % said
        return _("%(who)s changed: %(what)s") % said

    @property
    def what(self) -> str:
        """The object with its kind."""
        if not self.name:
            return f"{self.kind} #{self.change.object_id}"
        return _("%(kind)s “%(name)s”") % {"kind": self.kind, "name": self.name}


def way(via: str) -> str:
    """A way on which changes come, in words."""
    if via.startswith(COMMAND):
        return _("by the command %(name)s") % {"name": via.removeprefix(COMMAND)}
    ways = {
        ADMIN: pgettext("way of a change", "in the admin"),
        DESK: pgettext("way of a change", "at the translation desk"),
        IMPORT: pgettext("way of a change", "by an import"),
        SITE: pgettext("way of a change", "on the public site"),
    }
    return ways.get(via, pgettext("way of a change", "around the site"))


def kind_name(kind: str) -> str:
    """What rows of a kind are called; a kind of former days keeps its own name."""
    try:
        model = apps.get_model(kind)
    except LookupError:
        return kind
    return kind_names().get(kind) or capfirst(str(model._meta.verbose_name))


def kind_names() -> dict[str, str]:
    """What the rows of relations to many are called."""
    return {
        "auth.user_groups": _("Membership of a group"),
        "auth.user_user_permissions": _("Permission of a person"),
        "auth.group_permissions": _("Permission of a group"),
        "meetings.annualmeeting_editors": _("Host-city editor of a meeting"),
        "programme.session_fields": _("Creative field of a session"),
    }


def tell(changes: Iterable[Change]) -> list[Told]:
    """Changes in words; two queries, however many they are."""
    changes = list(changes)
    known = names({row for change in changes for row in _references(change)})
    gone = [c for c in changes if (c.kind, c.object_id) not in known and c.verb != "deleted"]
    former = _names_of_gone(gone) if gone else {}
    return [_told(change, known, former) for change in changes]


def _told(change: Change, known: dict, former: dict) -> Told:
    """One change in words."""
    row = (change.kind, change.object_id)
    name = known.get(row) or former.get(row) or _name_then(change, known)
    return Told(change, kind_name(change.kind), name, lines_of(change, known))


def lines_of(change: Change, known: dict) -> list[Line]:
    """The columns that the change changed; of a new or deleted row those that held something."""
    told = recorded().get(change.kind)
    old, new = change.old, change.new
    if told is None:
        columns = dict.fromkeys([*old, *new])
        return [Line(c, "", str(old.get(c, "")), str(new.get(c, ""))) for c in columns]
    lines = []
    for column, kept in told.compared.items():
        was, becomes = old.get(column), new.get(column)
        words = [values.in_words(kept, value, known) for value in (was, becomes)]
        if any(words) and (column in old or column in new):
            lines.append(Line(values.label(kept), values.language_of(kept), *words))
    return lines


def _references(change: Change) -> Iterable[Reference]:
    """Every row that is named when the change is told."""
    yield change.kind, change.object_id
    told = recorded().get(change.kind)
    for columns in (change.old, change.new) if told else ():
        for column, value in columns.items():
            if column in told.columns and (row := values.reference(told.columns[column], value)):
                yield row


def _name_then(change: Change, known: dict) -> str:
    """The name of a row that is gone: its own columns', else those of the rows it led to."""
    columns = change.old | change.new
    told = recorded().get(change.kind)
    if not told:
        return ""
    if name := name_in_columns(change.kind, columns):
        return name
    rows = [values.reference(f, columns.get(c)) for c, f in told.columns.items()]
    owner = (change.owner_kind, change.owner_id)
    return next((known[row] for row in rows if row and row != owner and row in known), "")


def _names_of_gone(changes: list[Change]) -> dict[Reference, str]:
    """The last names of rows that were deleted."""
    keys, kinds = {c.object_id for c in changes}, {c.kind for c in changes}
    deleted = Change.objects.filter(verb="deleted", kind__in=kinds, object_id__in=keys)
    return {(c.kind, c.object_id): _name_then(c, {}) for c in deleted.order_by("pk")}
