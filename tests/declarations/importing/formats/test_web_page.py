"""Web pages and Markdown: what a reader of the page sees, and nothing else."""

import pytest

from declarations.importing import formats
from declarations.importing.formats.blocks import Kind, Reason


def blocks(body: str) -> list[tuple[str, str]]:
    """The blocks of a page: kind and text."""
    return [(b.kind, b.text) for b in formats.read(f"<html><body>{body}</body></html>").blocks]


def texts(body: str) -> list[str]:
    """Their texts alone."""
    return [text for _kind, text in blocks(body)]


def test_what_no_reader_sees_is_dropped():
    hidden = (
        "<script>alert(1)</script><style>p{}</style><nav>Menu</nav><p hidden>a</p>"
        '<p style="display: none">b</p><p aria-hidden="true">c</p><template>d</template>'
        "<!-- e --><noscript>f</noscript>"
    )
    assert texts(f"{hidden}<p>We</p>tail") == ["We", "tail"]


def test_lists_keep_their_numbers():
    page = (
        '<ol start="3"><li>three<ol type="a"><li>first<li>second</ol></li>'
        '<li value="9">nine</li></ol>'
        "<ul><li>point</li></ul>"
    )
    assert blocks(page) == [
        ("item", "3. three"),
        ("item", "a. first"),
        ("item", "b. second"),
        ("item", "9. nine"),
        ("item", "• point"),
    ]


def test_looks_entities_and_links():
    page = (
        "<h1><b>Declaration</b></h1>"
        "<p><i>We&nbsp;renew</i> the XII<sup>e</sup>&hellip; <a href='https://example.org/'>page</a>"
        " <a href='javascript:alert(1)'>no</a> &lt;b&gt;<sup><a href='#n1'>1</a></sup></p>"
    )
    assert blocks(page) == [
        ("heading", "Declaration"),
        (
            "text",
            "**We\u00a0renew** the XII<sup>e</sup>… [page](https://example.org/) no <b>",
        ),
    ]


def test_lines_of_the_source_are_no_lines_of_the_page():
    assert texts("<p>We,\n  the mayors<br>of</p><p>我们\n市长</p>") == [
        "We, the mayors\u2028of",
        "我们市长",
    ]


def test_the_main_part_alone_is_read_and_said():
    found = formats.read("<html><body><p>Shop</p><main><p>We</p></main></body></html>")
    assert [b.text for b in found.blocks] == ["We"]
    assert found.notes == ["Only the main part of the page was read."]


def test_header_and_footer_of_the_page_are_set_aside():
    found = formats.read("<body><header><p>Network</p></header><p>We</p><footer>©</footer></body>")
    assert [b.text for b in found.blocks] == ["We"]
    assert [(a.reason, a.text) for a in found.asides] == [
        (Reason.HEADER, "Network"),
        (Reason.FOOTER, "©"),
    ]


def test_tables_are_read_cell_by_cell():
    page = "<table><tr><th>No.</th><td>We <b>renew</b></td></tr></table>"
    assert blocks(page) == [("table-cell", "No."), ("table-cell", "We **renew**")]


@pytest.mark.parametrize("encoding", ["windows-1252", "utf-8"])
def test_the_encoding_that_the_page_names_is_used(encoding):
    page = f"<html><head><meta charset='{encoding}'></head><body><p>Déclaration</p></body></html>"
    assert [b.text for b in formats.read(page.encode(encoding)).blocks] == ["Déclaration"]


def test_markdown_is_read_as_what_it_stands_for():
    text = (
        "# Declaration\n\nWe, *the*\nmayors of **cities**\n\n    not a program\n\n"
        "3) three\n   - point\n\nXII^e [page](https://example.org) <sup>e</sup>\n\n---\n"
    )
    found = formats.read(text)
    assert found.kind == Kind.MARKDOWN
    assert [(b.kind, b.text) for b in found.blocks] == [
        ("heading", "Declaration"),
        ("text", "We, **the**\nmayors of **cities**"),
        ("text", "not a program"),
        ("item", "3) three"),
        ("item", "• point"),
        ("text", "XII^e [page](https://example.org) <sup>e</sup>"),
        ("rule", "---"),
    ]
