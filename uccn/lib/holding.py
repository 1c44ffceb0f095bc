"""For how long what is made for readers holds: a stamp, and the times around it."""

import time
from typing import NamedTuple

from uccn.lib.database.tracing import Trace


class Holds(NamedTuple):
    """For which stamp, and from when until when, what is made now is right.

    ``since`` and ``until`` are the moments, in seconds since 1970, at which pages changed last and
    will change next without anybody writing; ``made`` is the moment of now.
    """

    stamp: str
    since: float
    until: int
    made: float

    def are_those_of(self, stamp: str) -> bool:
        """Whether what was made then still holds at this stamp."""
        return self.stamp == stamp and self.until > time.time()

    def renewed(self, now: "Holds", trace: Trace) -> "Holds | None":
        """What was made then, from what the trace read, holds as of now; None where it does not."""
        if self.are_those_of(now.stamp):
            return self
        # What was made at an earlier time of the clock may show what has ended since.
        if now.since < self.made and trace.still_stands():
            return now._replace(made=self.made)
        return None
