"""Pages and style sheets with other links in them; every other character stays as it was."""

import re
from collections.abc import Callable
from html import escape
from html.parser import HTMLParser
from itertools import groupby

# What a link becomes: a new one, or None where it leads nowhere.
Resolve = Callable[[str], str | None]
# A start tag that holds a link: as it was written, its name, its attributes, how it ends.
Tag = list
# A page in pieces: text that stays as it is, and tags with links; JSON can hold it.
Parts = list[str | Tag]

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
# Attributes in which a link may stand.
_HOLDERS = {"href", "src", "data", "srcset"}
# Marks what makes sense on the site alone; the template says so where it stands.
LIVE_ONLY = "data-live-only"
_URL = re.compile(r"""url\(\s*(["']?)([^"')]+)\1\s*\)""")


class _Reader(HTMLParser):
    """Takes a page to pieces, without what needs a server."""

    def __init__(self, sentence: str):
        super().__init__(convert_charrefs=False)
        self._sentence = sentence
        self.out: Parts = []
        # The element that is being left out, and how deep we are in elements of its name.
        self._left, self._depth = "", 0

    def handle_starttag(self, tag, attrs):
        """Copy an element or leave it out."""
        if self._left:
            self._depth += tag == self._left
        elif tag == "form":
            self._leave_out(tag)
            self.out.append(f'<p class="live-only">{escape(self._sentence)}</p>')
        elif any(name == LIVE_ONLY for name, _value in attrs):
            if tag not in _VOID:
                self._leave_out(tag)
        else:
            self._copy_tag(tag, attrs, ">")

    def handle_startendtag(self, tag, attrs):
        """An element that closes itself has no end that could be waited for."""
        if not self._left and all(name != LIVE_ONLY for name, _value in attrs):
            self._copy_tag(tag, attrs, "/>")

    def handle_endtag(self, tag):
        """Copy an end, or come to the end of what is left out."""
        if not self._left:
            self.out.append(f"</{tag}>")
        elif tag == self._left:
            self._depth -= 1
            if not self._depth:
                self._left = ""

    def _copy_tag(self, tag: str, attrs: list, end: str) -> None:
        """A tag by itself where it holds a link, else as any text."""
        raw = self.get_starttag_text()
        held = any(name in _HOLDERS and value for name, value in attrs)
        self.out.append([raw, tag, attrs, end] if held else raw)

    def _leave_out(self, tag: str) -> None:
        self._left, self._depth = tag, 1

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


def _changed(tag: str, values: dict, resolve: Resolve) -> dict | None:
    """The attributes that change (None: that go); None when the whole element goes."""
    if tag == "link":
        return _of_link(values, resolve)
    if tag in ("a", "area") and (link := values.get("href")):
        new = resolve(link)
        gone = dict.fromkeys(_OF_HREF) if new is None else {}
        return gone | _difference("href", link, new)
    changed = {}
    if (name := _FETCHED.get(tag)) and (link := values.get(name)):
        changed |= _difference(name, link, resolve(link))
    if listed := values.get("srcset"):
        changed |= _difference("srcset", listed, _of_set(listed, resolve))
    return changed


def _of_link(values: dict, resolve: Resolve) -> dict | None:
    """A link in the head: names stay, what is not in the export goes."""
    if _NAMES & set((values.get("rel") or "").split()) or not values.get("href"):
        return {}
    new = resolve(values["href"])
    return None if new is None else _difference("href", values["href"], new)


def _of_set(listed: str, resolve: Resolve) -> str | None:
    """A picture in several sizes, without those that are not in the export."""
    kept = []
    for item in listed.split(","):
        link, _space, size = item.strip().partition(" ")
        if (new := resolve(link)) is not None:
            kept.append(f"{new} {size}".strip())
    return ", ".join(kept) or None


def _difference(name: str, old: str, new: str | None) -> dict[str, str | None]:
    """What changes of an attribute: nothing, when it stays as it is."""
    return {} if old == new else {name: new}


def _tag(tag: str, attrs, changed: dict, end: str) -> str:
    """A start tag with some attributes changed or gone."""
    pieces = [tag]
    for name, value in attrs:
        value = changed.get(name, value) if name in changed else value
        if name in changed and value is None:
            continue
        pieces.append(name if value is None else f'{name}="{escape(value)}"')
    return f"<{' '.join(pieces)}{end}"


def parts(text: str, sentence: str) -> Parts:
    """A page in pieces, read once; each form is replaced by a sentence.

    An element marked ``data-live-only`` goes. All other characters are kept as they stand.
    """
    reader = _Reader(sentence)
    reader.feed(text)
    reader.close()
    found: Parts = []
    for is_text, run in groupby(reader.out, key=lambda part: isinstance(part, str)):
        pieces = list(run)
        found += ["".join(pieces)] if is_text else pieces
    return found


def joined(pieces: Parts, resolve: Resolve) -> str:
    """The page of these pieces with its links as ``resolve`` says.

    A link that leads nowhere keeps its words and is no link any more.
    """
    out = []
    for part in pieces:
        if isinstance(part, str):
            out.append(part)
            continue
        raw, tag, attrs, end = part
        changed = _changed(tag, dict(attrs), resolve)
        if changed is not None:
            out.append(_tag(tag, attrs, changed, end) if changed else raw)
    return "".join(out)


def page(text: str, resolve: Resolve, sentence: str) -> str:
    """A page with other links and without forms, as :func:`parts` and :func:`joined` say."""
    return joined(parts(text, sentence), resolve)


def style_sheet(text: str, resolve: Resolve) -> str:
    """A style sheet whose files are named as ``resolve`` says; what is embedded stays."""

    def named(match: re.Match) -> str:
        """One file's name, as it is called in the export."""
        if match[2].startswith(("data:", "#")):
            return match[0]
        new = resolve(match[2])
        return "none" if new is None else f'url("{new}")'

    return _URL.sub(named, text)
