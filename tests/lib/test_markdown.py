"""The Markdown of longer texts: what it draws, what it never lets through, what it complains of."""

import re
import time
from html.parser import HTMLParser

import pytest
from django.core.exceptions import ValidationError

from uccn.lib.markdown import Heading, is_allowed, render, to_plain, validate_markdown

HOSTILE = [
    "<script>alert(1)</script>",
    "<ScRiPt src=//evil.example></sCrIpT>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "<iframe src=javascript:alert(1)></iframe>",
    "<a href='javascript:alert(1)'>x</a>",
    "<style>*{display:none}</style>",
    "<base href=//evil.example>",
    "<form action=//evil.example><input name=password></form>",
    "<!-- <img src=x> --><b onclick=alert(1)>x</b>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](  javascript:alert(1))",
    "[x](<javascript:alert(1)>)",
    "[x](java\tscript:alert(1))",
    "[x](&#106;avascript:alert(1))",
    "[x](&#x6A;avascript&colon;alert(1))",
    "[x](javascript&#58;alert(1))",
    "[x](\\javascript:alert(1))",
    "[x](\x01javascript:alert(1))",
    "[x](vbscript:msgbox(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](file:///etc/passwd)",
    "[x](//evil.example)",
    "[x](/\\evil.example)",
    "[x](\\\\evil.example)",
    "[x](/%5Cevil.example/ \"onmouseover='alert(1)'\")",
    '[x](https://a.example/"onmouseover="alert(1))',
    "[x](https://a.example 'a\" onclick=\"alert(1)')",
    "![x](https://a.example/x.png)",
    "![x](x\"onerror=\"alert(1))",
    "<javascript:alert(1)>",
    "[x][1]\n\n[1]: javascript:alert(1)",
    "## <img src=x onerror=alert(1)>",
    "## x {onclick=alert(1)}",
    "| a |\n|:-:|\n| <script>alert(1)</script> |",
    "`<script>alert(1)</script>`",
    "```html\n<script>alert(1)</script>\n```",
    "- <details open ontoggle=alert(1)>",
    "[<img src=x onerror=alert(1)>](https://a.example/)",
    "**<b style=position:fixed>**",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
]  # fmt: skip
ELEMENTS = {
    *("p", "br", "h2", "h3", "ul", "ol", "li", "em", "strong", "a"),
    *("div", "table", "thead", "tbody", "tr", "th", "td"),
}
ATTRIBUTES = {
    *(("a", "href"), ("div", "class"), ("h2", "id"), ("h3", "id"), ("ol", "start")),
    *(("th", "scope"), ("div", "role"), ("div", "tabindex")),
}


