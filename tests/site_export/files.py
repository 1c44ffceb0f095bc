"""An export as somebody finds it on a disk, years later."""

from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

# Links of these relations are names in the world; nobody fetches them.
_NAMES = {"canonical", "cite-as", "license", "author"}


class _Page(HTMLParser):
    """What a page links to, what can be linked to in it, and its forms."""

    def __init__(self, text: str):
        super().__init__()
        self.links: list[tuple[str, str, str]] = []
        self.ids: set[str] = set()
        self.forms = 0
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        """Note links, ids and forms."""
        values = dict(attrs)
        self.ids.add(values.get("id", ""))
        self.forms += tag == "form"
        found = [values[name] for name in ("href", "src") if values.get(name)]
        found += [item.split()[0] for item in (values.get("srcset") or "").split(",") if item]
        self.links += [(tag, values.get("rel") or "", link) for link in found]

    handle_startendtag = handle_starttag


def read(folder: Path) -> dict[Path, _Page]:
    """Every page of an export."""
    return {
        file.resolve(): _Page(file.read_text(encoding="utf-8")) for file in folder.rglob("*.html")
    }


def broken(folder: Path) -> list[str]:
    """The links that lead to no file or to no place in it, as "link in page"."""
    pages, found = read(folder), []
    for file, page in pages.items():
        for _tag, _rel, link in page.links:
            parts = urlsplit(link)
            if parts.scheme or parts.netloc:
                continue
            target = (file.parent / unquote(parts.path)).resolve() if parts.path else file
            inside = pages[target].ids if target in pages else {unquote(parts.fragment)}
            if not target.is_file() or (parts.fragment and unquote(parts.fragment) not in inside):
                found.append(f"{link} in {file.relative_to(folder.resolve())}")
    return found


def fetched_from_elsewhere(folder: Path) -> list[str]:
    """What a browser would fetch from another host when it opens the pages."""
    return [
        link
        for page in read(folder).values()
        for tag, rel, link in page.links
        if tag not in ("a", "area") and not _NAMES & set(rel.split()) and urlsplit(link).netloc
    ]


def forms(folder: Path) -> int:
    """How many forms are left."""
    return sum(page.forms for page in read(folder).values())


def mentions(folder: Path, text: str) -> list[str]:
    """The files that hold a text, whatever they are."""
    wanted = text.encode()
    files = [file for file in folder.rglob("*") if file.is_file()]
    return [str(file.relative_to(folder)) for file in files if wanted in file.read_bytes()]


def contents(folder: Path) -> dict[str, bytes]:
    """Every file with its bytes."""
    files = [file for file in folder.rglob("*") if file.is_file()]
    return {str(file.relative_to(folder)): file.read_bytes() for file in files}
