"""A Word document: its paragraphs in order, with lists' numbers, as tracked changes leave them."""

import re
from collections.abc import Iterable

from django.utils.translation import gettext as _
from lxml import etree

from declarations.importing.formats.blocks import Aside, Block, Kind, Reason, Source
from declarations.importing.formats.refusals import MAX_MEGABYTES, refused
from declarations.importing.formats.spans import Span, marked
from declarations.importing.formats.word_numbers import Numbers
from declarations.importing.formats.word_runs import Runs, is_end_deleted, w
from declarations.importing.formats.word_styles import Styles
from uccn.lib import office_files
from uccn.lib.office_files import OfficeProblem, WordPackage
from uccn.lib.safe_xml import XmlProblem

_MOST_BYTES = MAX_MEGABYTES * 1_000_000
# Far more than a declaration may have, for the empty ones and those of tables.
_MOST_PARAGRAPHS = 5_000
_WIDE_SIGNS = "、）．。："
_NOTES = re.compile(r"word/(?:footnotes|endnotes)\.xml")
_EDGES = re.compile(r"word/(header|footer)\d*\.xml")
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"


class _Parts:
    """The parts of a document that hold text, or what the text needs."""

    def __init__(self, package: WordPackage) -> None:
        folder = package.body_name.rpartition("/")[0]
        self.body = package.body()
        if next(self.body.iter(w("altChunk")), None) is not None:
            # A whole other file stands there in the place of paragraphs.
            raise OfficeProblem("embedded")
        self.styles = self._maybe(package, f"{folder}/styles.xml")
        self.numbering = self._maybe(package, f"{folder}/numbering.xml")
        name = package.body_name.rpartition("/")[2]
        self.relations = self._maybe(package, f"{folder}/_rels/{name}.rels")
        names = sorted(package.names)
        self.notes = [package.xml(n) for n in names if _NOTES.fullmatch(n)]
        self.edges = [(m[1], package.xml(n)) for n in names if (m := _EDGES.fullmatch(n))]

    @staticmethod
    def _maybe(package: WordPackage, name: str) -> etree._Element | None:
        """A part that may be missing."""
        return package.xml(name) if name in package.names else None


def check(data: bytes) -> None:
    """Raise ImportProblem for what is no Word document, or holds more than a text."""
    try:
        with office_files.opened(data, _MOST_BYTES) as package:
            package.body()
    except (OfficeProblem, XmlProblem) as problem:
        raise refused(problem.code) from problem


def read(data: bytes) -> Source:
    """The blocks of a Word document. Raises ImportProblem for anything but a harmless one."""
    try:
        with office_files.opened(data, _MOST_BYTES) as package:
            parts = _Parts(package)
    except (OfficeProblem, XmlProblem) as problem:
        raise refused(problem.code) from problem
    runs = Runs(_links(parts.relations), Styles(parts.styles))
    numbers = Numbers(parts.numbering, runs.styles)
    found = Source(Kind.WORD, list(_blocks(parts.body, runs, numbers)))
    found.asides = [*_edges(parts, runs), *_footnotes(parts, runs)]
    found.notes = _notes(parts.body)
    return found


def _links(relations: etree._Element | None) -> dict[str, str]:
    """The addresses that words of the document lead to, by their ids."""
    rows = [] if relations is None else relations
    return {r.get("Id", ""): r.get("Target", "") for r in rows if r.get("TargetMode") == "External"}


def _paragraphs(root: etree._Element) -> Iterable[etree._Element]:
    """Every paragraph in order, those of text boxes once, those of deleted rows not."""
    for count, paragraph in enumerate(root.iter(w("p")), 1):
        if count > _MOST_PARAGRAPHS:
            raise refused("bomb")
        above = {element.tag for element in paragraph.iterancestors()}
        if _FALLBACK not in above and not _is_in_deleted_row(paragraph):
            yield paragraph


def _is_in_deleted_row(paragraph: etree._Element) -> bool:
    """Whether a tracked change took the paragraph's row out of its table."""
    rows = paragraph.iterancestors(w("tr"))
    return any(row.find(f"{w('trPr')}/{w('del')}") is not None for row in rows)


def _blocks(body: etree._Element, runs: Runs, numbers: Numbers) -> Iterable[Block]:
    """The document's paragraphs as blocks; one whose end was deleted goes on in the next."""
    pending: list[Span] = []
    for paragraph in _paragraphs(body):
        pending += runs.spans(paragraph)
        number = numbers.of(paragraph)
        if is_end_deleted(paragraph):
            continue
        text, pending = marked(pending), []
        if text:
            yield _block(
                paragraph, _numbered(number, text), runs.styles, numbers.level * bool(number)
            )
    if text := marked(pending):
        yield Block(text)


def _numbered(number: str, text: str) -> str:
    """The text after its number; the signs of Chinese bring their own space."""
    space = "" if not number or number[-1] in _WIDE_SIGNS else " "
    return f"{number}{space}{text}"


def _block(paragraph: etree._Element, text: str, styles: Styles, listed: int) -> Block:
    """A paragraph's block of its kind, for the level in a list that it has, if any."""
    level = styles.heading_level(paragraph)
    if level:
        return Block(text, "heading", level)
    if listed:
        return Block(text, "item", listed)
    in_cell = next(paragraph.iterancestors(w("tc")), None) is not None
    return Block(text, "table-cell" if in_cell else "text")


def _edges(parts: _Parts, runs: Runs) -> list[Aside]:
    """Headers and footers, each text once; bare page numbers are nothing."""
    found = {}
    for name, part in parts.edges:
        reason = Reason.HEADER if name == "header" else Reason.FOOTER
        for paragraph in _paragraphs(part):
            text = marked(runs.spans(paragraph))
            if re.search(r"[^\W\d_]", text):
                found[text] = Aside(reason, text)
    return list(found.values())


def _footnotes(parts: _Parts, runs: Runs) -> list[Aside]:
    """Footnotes and endnotes, each as one piece."""
    found = []
    for part in parts.notes:
        for note in part:
            texts = [marked(runs.spans(paragraph)) for paragraph in _paragraphs(note)]
            if text := " ".join(filter(None, texts)):
                found.append(Aside(Reason.FOOTNOTE, text))
    return found


def _notes(body: etree._Element) -> list[str]:
    """What people are told of tracked changes."""
    deleted = len(list(body.iter(w("del"), w("moveFrom"))))
    inserted = len(list(body.iter(w("ins"), w("moveTo"))))
    notes = []
    if deleted:
        notes.append(_("Tracked deletions left out: %(count)s.") % {"count": deleted})
    if inserted:
        notes.append(_("Tracked insertions kept: %(count)s.") % {"count": inserted})
    if next(body.iter(w("commentReference")), None) is not None:
        notes.append(_("Comments were left out."))
    return notes