class Read(HTMLParser):
    """The elements of a fragment with their attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict]] = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        """Remember an element."""
        self.elements.append((tag, dict(attrs)))


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_hostile_becomes_an_element_or_an_address(text):
    elements = Read(render(text).html).elements
    assert {tag for tag, _attrs in elements} <= ELEMENTS
    assert {(tag, name) for tag, attrs in elements for name in attrs} <= ATTRIBUTES
    links = [attrs["href"] for tag, attrs in elements if tag == "a"]
    assert [link for link in links if not re.match(r"https://a\.example|/%5Cevil", link)] == []


def test_the_elements_of_the_grammar_are_drawn():
    html = render("## Venir\nPar *le* **train**\n\n- [horaires](https://a.example/?b=1&c)\n").html
    assert html == (
        '<h2 id="s-1">Venir</h2>\n<p>Par <em>le</em> <strong>train</strong></p>\n<ul>\n'
        '<li><a href="https://a.example/?b=1&amp;c">horaires</a></li>\n</ul>\n'
    )


def test_a_table_has_headers_and_a_frame_and_no_style():
    html = render("| Ligne | Arrêts |\n|:--|--:|\n| 1 | 9 |").html
    assert html.startswith('<div class="table-scroll" role="group" tabindex="0"><table>')
    assert html.count('<th scope="col">') == 2
    assert "style" not in html


def test_typed_html_is_read_as_it_was_typed():
    assert render("a <b>c</b>").html == "<p>a &lt;b&gt;c&lt;/b&gt;</p>\n"


def test_headings_have_the_same_anchors_in_every_language_and_no_level_is_left_out():
    french, arabic = (
        render("### Venir\n# *Train*\n#### Bus"),
        render("## القدوم\n## قطار\n### حافلة"),
    )
    assert french.headings == [
        Heading(2, "Venir", "s-1"),
        Heading(2, "Train", "s-2"),
        Heading(3, "Bus", "s-3"),
    ]
    assert [h.anchor for h in arabic.headings] == [h.anchor for h in french.headings]
    assert '<h3 id="s-3">Bus</h3>' in french.html


def test_plain_text_has_no_mark():
    text = "## Venir\n\n- *le* [train](https://a.example/)\n- a | b"
    assert to_plain(text) == "Venir\nle train\na | b"


@pytest.mark.parametrize(
    "address",
    ["https://a.example/", "http://a.example", "mailto:a@b.example", "tel:+48123", "/fr/", "#s-2"],
)
def test_these_addresses_may_be_linked(address):
    assert is_allowed(address)
    validate_markdown(f"[x]({address})")
    assert Read(render(f"[x]({address})").html).elements[1] == ("a", {"href": address})


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("a\n[x](javascript:alert)", ["Line 2: “javascript:alert” cannot be linked."]),
        ("[x](ftp://a.example)", ["Line 1: “ftp://a.example” cannot be linked."]),
        ("[x](//a.example)", ["Line 1: “//a.example” cannot be linked."]),
        ("[x]()", ["Line 1: “” cannot be linked."]),
        ("a\n\n[x](https://a.example", ["Line 3: the link to “https://a.example” is not closed."]),
        ("a <b>b</b>", ["Line 1: “<b>” is HTML", "Line 1: “</b>” is HTML"]),
        ("<!-- a", ["Line 1: “<!--” is HTML"]),
        ("a **b", ["Line 1: ** is opened and not closed."]),
        ("[x](y)\n**", ["Line 1: “y” cannot be linked.", "Line 2: ** is opened"]),
    ],
)
def test_what_readers_would_not_see_as_meant_is_said_with_its_line(text, sentences):
    with pytest.raises(ValidationError) as error:
        validate_markdown(text)
    said = error.value.messages
    assert [message.startswith(s) for message, s in zip(said, sentences, strict=True)] == [
        True
    ] * len(said)


@pytest.mark.parametrize(
    "text", ["1 < 2 > 0", "a \\[x](y", "\\**", "5 * 3 * 2", "[see](https://en.example/X_(y))"]
)
def test_what_only_looks_like_a_fault_is_none(text):
    validate_markdown(text)


def took(length: int) -> float:
    """The least of three times that a line of brackets takes, in seconds of this process."""
    times = []
    for _attempt in range(3):
        begun = time.process_time()
        validate_markdown("[" * length)
        times.append(time.process_time() - begun)
    return min(times)


def test_ten_times_the_brackets_take_ten_times_as_long_and_not_a_hundred():
    assert took(50_000) < 40 * took(5_000)


def test_a_picture_is_refused_with_the_line_and_where_it_belongs():
    with pytest.raises(ValidationError) as refused:
        validate_markdown("Arrivée\n\nPlan : ![plan](https://other.example/plan.png)")
    (message,) = refused.value.messages
    assert message.startswith("Line 3: a picture cannot stand")
    assert refused.value.error_list[0].code == "picture"
    validate_markdown("Vite\\![plan](https://other.example/plan.png)")


def test_a_text_longer_than_a_page_is_refused_with_how_long_it_may_be():
    validate_markdown("a" * 100_000)
    with pytest.raises(ValidationError) as refused:
        validate_markdown("a" * 100_001)
    assert refused.value.messages == [
        "The text has 100,001 characters; at most 100,000 fit. Make several pages of it."
    ]
