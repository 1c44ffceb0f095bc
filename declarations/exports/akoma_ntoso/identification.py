"""What the document is: as a work, in this language and version, as this file."""

from __future__ import annotations

from declarations.exports.akoma_ntoso import addresses, profile
from declarations.exports.akoma_ntoso.elements import add
from declarations.exports.document import Document
from declarations.models import LanguageVersion
from uccn.lib.iso_639 import three_letters
from uccn.lib.later import later
from uccn.lib.text import to_plain

etree = later("lxml.etree")


def identify(meta: etree._Element, document: Document) -> None:
    """The whole ``identification``, in the order in which the schema wants it."""
    identification = add(meta, "identification", source="#editor")
    _work(add(identification, "FRBRWork"), document)
    _expression(add(identification, "FRBRExpression"), document)
    _manifestation(add(identification, "FRBRManifestation"), document)


def _work(work: etree._Element, document: Document) -> None:
    """The declaration, whatever its language."""
    address, day = addresses.work_uri(document), addresses.work_day(document)
    title = to_plain(document.title.text)
    add(work, "FRBRthis", value=addresses.main_of(address))
    add(work, "FRBRuri", value=address)
    if title:
        add(work, "FRBRalias", value=title, name="title")
    add(work, "FRBRalias", value=document.identifier, name="identifier")
    for former in addresses.former_work_uris(document):
        add(work, "FRBRalias", value=former, name="former")
    add(work, "FRBRdate", date=day.date, name=day.name)
    add(work, "FRBRauthor", href="#network")
    add(work, "FRBRcountry", value=profile.JURISDICTION)
    add(work, "FRBRsubtype", value=profile.SUBTYPE)
    add(work, "FRBRnumber", value=document.slug, showAs=to_plain(document.heading.text))
    add(work, "FRBRprescriptive", value="false")
    add(work, "FRBRauthoritative", value="false")


def _expression(expression: etree._Element, document: Document) -> None:
    """This version in this language."""
    address, day = addresses.expression_uri(document), addresses.version_day(document)
    add(expression, "FRBRthis", value=addresses.main_of(address))
    add(expression, "FRBRuri", value=address)
    add(expression, "FRBRdate", date=day.date, name=day.name)
    add(expression, "FRBRauthor", href=translator(document) or "#network")
    if document.version:
        add(expression, "FRBRversionNumber", value=document.version.number)
    add(expression, "FRBRauthoritative", value="false")
    add(expression, "FRBRlanguage", language=three_letters(document.language))
    if is_translation(document) and (by := translator(document)):
        add(
            expression,
            "FRBRtranslation",
            href=addresses.expression_uri(document, document.original_language),
            fromLanguage=three_letters(document.original_language),
            authoritative="false",
            by=by,
        )


def _manifestation(manifestation: etree._Element, document: Document) -> None:
    """This file."""
    address, day = addresses.manifestation_uri(document), addresses.version_day(document)
    add(manifestation, "FRBRthis", value=address)
    add(manifestation, "FRBRuri", value=address)
    add(manifestation, "FRBRdate", date=day.date, name=day.name)
    add(manifestation, "FRBRauthor", href="#editor")
    add(manifestation, "FRBRformat", value="xml")


def is_translation(document: Document) -> bool:
    """Whether the text is known to be translated, and from what."""
    is_original = document.provenance.label == LanguageVersion.Label.ORIGINAL
    return not is_original and document.original_language not in ("", document.language)


def translator(document: Document) -> str:
    """Who made a translation, as a reference; '' for an original and where nobody knows."""
    if not is_translation(document):
        return ""
    if document.provenance.made_here:
        return "#editor"
    return "#issuer" if document.provenance.issuer else ""
