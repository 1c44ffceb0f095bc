"""What stands around the text of a web page: menus, banners, what nobody sees."""

import re

from lxml import etree

from declarations.importing.formats.blocks import Reason

_DROPPED = {
    "script",
    "style",
    "nav",
    "template",
    "noscript",
    "svg",
    "math",
    "iframe",
    "object",
    "embed",
    "canvas",
    "audio",
    "video",
    "head",
    "input",
    "button",
    "select",
    "textarea",
    "option",
    "map",
    "dialog",
    "img",
    "rt",
    "rp",
}
_OUTSIDE = {"header": Reason.HEADER, "footer": Reason.FOOTER, "aside": Reason.OUTSIDE}
_HIDDEN = re.compile(r"(?i)display\s*:\s*none|visibility\s*:\s*hidden")
# What is no part of a text, as pages say it to those who cannot see them.
_DROPPED_ROLES = {"navigation", "search", "menu", "menubar", "dialog", "alertdialog", "tablist"}
_ROLES = {
    "banner": Reason.HEADER,
    "contentinfo": Reason.FOOTER,
    "complementary": Reason.OUTSIDE,
}
_PLAIN = {"div", "p", "ul", "ol", "section", "span"}
# Words in the names of classes by which most pages call what stands around their text.
_AROUND = {
    *("breadcrumb", "breadcrumbs", "cookie", "cookies", "share", "sharing", "social", "sidebar"),
    *("newsletter", "skip", "hidden", "sr"),
}


def reason_of(element: etree._Element) -> Reason | None:
    """Why what stands in an element is set aside; None for what may be the text."""
    reason = _OUTSIDE.get(element.tag) or _ROLES.get(element.get("role", ""))
    words = set(re.split(r"[\s_-]+", element.get("class", "").lower()))
    if not reason and element.tag in _PLAIN and words & _AROUND:
        return Reason.OUTSIDE
    return reason


def is_dropped(element: etree._Element) -> bool:
    """Whether a reader of the page never sees the element."""
    if not isinstance(element.tag, str) or element.tag in _DROPPED:
        return True
    if element.get("role") in _DROPPED_ROLES:
        return True
    hidden = element.get("hidden") is not None or element.get("aria-hidden") == "true"
    return hidden or bool(_HIDDEN.search(element.get("style", "")))
