"""Addresses in Akoma Ntoso: each leads to the page of what it names, or gives its file."""

import datetime as dt
from dataclasses import dataclass, replace

from django.http import Http404
from django.utils import translation
from django.views.decorators.http import require_safe

from declarations import facts, record
from declarations.exports.akoma_ntoso import addresses
from declarations.exports.akoma_ntoso.addresses import Address
from declarations.models import Declaration, Version
from declarations.views.asked import find, once_at, refused
from declarations.views.files import file, text_of
from declarations.views.identifiers import SeeOther, identifier
from meetings.models.lines import MeetingLines
from uccn.lib import iso_639


@dataclass(frozen=True)
class Known:
    """As much of a text, or of a version of it, as its addresses are made of."""

    slug: str
    year: int
    language: str
    adopted_on: dt.date | None
    meeting: MeetingLines
    version: Version | None


@require_safe
def akoma_ntoso(request, rest: str):
    """The work, a version in a language, its file or a paragraph; 404 for what was never given."""
    address = _parsed(request.path_info)
    language = iso_639.ours(address.language)
    for declaration in _declarations(address):
        named = replace(address, number=declaration.slug)
        found = [k for k in _known(declaration, language) if addresses.is_named(k, named)]
        if found and address.language:
            # Of two versions of one day the later is meant.
            return _of_language(request, named, declaration, found[-1])
        if found:
            return identifier(request, str(declaration.meeting.year), declaration.slug)
    raise Http404


def _parsed(path: str) -> Address:
    """The address in its parts. Raises Http404 for any other form, and for files but XML."""
    try:
        address = addresses.parse(path)
    except ValueError as error:
        raise Http404 from error
    if address.format not in ("", addresses.FORMAT):
        raise Http404
    return address


def _declarations(address: Address) -> list[Declaration]:
    """Those that an address may name: one is adopted in its meeting's year or the one beside."""
    year = int(address.date[:4])
    near = Declaration.objects.filter(
        slug=address.number, meeting__year__range=(year - 1, year + 1)
    )
    found = [*near.for_page().order_by("-meeting__year", "pk")]
    former = None if found else once_at(str(year), address.number)
    return found or ([former] if former else [])


def _known(declaration: Declaration, language: str) -> list[Known]:
    """Every version that has a language, oldest first; the text as it stands where none is."""
    own = (declaration.slug, declaration.meeting.year, language)
    if not declaration.is_adopted:
        return [Known(*own, declaration.adopted_on, declaration.meeting, None)]
    found = record.read(declaration, [])
    rows = [row for row in found.rows if language in ("", row.language)] if found else []
    versions = {row.version.number: row.version for row in rows}
    return [
        Known(
            *own,
            facts.as_recorded(declaration, version).adopted_on,
            facts.meeting_of(version),
            version,
        )
        for version in versions.values()
    ]


def _of_language(request, address: Address, declaration: Declaration, known: Known):
    """A version in a language: its page, its file, the page of one of its paragraphs."""
    year, number = str(known.year), str(known.version.number) if known.version else ""
    with translation.override(known.language):
        asked = find(year, known.slug)
        text = text_of(asked, number)
        if text is None or text.is_whole_fallback or asked.is_withdrawn:
            return refused(request, asked)
        if address.format:
            return _file(request, year, known.slug, number)
        if address.portion:
            return SeeOther(declaration.paragraph_url(_key(text, address.portion)))
        page = declaration.version_url(int(number)) if number else declaration.get_absolute_url()
        return SeeOther(page)


def _file(request, year: str, slug: str, number: str):
    """The XML itself, byte for byte what the text's own address gives."""
    response = file(request, year, slug, addresses.FORMAT, number)
    response["Content-Language"] = translation.get_language()
    return response


def _key(text, portion: str) -> str:
    """The key of the paragraph with that number. Raises Http404 where there is none."""
    keys = {addresses.paragraph_id(line.number): line.key for line in text.lines}
    if portion not in keys:
        raise Http404
    return keys[portion]
