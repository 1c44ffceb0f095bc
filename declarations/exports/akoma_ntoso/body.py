"""The text itself: what stands above it, and its numbered paragraphs."""

from __future__ import annotations

from declarations.exports import wording
from declarations.exports.akoma_ntoso import addresses
from declarations.exports.akoma_ntoso.elements import add, fill, speak, write
from declarations.exports.document import Document, Meeting, ParagraphText
from uccn.lib.later import later

etree = later("lxml.etree")


def preface(root: etree._Element, document: Document) -> None:
    """Masthead, header line and title, as the sheet has them."""
    found = add(root, "preface")
    speak(found, document.language)
    masthead = add(found, "container", name="masthead", eId="preface__container_1")
    if document.masthead:
        _issued(masthead, document)
    else:
        _made(masthead, document)
    if document.header_line:
        line = add(found, "p", refersTo="#meeting", **{"class": "header-line"})
        fill(line, document.header_line)
    if document.title.text:
        title = add(add(found, "p"), "docTitle")
        speak(title, document.title.language, around=document.language)
        fill(title, document.title.text)


def _issued(masthead: etree._Element, document: Document) -> None:
    """The lines as issued, letter for letter."""
    masthead.set("class", "issued")
    for group in document.masthead:
        fill(add(masthead, "p"), "\n".join(group))


def _made(masthead: etree._Element, document: Document) -> None:
    """The lines made from the meeting, each with what it means."""
    masthead.set("class", "made")
    meeting = document.meeting
    authority = add(add(masthead, "p"), "docAuthority", refersTo="#network")
    write(authority, wording.network(document))
    session = add(add(masthead, "p"), "session", refersTo="#meeting", value=meeting.edition)
    fill(session, meeting.name)
    if meeting.theme.text:
        theme = add(add(masthead, "p"), "docPurpose")
        speak(theme, meeting.theme.language, around=document.language)
        fill(theme, meeting.theme.text)
    if meeting.brand:
        write(add(masthead, "p", **{"class": "brand"}), meeting.brand)
    if meeting.places:
        _places(add(masthead, "p"), meeting)
    if meeting.dates and (last := meeting.end or meeting.start):
        write(add(add(masthead, "p"), "docDate", date=last), meeting.dates)


def _places(line: etree._Element, meeting: Meeting) -> None:
    """The hosts in their line, each of them as a place."""
    rest = meeting.places
    for number, host in enumerate(meeting.hosts, start=1):
        before, found, after = rest.partition(host)
        if found:
            write(line, before)
            write(add(line, "location", refersTo=f"#host_{number}"), host)
            rest = after
    write(line, rest)


def main_body(root: etree._Element, document: Document) -> None:
    """The paragraphs, each by its printed number and its key for ever."""
    body = add(root, "mainBody")
    speak(body, document.language)
    for paragraph in document.paragraphs:
        _paragraph(body, paragraph, document)
    if not document.paragraphs:
        add(body, "p", status="incomplete")


def _paragraph(body: etree._Element, paragraph: ParagraphText, document: Document) -> None:
    """One paragraph; one that has no text says that it is incomplete."""
    name = addresses.paragraph_id(paragraph.number)
    element = add(body, "paragraph", eId=name, wId=paragraph.key)
    write(add(element, "num"), str(paragraph.number))
    status = "" if paragraph.text else "incomplete"
    text = add(add(element, "content"), "p", status=status)
    speak(text, paragraph.language, around=document.language)
    fill(text, paragraph.text)
