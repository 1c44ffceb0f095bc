"""What a worker keeps in memory, and never more bytes than allowed."""

from collections import OrderedDict
from threading import Lock
from typing import Protocol

# What an entry costs beside its own bytes: objects, names, places in tables.
_OVERHEAD = 2048


class Sized(Protocol):
    """Something that knows about how many bytes it takes."""

    size: int


class Store:
    """Things by key; the one that was not asked for longest goes first."""

    def __init__(self) -> None:
        self.pages: OrderedDict[tuple, Sized] = OrderedDict()
        self.size = 0
        self.lock = Lock()

    def get(self, key: tuple) -> Sized | None:
        """What is kept under a key."""
        with self.lock:
            page = self.pages.get(key)
            if page is not None:
                self.pages.move_to_end(key)
            return page

    def put(self, key: tuple, page: Sized, limit: int) -> None:
        """Keep it, and let go of others until all fit; what is too large is not kept."""
        with self.lock:
            self._drop(key)
            if page.size + _OVERHEAD > limit // 8:
                return
            self.pages[key] = page
            self.size += page.size + _OVERHEAD
            while self.size > limit:
                self._drop(next(iter(self.pages)))

    def clear(self) -> None:
        """Forget everything."""
        with self.lock:
            self.pages.clear()
            self.size = 0

    def _drop(self, key: tuple) -> None:
        """Let go of one."""
        if page := self.pages.pop(key, None):
            self.size -= page.size + _OVERHEAD
