"""What a writer saw when he or she began, and what may stand in the way of saving."""

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import gettext as _


@dataclass(frozen=True)
class Seen:
    """The version of the state and the source's hash that the writer had before the eyes."""

    version: int
    source: str


class Conflict(Exception):
    """Somebody else changed the text meanwhile; ``theirs`` is what it reads now."""

    def __init__(self, theirs: str, *, by=None, at: dt.datetime | None = None) -> None:
        super().__init__(_("Somebody else saved another text meanwhile."))
        self.theirs, self.by, self.at = theirs, by, at


class SourceMoved(Exception):
    """The source was changed since the reviewer saw it: it has to be looked at first."""

    def __init__(self) -> None:
        super().__init__(
            _("The source was changed while you were reading. Look at what changed, then approve.")
        )
