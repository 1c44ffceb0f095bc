"""What does not fit in a page: sticks out, is cut off or crowded, and in which shape of window."""

# 320 px is WCAG 1.4.10; 640 px at two device pixels each is a desk of 1280 px at 200 %.
# The size of letters alone, as somebody sets it in the browser, is WCAG 1.4.4.
_SHAPES = {"320": (320, 740, ""), "200 %": (640, 450, ""), "letters 200 %": (1280, 900, "200%")}
_LETTERS = "size => { document.documentElement.style.fontSize = size }"

_FAULTS = """() => {
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
_CROWDED = """() => {
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


def faults(page) -> list[str]:
    """What sticks out, is cut off or crowded in the window as it is."""
    return page.evaluate(_FAULTS) + page.evaluate(_CROWDED)


def faults_in_every_shape(page) -> list[str]:
    """The same in any shape; the page is loaded once."""
    found = []
    for shape, (width, height, letters) in _SHAPES.items():
        page.set_viewport_size({"width": width, "height": height})
        page.evaluate(_LETTERS, letters)
        found += [f"{shape}: {said}" for said in faults(page)]
    return found
