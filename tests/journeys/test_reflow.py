"""Every public page fits 320 px, a window at 200 % and letters at 200 %: nothing sticks out."""

import pytest

from tests.journeys.public import PAGES, add_rows, longest

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

# 320 px is WCAG 1.4.10; 640 px at two device pixels each is a desk of 1280 px at 200 %.
# The size of letters alone, as somebody sets it in the browser, is WCAG 1.4.4.
SHAPES = {"320": (320, 740, ""), "200 %": (640, 450, ""), "letters 200 %": (1280, 900, "200%")}
LETTERS = "size => { document.documentElement.style.fontSize = size }"

FAULTS = """() => {
    const root = document.documentElement, faults = [];
    const name = e => e.outerHTML.slice(0, 160).replace(/\\s+/g, ' ');
    const from = box => `${Math.round(box.left)} to ${Math.round(box.right)}`;
    if (root.scrollWidth > root.clientWidth)
        faults.push(`the page is ${root.scrollWidth} wide, its window ${root.clientWidth}`);
    const scrolls = e => /auto|scroll/.test(getComputedStyle(e).overflowX);
    const boxOf = e => { while ((e = e.parentElement) && !scrolls(e)); return e; };
    for (const e of document.body.querySelectorAll('*')) {
        const box = e.getBoundingClientRect(), style = getComputedStyle(e);
        if (!box.width || !box.height || !e.checkVisibility({visibilityProperty: true})) continue;
        if (e.closest('svg, .visually-hidden, .skip-link')) continue;
        if (scrolls(e) && e.scrollWidth > e.clientWidth && e !== document.body) {
            const inside = e.querySelector('a[href], button, input, select, summary');
            if (!e.matches('[tabindex="0"]') && !inside)
                faults.push(`no key scrolls ${name(e)}`);
        }
        if (boxOf(e)) continue;
        if (/hidden|clip/.test(style.overflowX) && e.scrollWidth > e.clientWidth + 1)
            faults.push(`cuts off ${e.scrollWidth - e.clientWidth} px: ${name(e)}`);
        if (/hidden|clip/.test(style.overflowY) && e.scrollHeight > e.clientHeight + 1)
            faults.push(`cuts off ${e.scrollHeight - e.clientHeight} px below: ${name(e)}`);
        if (box.right > root.clientWidth + 1 || box.left < -1)
            faults.push(`sticks out, ${from(box)}: ${name(e)}`);
    }
    return faults;
}"""

# A line of text that lies over another one, and targets below 24 px (WCAG 2.5.8), but for links in
# a sentence and those with room around them.
CROWDED = """() => {
    const all = [...document.querySelectorAll('a[href], button, select, summary, input')]
        .filter(e => e.checkVisibility() && !e.matches('.skip-link')
            && !e.closest('.visually-hidden, svg'));
    const boxes = all.map(e => [...e.getClientRects()]);
    const faults = [], name = e => e.outerHTML.slice(0, 160).replace(/\\s+/g, ' ');
    const inSentence = e => getComputedStyle(e).display === 'inline'
        && [...e.parentElement.childNodes].some(n => n.nodeType === 3 && n.data.trim());
    const over = (some, others) => some.some(a => others.some(b => meet(a, b)));
    const meet = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 2
        && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 2;
    const round = b => ({left: b.left + b.width / 2 - 12, right: b.left + b.width / 2 + 12,
                         top: b.top + b.height / 2 - 12, bottom: b.top + b.height / 2 + 12});
    all.forEach((e, i) => {
        if (inSentence(e)) return;
        const small = boxes[i].filter(b => b.width < 24 || b.height < 24).map(round);
        all.forEach((other, j) => {
            if (i === j || e.contains(other) || other.contains(e)) return;
            if (j > i && !inSentence(other) && over(boxes[i], boxes[j]))
                faults.push(`lies over another: ${name(e)} and ${name(other)}`);
            if (over(small, boxes[j]))
                faults.push(`small and crowded: ${name(e)} by ${name(other)}`);
        });
    });
    return faults;
}"""


def _faults(page) -> list[str]:
    """What sticks out, is cut off or crowded in any shape; the page is loaded once."""
    found = []
    for shape, (width, height, letters) in SHAPES.items():
        page.set_viewport_size({"width": width, "height": height})
        page.evaluate(LETTERS, letters)
        found += [f"{shape}: {said}" for said in page.evaluate(FAULTS) + page.evaluate(CROWDED)]
    return found


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_every_public_page_fits(open_watch, site, language):
    add_rows()
    longest()
    watch = open_watch(viewport={"width": 640, "height": 450}, device_scale_factor=2)
    found = {}
    for name, (path, status) in PAGES.items():
        if said := _faults(watch.visit(f"/{language}/{path}", status)):
            found[name] = said
            print(f"\n{name}", *said, sep="\n    ")
    assert found == {}


def test_what_does_not_fit_is_found(open_watch, site):
    page = open_watch(viewport={"width": 320, "height": 740}).page
    page.set_content(
        "<p style='width: 400px'>Wide</p><p style='width: 9px; overflow: hidden'>Cut</p>"
        "<p style='width: 50px; overflow: auto'><img width=90 height=9></p><a href=''>a</a>"
        "<a href='' style='margin-left: -8px'>b</a>"
    )
    said = [fault.split()[0] for fault in page.evaluate(FAULTS) + page.evaluate(CROWDED)]
    assert sorted(set(said)) == ["cuts", "lies", "no", "small", "sticks", "the"]
