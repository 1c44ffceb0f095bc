"""The walk from page to page: what is kept, under which name, and what is not there."""

import json
from collections import deque
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple
from urllib.parse import parse_qs

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from uccn.site_export import rewriting
from uccn.site_export.addresses import Address, address, file_of, link_between, read
from uccn.site_export.asking import Answer, Site
from uccn.site_export.errors import ExportError

# What a filter-less list may be asked page by page.
_PAGES = {"page"}
# No reader's place; nothing under these is ever asked for.
_NEVER = ("/admin/",)
_REDIRECTS = {301, 302, 303, 307, 308}
_MOST_REDIRECTS = 5
_HTML, _CSS = "text/html", "text/css"

Progress = Callable[[int, int], None]


class Kept(NamedTuple):
    """An answer that was kept: its file in the export, and its media type."""

    file: str
    kind: str


class Walk:
    """Asks for pages, follows their links, keeps the answers in a folder, then mends the links.

    ``scope`` says which paths belong; ``start`` are the addresses to begin with; ``aliases`` are
    paths that lead to a file of the export without being asked for.
    """

    def __init__(self, folder: Path, *, start, scope, aliases, progress: Progress):
        self._folder, self._scope, self._progress = folder, scope, progress
        self._site = Site()
        self._aliases: dict[str, str] = aliases
        self._waiting: deque[Address] = deque()
        self._known: set[Address] = set()
        self._kept: dict[Address, Kept] = {}
        self._moved: dict[Address, Address] = {}
        self.missing: dict[str, int] = {}
        for path in start:
            self._expect(address(path, language=settings.LANGUAGE_CODE))

    def run(self) -> None:
        """Ask until nothing is waiting; then give every page the links of the export."""
        while self._waiting:
            self._visit(self._waiting.popleft())
            self._progress(len(self._known) - len(self._waiting), len(self._known))
        for place, kept in self._kept.items():
            if kept.kind in (_HTML, _CSS):
                self._mend(place, kept)

    def write_page(self, file: str, text: str) -> None:
        """Write a page of the export's own, with the links of the export."""
        links = self._resolving("/", file, settings.LANGUAGE_CODE)
        self._write(file, rewriting.page(text, links, "").encode())

    def _expect(self, place: Address) -> None:
        if place not in self._known and not place.path.startswith(_NEVER):
            self._known.add(place)
            self._waiting.append(place)

    def _visit(self, place: Address) -> None:
        """Ask for an address; keep it, note where it leads, or that it is not there."""
        answer = self._site.get(place.path, place.query, place.language)
        if answer.status in _REDIRECTS:
            self._follow_redirect(place, answer)
        elif answer.status == 200:
            self._keep(place, answer)
        elif answer.status >= 500 and answer.status != 503:
            raise ExportError(f"{place.name} answers {answer.status}. Nothing was written.")
        elif answer.status == 400:
            raise ExportError(
                f"{place.name} answers 400. Put the host of SITE_URL into ALLOWED_HOSTS."
            )
        elif place.path.startswith(settings.STATIC_URL):
            raise ExportError(f"{place.name} is missing. Run manage.py collectstatic first.")
        else:
            self.missing[place.name] = answer.status

    def _follow_redirect(self, place: Address, answer: Answer) -> None:
        target, _fragment = read(answer.location, place.path, place.language)
        if target is None or not self._scope(target.path):
            self.missing[place.name] = answer.status
            return
        self._moved[place] = target
        self._expect(target)

    def _keep(self, place: Address, answer: Answer) -> None:
        """Write the answer as it came, a page in pieces, and wait for what it links to."""
        kept = Kept(file_of(place, answer.kind, answer.name), answer.kind)
        self._kept[place] = kept
        body = answer.body
        if answer.kind == _HTML:
            pieces = _pieces(place, body.decode())
            rewriting.joined(pieces, self._noting(place))
            body = json.dumps(pieces).encode()
        elif answer.kind == _CSS:
            rewriting.style_sheet(body.decode(), self._noting(place))
        self._write(kept.file, body)

    def _noting(self, place: Address) -> rewriting.Resolve:
        """Changes no link, and waits for each that belongs to the export."""

        def note(link: str) -> str:
            """One link, unchanged; what it leads to is waited for."""
            target = self._target(link, place.path, place.reader)[0]
            if target is not None and self._scope(target.path) and _is_followed(place, target):
                self._expect(target)
            return link

        return note

    def _mend(self, place: Address, kept: Kept) -> None:
        """Give a page or a style sheet that was kept the links of the export."""
        text = (self._folder / kept.file).read_text(encoding="utf-8")
        resolve = self._resolving(place.path, kept.file, place.reader)
        if kept.kind == _CSS:
            mended = rewriting.style_sheet(text, resolve)
        else:
            mended = rewriting.joined(json.loads(text), resolve)
        self._write(kept.file, mended.encode())

    def _resolving(self, path: str, file: str, language: str) -> rewriting.Resolve:
        """From a link to the link within the export; None where it leads out of it."""

        def resolve(link: str) -> str | None:
            """One link, as the page's file needs it."""
            target, fragment = self._target(link, path, language)
            if target is None:
                return link
            found = self._file_at(target)
            return None if found is None else link_between(file, found, fragment)

        return resolve

    def _target(self, link: str, path: str, language: str) -> tuple[Address | None, str]:
        """What a link leads to on this site; None when that is elsewhere or in the page itself."""
        if link.startswith("#"):
            return None, ""
        try:
            return read(link, path, language)
        except ValueError:
            return None, ""

    def _file_at(self, place: Address) -> str | None:
        """The file in which an address is kept, past redirects and without unknown filters."""
        for _step in range(_MOST_REDIRECTS):
            if place.path in self._aliases:
                return self._aliases[place.path]
            if place in self._kept:
                return self._kept[place].file
            if place in self._moved:
                place = self._moved[place]
            elif place.query:
                place = place.without_query()
            else:
                return None
        return None

    def _write(self, file: str, content: bytes) -> None:
        """Write a file below the folder; a name that leads out of it stops the export."""
        target = (self._folder / file).resolve()
        if not target.is_relative_to(self._folder.resolve()):
            raise ExportError(f"{file} would stand outside the export. Nothing was written.")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)


def _pieces(place: Address, text: str) -> rewriting.Parts:
    """A page in pieces; what stands for its forms is said in its language."""
    with translation.override(place.reader or settings.LANGUAGE_CODE):
        return rewriting.parts(text, _("This form works on the site itself only."))


def _is_followed(page: Address, target: Address) -> bool:
    """Whether a link is followed: no filter of a filter, or the walk would not end."""
    if not target.query or not page.query:
        return True
    return set(parse_qs(target.query)) == set(parse_qs(page.query)) == _PAGES
