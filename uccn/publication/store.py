"""The pages that a worker keeps: compressed, ready to send, and never more bytes than allowed."""

from collections import OrderedDict
from dataclasses import dataclass
from threading import Lock

# What an entry costs beside its own bytes: objects, names, places in tables.
_OVERHEAD = 2048


@dataclass(frozen=True, slots=True)
class Page:
    """A whole answer, for which stamp it holds, and until when (in seconds since 1970)."""

    stamp: str
    until: int
    body: bytes
    headers: tuple[tuple[str, str], ...]

    @property
    def size(self) -> int:
        """About how many bytes of memory it takes."""
        return _OVERHEAD + len(self.body) + sum(len(a) + len(b) for a, b in self.headers)


class Store:
    """Pages by key; the one that was not asked for longest goes first."""

    def __init__(self) -> None:
        self.pages: OrderedDict[tuple, Page] = OrderedDict()
        self.size = 0
        self.lock = Lock()

    def get(self, key: tuple) -> Page | None:
        """The page that is kept under a key."""
        with self.lock:
            page = self.pages.get(key)
            if page is not None:
                self.pages.move_to_end(key)
            return page

    def put(self, key: tuple, page: Page, limit: int) -> None:
        """Keep a page, and let go of others until all fit; one that is too large is not kept."""
        with self.lock:
            self._drop(key)
            if page.size > limit // 8:
                return
            self.pages[key] = page
            self.size += page.size
            while self.size > limit:
                self._drop(next(iter(self.pages)))

    def clear(self) -> None:
        """Forget every page."""
        with self.lock:
            self.pages.clear()
            self.size = 0

    def _drop(self, key: tuple) -> None:
        """Let go of a page."""
        if page := self.pages.pop(key, None):
            self.size -= page.size
