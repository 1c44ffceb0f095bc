"""A page as a reader sees it, parsed with the standard library."""

from html.parser import HTMLParser

_VOID = {"meta", "link", "br", "img", "input", "hr", "source"}


class Page(HTMLParser):
    """The elements of a response, each with its attributes, its text and its language."""

    def __init__(self, response) -> None:
        super().__init__()
        self.elements: list[dict] = []
        self._open: list[dict] = []
        self.feed(response.content.decode())

    def handle_starttag(self, tag, attrs):
        """Open an element below the innermost open one."""
        attributes = dict(attrs)
        parent = self._open[-1] if self._open else {"lang": "", "dir": ""}
        element = {
            "tag": tag,
            "attrs": attributes,
            "text": "",
            "lang": attributes.get("lang", parent["lang"]),
            "dir": attributes.get("dir", parent["dir"]),
        }
        self.elements.append(element)
        if tag not in _VOID:
            self._open.append(element)

    def handle_endtag(self, tag):
        """Close the innermost open element of that name."""
        while self._open and self._open.pop()["tag"] != tag:
            pass

    def handle_data(self, data):
        """Add text to every open element."""
        for element in self._open:
            element["text"] += data

    def all(self, tag: str, **attributes: str) -> list[dict]:
        """Elements by tag, and by attributes (``class_`` asks for one of the classes)."""
        return [e for e in self.elements if e["tag"] == tag and _matches(e["attrs"], attributes)]

    def one(self, tag: str, **attributes: str) -> dict:
        """The only such element."""
        (element,) = self.all(tag, **attributes)
        return element

    def texts(self, tag: str, **attributes: str) -> list[str]:
        """Their texts, with spaces as a reader sees them."""
        return [words(e["text"]) for e in self.all(tag, **attributes)]

    @property
    def alternates(self) -> dict[str, str]:
        """The page's addresses in other languages, by ``hreflang``."""
        links = [e["attrs"] for e in self.all("link", rel="alternate")]
        return {link["hreflang"]: link["href"] for link in links if "hreflang" in link}

    @property
    def text(self) -> str:
        """The whole of ``main``."""
        return words(self.one("main")["text"])


def _matches(attrs: dict, wanted: dict) -> bool:
    """Whether an element has these attributes."""
    for name, value in wanted.items():
        if name == "class_":
            if value not in attrs.get("class", "").split():
                return False
        elif attrs.get(name) != value:
            return False
    return True


def words(text: str) -> str:
    """Text with every run of white space as one space."""
    return " ".join(text.split())
