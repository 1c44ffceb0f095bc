"""What every reader makes of a file: blocks, what was set aside, what people are told."""

from dataclasses import dataclass, field

from django.db import models
from django.utils.translation import gettext_lazy as _

# A line end that the author meant; others are where the lines of a page or file happen to end.
LINE_END = "\u2028"
# How a text ends below which points follow.
LEADS_ON = (":", "：")


class Kind(models.TextChoices):
    """The format of a file, as its content shows it."""

    WORD = "docx", _("Word document")
    PDF = "pdf", _("PDF")
    HTML = "html", _("web page (HTML)")
    MARKDOWN = "md", _("Markdown")
    PLAIN = "txt", _("plain text")


class Reason(models.TextChoices):
    """Why a piece of a file was set aside."""

    HEADER = "h", _("header of the pages")
    FOOTER = "f", _("footer of the pages")
    FOOTNOTE = "n", _("footnote")
    LOGO = "l", _("logo or decoration")
    OUTSIDE = "o", _("outside the text of the page")


@dataclass(frozen=True)
class Block:
    """One block, its text with the marks that ``importing.marks`` understands.

    ``kind`` is "text", "heading", "item", "table-cell" or "rule"; numbers and letters of lists
    stand in the text.
    """

    text: str
    kind: str = "text"
    level: int = 0
    page: int = 0


@dataclass(frozen=True)
class Aside:
    """A piece that is proposed to be left out, and why."""

    reason: Reason
    text: str
    page: int = 0


@dataclass
class Source:
    """A file as it was read; ``notes`` are sentences for the person who imports it."""

    kind: Kind
    blocks: list[Block] = field(default_factory=list)
    asides: list[Aside] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    pages: int | None = None

    @property
    def text(self) -> str:
        """All blocks as one text, parted by empty lines; points stand in their commitment."""
        texts: list[str] = []
        parent, is_begun = None, False
        for block in self.blocks:
            is_begun = _is_point(block, parent, is_begun)
            if is_begun:
                texts[-1] += LINE_END + block.text
            else:
                parent = block
                is_marked = block.kind == "heading" and "\n" not in block.text
                texts.append("# " * is_marked + block.text)
        return "\n\n".join(texts)


def _is_point(block: Block, parent: Block | None, is_begun: bool) -> bool:
    """Whether a block is an item below the one that leads on to it."""
    is_below = parent is not None and parent.kind == block.kind == "item"
    return is_below and block.level > parent.level and (is_begun or parent.text.endswith(LEADS_ON))
