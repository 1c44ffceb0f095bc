"""A reader without a mouse: Tab and Enter, and at every stop a look at where one is."""

# What the focused element shows, once it is focused and once it is not.
_LOOK = """() => {
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
    return {name, changes: focused !== plain, open: open && inWindow, colour, paper,
            body: e === document.body, top: box.top + scrollY};
}"""


class Keys:
    """Walks through a page by Tab; whatever is wrong at a stop is written down."""

    def __init__(self, page) -> None:
        self.page = page
        self.faults: list[str] = []

    def tab(self, key: str = "Tab") -> dict:
        """Go to the next stop and look at it."""
        self.page.keyboard.press(key)
        seen = self.page.evaluate(_LOOK)
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
            self.tab()
            if self.page.evaluate("name => document.activeElement.matches(name)", selector):
                return
        raise AssertionError(f"Tab does not reach {selector} on {self.page.url}")

    def follow(self, selector: str) -> None:
        """Go to a link or button and press Enter; the page that it leads to is there afterwards."""
        self.go_to(selector)
        with self.page.expect_navigation(wait_until="load"):
            self.page.keyboard.press("Enter")

    def walk(self) -> list[dict]:
        """Every stop of the page from its beginning until Tab leaves it."""
        stops = []
        while not (seen := self.tab())["body"]:
            stops.append(seen)
            assert len(stops) < 1000, "Tab never leaves the page."
        return stops


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
