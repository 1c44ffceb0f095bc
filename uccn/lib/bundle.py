"""One style sheet for every public page, put together from the sources in ``static/css``.

No build step: Django's finders meet it like any file, so that ``runserver`` makes it anew when a
source has changed, and ``collectstatic`` hashes and compresses it. A new source joins by its name.
"""

import re
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage

from uccn.lib import whole_files

NAME = "css/public.css"
# What others build on comes first, what overrides them on paper last; between them the alphabet.
_FIRST, _LAST = ("tokens", "fonts", "base", "site"), ("print",)
# Style sheets of the admin and the desk, which readers never need.
_OF_STAFF = ("admin", "desk")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


def sources() -> list[Path]:
    """The style sheets of public pages, in the order in which they apply."""
    found = (settings.BASE_DIR / "static" / "css").glob("*.css")
    return sorted((path for path in found if not path.stem.startswith(_OF_STAFF)), key=_place)


def _place(path: Path) -> tuple:
    """Where a source stands."""
    first = _FIRST.index(path.stem) if path.stem in _FIRST else len(_FIRST)
    return path.stem in _LAST, first, path.stem


def content() -> str:
    """All sources in one, without comments, indentation and empty lines."""
    text = "\n".join(_COMMENT.sub("", path.read_text(encoding="utf-8")) for path in sources())
    lines = (line.strip() for line in text.splitlines())
    return "\n".join(line for line in lines if line) + "\n"


class BundleFinder(BaseFinder):
    """Finds the one file that is made from the others."""

    @property
    def storage(self) -> FileSystemStorage:
        """Where it is written, beside everything else that can be made again."""
        return FileSystemStorage(location=settings.VAR_DIR / "bundles")

    def check(self, **kwargs) -> list:
        """Nothing can be wrong with it."""
        return []

    def find(self, path: str, find_all: bool = False, **kwargs):
        """Where the file is, made anew when a source changed; an empty list for any other."""
        if path != NAME:
            return []
        found = self._written()
        return [found] if find_all else found

    def list(self, ignore_patterns):
        """The file, for ``collectstatic``."""
        self._written()
        yield NAME, self.storage

    def _written(self) -> str:
        """Where the file stands with the content of now; a reader sees the old one or the new."""
        place = Path(self.storage.path(NAME))
        text = content()
        if not place.exists() or place.read_text(encoding="utf-8") != text:
            whole_files.write(place, text.encode(), 0o644)
        return str(place)
