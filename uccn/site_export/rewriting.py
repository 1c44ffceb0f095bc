"""Pages and style sheets with other links in them; every other character stays as it was."""

import re
from collections.abc import Callable
from html import escape
from html.parser import HTMLParser

# What a link becomes: a new one, or None where it leads nowhere.
Resolve = Callable[[str], str | None]

# Elements that a browser fetches, with the attribute that says what.
_FETCHED = {
    "img": "src", "script": "src", "source": "src", "video": "src", "audio": "src",
    "iframe": "src", "embed": "src", "object": "data", "image": "href", "use": "href",
}  # fmt: skip
# What such a link says is the page's name in the world, and no place in the export.
_NAMES = {"canonical", "cite-as", "license", "author"}
# What HTML allows on an <a> only with its href.
_OF_HREF = ("rel", "type", "hreflang", "target", "download", "ping", "referrerpolicy", "aria-label")
_VOID = {"img", "source", "link", "input", "br", "hr", "meta", "embed"}
# Marks what makes sense on the site alone; the template says so where it stands.
LIVE_ONLY = "data-live-only"
_URL = re.compile(r"""url\(\s*(["']?)([^"')]+)\1\s*\)""")


class _Rewriter(HTMLParser):
    """Copies a page as it reads it, with other links, and without what needs a server."""

    def __init__(self, resolve: Resolve, sentence: str):
        super().__init__(convert_charrefs=False)
        self._resolve, self._sentence = resolve, sentence
        self.out: list[str] = []
        # The element that is being left out, and how deep we are in elements of its name.
        self._left, self._depth = "", 0

    def handle_starttag(self, tag, attrs):
        """Copy, change or leave out an element."""
        if self._left:
            self._depth += tag == self._left
            return
        values = dict(attrs)
        if tag == "form":
            self._leave_out(tag)
            self.out.append(f'<p class="live-only">{escape(self._sentence)}</p>')
        elif LIVE_ONLY in values:
            if tag not in _VOID:
                self._leave_out(tag)
        elif (changed := self._changed(tag, values)) is not None:
            self.out.append(_tag(tag, attrs, changed) if changed else self.get_starttag_text())

    def handle_startendtag(self, tag, attrs):
        """An element that closes itself has no end that could be waited for."""
        if self._left:
            return
        values = dict(attrs)
        if LIVE_ONLY not in values and (changed := self._changed(tag, values)) is not None:
            raw = _tag(tag, attrs, changed, "/>") if changed else self.get_starttag_text()
            self.out.append(raw)

    def handle_endtag(self, tag):
        """Copy an end, or come to the end of what is left out."""
        if not self._left:
            self.out.append(f"</{tag}>")
        elif tag == self._left:
            self._depth -= 1
            if not self._depth:
                self._left = ""

    def _leave_out(self, tag: str) -> None:
        self._left, self._depth = tag, 1

    def _changed(self, tag: str, values: dict) -> dict | None:
        """The attributes that change (None: that go); None when the whole element goes."""
        if tag == "link":
            return self._of_link(values)
        if tag in ("a", "area") and (link := values.get("href")):
            new = self._resolve(link)
            gone = dict.fromkeys(_OF_HREF) if new is None else {}
            return gone | _difference("href", link, new)
        changed = {}
        if (name := _FETCHED.get(tag)) and (link := values.get(name)):
            changed |= _difference(name, link, self._resolve(link))
        if listed := values.get("srcset"):
            changed |= _difference("srcset", listed, self._of_set(listed))
        return changed

    def _of_link(self, values: dict) -> dict | None:
        """A link in the head: names stay, what is not in the export goes."""
        if _NAMES & set((values.get("rel") or "").split()) or not values.get("href"):
            return {}
        new = self._resolve(values["href"])
        return None if new is None else _difference("href", values["href"], new)

    def _of_set(self, listed: str) -> str | None:
        """A picture in several sizes, without those that are not in the export."""
        kept = []
        for item in listed.split(","):
            link, _space, size = item.strip().partition(" ")
            if (new := self._resolve(link)) is not None:
                kept.append(f"{new} {size}".strip())
        return ", ".join(kept) or None

    def _copy(self, text: str) -> None:
        if not self._left:
            self.out.append(text)

    def handle_data(self, data):
        """Text, and what stands in scripts and styles."""
        self._copy(data)

    def handle_entityref(self, name):
        """A named character, as it was written."""
        self._copy(f"&{name};")

    def handle_charref(self, name):
        """A numbered character, as it was written."""
        self._copy(f"&#{name};")

    def handle_comment(self, data):
        """A comment."""
        self._copy(f"<!--{data}-->")

    def handle_decl(self, decl):
        """The document type."""
        self._copy(f"<!{decl}>")


def _difference(name: str, old: str, new: str | None) -> dict[str, str | None]:
    """What changes of an attribute: nothing, when it stays as it is."""
    return {} if old == new else {name: new}


def _tag(tag: str, attrs, changed: dict, end: str = ">") -> str:
    """A start tag with some attributes changed or gone."""
    pieces = [tag]
    for name, value in attrs:
        value = changed.get(name, value) if name in changed else value
        if name in changed and value is None:
            continue
        pieces.append(name if value is None else f'{name}="{escape(value)}"')
    return f"<{' '.join(pieces)}{end}"


def page(text: str, resolve: Resolve, sentence: str) -> str:
    """A page with its links as ``resolve`` says and each form replaced by a sentence.

    A link that leads nowhere keeps its words and is no link any more; an element marked
    ``data-live-only`` goes. All other characters are copied as they stand.
    """
    rewriter = _Rewriter(resolve, sentence)
    rewriter.feed(text)
    rewriter.close()
    return "".join(rewriter.out)


def style_sheet(text: str, resolve: Resolve) -> str:
    """A style sheet whose files are named as ``resolve`` says; what is embedded stays."""

    def named(match: re.Match) -> str:
        """One file's name, as it is called in the export."""
        if match[2].startswith(("data:", "#")):
            return match[0]
        new = resolve(match[2])
        return "none" if new is None else f'url("{new}")'

    return _URL.sub(named, text)
