"""What is known beside the text: its life, whom and what it speaks of, our notes, its sums."""

from __future__ import annotations

from urllib.parse import quote, urlsplit

from django.utils.text import slugify

from declarations.exports import wording
from declarations.exports.akoma_ntoso import addresses, profile
from declarations.exports.akoma_ntoso.elements import add, fill, speak, write
from declarations.exports.akoma_ntoso.identification import identify
from declarations.exports.document import Document
from uccn.lib.later import later
from uccn.lib.text import escape_grammar, to_plain

etree = later("lxml.etree")


def describe(meta: etree._Element, document: Document) -> None:
    """Everything in ``meta``."""
    identify(meta, document)
    _lifecycle(meta, document)
    _workflow(meta, document)
    _references(meta, document)
    _notes(meta, document)
    _proprietary(meta, document)


def _lifecycle(meta: etree._Element, document: Document) -> None:
    """The day from which there is this text, and the day of its version where that is another."""
    lifecycle = add(meta, "lifecycle", source="#editor")
    work, version = addresses.work_day(document), addresses.version_day(document)
    _event(lifecycle, "event_1", work, "generation")
    if version.date != work.date:
        is_correction = document.version.kind == "correction"
        _event(lifecycle, "event_2", version, "amendment" if is_correction else "generation")


def _event(lifecycle: etree._Element, name: str, day: addresses.Day, kind: str) -> None:
    """One event of the text's life."""
    add(lifecycle, "eventRef", eId=name, date=day.date, source="#original", type=kind)


def _workflow(meta: etree._Element, document: Document) -> None:
    """The adoption, where its day is known."""
    if document.adopted_on:
        workflow = add(meta, "workflow", source="#editor")
        add(
            workflow,
            "step",
            eId="step_1",
            date=document.adopted_on,
            by="#network",
            refersTo="#adoption",
        )


def _references(meta: etree._Element, document: Document) -> None:
    """Whom and what the rest of the document points at."""
    references = add(meta, "references", source="#editor")
    title = to_plain(document.heading.text)
    meeting = f"uccn-annual-meeting-{document.meeting.edition}"
    add(references, "original", eId="original", href=addresses.work_uri(document), showAs=title)
    network = wording.network(document)
    _concept(references, "Organization", "network", f"un/{profile.ACTOR}", network)
    site = urlsplit(document.identifier)._replace(path="/", query="", fragment="").geturl()
    _reference(references, "Organization", "editor", site, wording.publisher(document))
    if issuer := document.provenance.issuer:
        name = quote(slugify(issuer, allow_unicode=True)) or "issuer"
        _concept(references, "Organization", "issuer", name, issuer)
    _concept(references, "Event", "meeting", f"un/{meeting}", to_plain(document.meeting.name))
    if document.adopted_on:
        _concept(references, "Event", "adoption", "un/adoption", wording.adoption(document))
    for number, host in enumerate(document.meeting.hosts, start=1):
        _concept(references, "Location", f"host_{number}", f"un/{meeting}-host-{number}", host)


def _concept(references, kind: str, name: str, path: str, shown: str) -> None:
    """A person, a place, an event that has no address but that of the idea."""
    _reference(references, kind, name, f"{profile.CONCEPTS}/{kind.lower()}/{path}", shown)


def _reference(references, kind: str, name: str, href: str, shown: str) -> None:
    """One thing to point at."""
    add(references, f"TLC{kind}", eId=name, href=href, showAs=shown)


def _notes(meta: etree._Element, document: Document) -> None:
    """Our sentences about the text, which are no part of it."""
    notes = add(meta, "notes", source="#editor")
    speak(notes, document.language)
    found = [("editor", wording.editors_note(document))]
    found += [("fallback", escape_grammar(wording.notice(document)))]
    said = [wording.line(named, document) for named in wording.about(document)]
    found += [("about", escape_grammar(line)) for line in said]
    written = [(kind, text) for kind, text in found if text]
    for number, (kind, text) in enumerate(written, start=1):
        fill(add(add(notes, "note", eId=f"note_{number}", **{"class": kind}), "p"), text)


def _proprietary(meta: etree._Element, document: Document) -> None:
    """Facts for which the standard has no place, the sums among them."""
    proprietary = add(meta, "proprietary", source="#editor")
    given, meeting = document.provenance, document.meeting
    _ours(proprietary, "page", href=document.address)
    _ours(
        proprietary,
        "meeting",
        edition=meeting.edition,
        start=meeting.start,
        end=meeting.end,
        brand=meeting.brand,
    )
    _ours(
        proprietary,
        "text",
        label=given.label,
        madeHere=str(given.made_here).lower(),
        adoptedWith=str(given.adopted_with).lower(),
        originalLanguage=document.original_language,
    )
    if version := document.version:
        _ours(proprietary, "version", number=version.number, kind=version.kind, date=version.dated)
        for covered, digits in (("text", version.sha256), ("version", version.version_sha256)):
            write(_ours(proprietary, "sha256", of=covered), digits)


def _ours(parent: etree._Element, name: str, **attributes) -> etree._Element:
    """A new element of our own namespace; attributes without a value are left out."""
    given = {key: str(value) for key, value in attributes.items() if value not in (None, "")}
    return etree.SubElement(parent, f"{{{profile.OURS}}}{name}", given)
