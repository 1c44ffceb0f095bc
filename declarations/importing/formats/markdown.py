"""Markdown, read as the web page that it stands for."""

from markdown_it import MarkdownIt

from declarations.importing.formats import web_page
from declarations.importing.formats.blocks import Kind, Source


def read(text: str) -> Source:
    """The blocks of a Markdown text; the lines of a paragraph stay apart."""
    parser = MarkdownIt("commonmark")
    # Texts that were pasted are often moved in by spaces, and hold no program.
    parser.disable("code")
    tokens = parser.parse(text)
    for token in tokens:
        if token.type == "ordered_list_open":
            token.attrSet(web_page.MARK, token.markup)
    page = parser.renderer.render(tokens, parser.options, {})
    source = web_page.read(page, keeps_lines=True)
    source.kind = Kind.MARKDOWN
    return source
