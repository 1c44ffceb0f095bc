"""A reader without a mouse: Tab and Enter, and at every stop a look at where one is."""

import itertools

# What the focused element shows, once it is focused and once it is not.
_LOOK = """wanted => {
    const e = document.activeElement;
    // The shape of a mark on a map is drawn from elsewhere, so it takes the mark's own style.
    const drawn = [e, ...(e.closest('svg') ? e.querySelectorAll('use, rect') : [])];
    const look = () => drawn.map(d => { const s = getComputedStyle(d); return [
        s.outlineStyle === 'none' ? 'none' : s.outlineStyle + s.outlineWidth + s.outlineColor,
        s.boxShadow, s.stroke, s.strokeWidth].join(' ') }).join(';');
    const focused = look(), box = e.getBoundingClientRect();
    const colour = getComputedStyle(drawn[1] || e)[drawn[1] ? 'stroke' : 'outlineColor'];
    // What lies at the middle of any of its lines is itself: no sticky bar lies over all of it.
    const rects = [...e.getClientRects()], at = rects.map(r => document.elementFromPoint(
        Math.min(Math.max(r.left + r.width / 2, 1), innerWidth - 1),
        Math.min(Math.max(r.top + r.height / 2, 1), innerHeight - 1)));
    const open = !!e.closest('svg') || at.some(o => o && (e.contains(o) || o.contains(e)));
    const inWindow = box.bottom > 0 && box.top < innerHeight;
    const paper = getComputedStyle(document.body).backgroundColor;
    const name = e.outerHTML.slice(0, 120).replace(/\\s+/g, ' ');
    e.blur();
    const plain = look();
    e.focus({preventScroll: true});
    // Where it begins: how far down, and how far from the side on which lines begin.
    const line = rects[0] || box, rtl = document.documentElement.dir === 'rtl';
    return {name, changes: focused !== plain, open: open && inWindow, colour, paper,
            body: e === document.body, top: box.top + scrollY, found: !!wanted && e.matches(wanted),
            line: [line.top + scrollY, line.bottom + scrollY,
                   rtl ? innerWidth - line.right : line.left]};
}"""


class Keys:
    """Walks through a page by Tab; whatever is wrong at a stop is written down."""

    def __init__(self, page) -> None:
        self.page = page
        self.faults: list[str] = []

    def tab(self, key: str = "Tab", wanted: str = "") -> dict:
        """Go to the next stop and look at it, and whether it is what a selector names."""
        self.page.keyboard.press(key)
        seen = self.page.evaluate(_LOOK, wanted)
        if seen["body"]:
            return seen
        if not seen["changes"]:
            self.faults.append(f"focus does not show: {seen['name']}")
        elif contrast(seen["colour"], seen["paper"]) < 3:
            self.faults.append(f"focus is faint: {seen['colour']} {seen['name']}")
        if not seen["open"]:
            self.faults.append(f"focus is hidden: {seen['name']}")
        return seen

    def go_to(self, selector: str, stops: int = 400) -> None:
        """Tab until an element is focused that the selector names."""
        for _stop in range(stops):
            if self.tab(wanted=selector)["found"]:
                return
        raise AssertionError(f"Tab does not reach {selector} on {self.page.url}")

    def follow(self, selector: str, key: str = "Enter") -> None:
        """Go to a link or button and press it; the page that it leads to is there afterwards."""
        self.go_to(selector)
        with self.page.expect_navigation(wait_until="load"):
            self.page.keyboard.press(key)

    def choose(self, selector: str, value: str) -> None:
        """Go to a closed list of choices and press the arrow until that one is taken."""
        self.go_to(selector)
        taken = "document.activeElement.value"
        for _choice in range(self.page.evaluate("document.activeElement.length")):
            if self.page.evaluate(taken) == value:
                return
            self.page.keyboard.press("ArrowDown")
        assert self.page.evaluate(taken) == value, f"{selector} does not offer {value}"

    def walk(self) -> list[dict]:
        """Every stop of the page from its beginning until Tab leaves it, or begins it again."""
        stops = []
        while not (seen := self.tab())["body"] and seen not in stops[:1]:
            stops.append(seen)
            assert len(stops) < 1000, "Tab never leaves the page."
        return stops


def out_of_order(stops: list[dict]) -> list[str]:
    """Stops that lie above the one before them, or before it on the same line."""
    found = []
    for one, other in itertools.pairwise(stops):
        (top, bottom, start), (other_top, other_bottom, other_start) = one["line"], other["line"]
        is_same_line = other_top < bottom - 2 and other_bottom > top + 2
        if other_bottom <= top + 2 or (is_same_line and other_start < start - 2):
            found.append(f"{other['name']} after {one['name']}")
    return found


def contrast(one: str, other: str) -> float:
    """The contrast of two colours that a browser wrote as ``rgb(…)`` (WCAG 2.2)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    """How light a colour is, 0 to 1."""
    parts = [float(part) / 255 for part in colour.partition("(")[2].rstrip(")").split(",")[:3]]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
