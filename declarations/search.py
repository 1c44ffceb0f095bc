"""What readers may find of declarations: the title, and each paragraph as its page shows it."""

from collections.abc import Collection, Iterator
from itertools import groupby

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from declarations.content import Content
from declarations.models import Declaration, LanguageVersion, Paragraph
from declarations.standing import contents, newest_texts
from meetings.models import AnnualMeeting
from uccn.lib.text import to_plain
from uccn.search.registry import FAR, Link, SearchSubject, Text, register


@register
class DeclarationSearch(SearchSubject):
    """Each language that is public, or will be at a set time, paragraph by paragraph."""

    model = Declaration
    kind = "declaration"
    number = 10
    heading = _("Declarations")
    is_dated = True
    links = {
        Declaration: Link("pk", "pk"),
        Paragraph: Link("paragraphs", "declaration_id"),
        LanguageVersion: Link("versions", "declaration_id"),
        AnnualMeeting: Link("meeting"),
    }

    def part(self, number: int) -> str:
        """ "Paragraph 4"."""
        return gettext("Paragraph %(number)s") % {"number": number}

    def texts(self, pks: Collection[int] | None = None) -> Iterator[Text]:
        """The texts as they stand, or as the newest version of an adopted text has them."""
        versions = LanguageVersion.objects.readable(FAR).filter(
            declaration__meeting__in=AnnualMeeting.objects.published(FAR)
        )
        if pks is not None:
            versions = versions.filter(declaration__in=pks)
        rows = versions.select_related("declaration__meeting").order_by("declaration_id", "pk")
        for _pk, group in groupby(rows, lambda version: version.declaration_id):
            yield from _of_declaration(list(group))


def _of_declaration(versions: list[LanguageVersion]) -> Iterator[Text]:
    """The texts of a declaration in its public languages. At most two queries."""
    declaration = versions[0].declaration
    found = _contents(declaration, [version.language for version in versions])
    for version in versions:
        if content := found.get(version.language):
            since = max(version.published_at, declaration.meeting.published_at)
            yield from _of_language(declaration, content, since)


def _contents(declaration: Declaration, codes: list[str]) -> dict[str, Content]:
    """What readers see of it in these languages."""
    if not declaration.is_adopted:
        return contents(declaration, codes)
    return {code: text.content for code, text in newest_texts(declaration).items()}


def _of_language(declaration: Declaration, content: Content, since) -> Iterator[Text]:
    """The title with what was issued above it, then every paragraph that the language has."""
    title, address = to_plain(content.title), f"{declaration.address}/"
    place = {
        "object_id": declaration.pk,
        "language": content.language,
        "public_from": since,
        "year": declaration.meeting.year,
        "title": title,
    }
    if title:
        lines = [line for line in (content.masthead, content.header_line) if line]
        groups = [" ".join(group.split()) for text in lines for group in text.split("\n\n")]
        body = " · ".join(to_plain(group) for group in groups if group)
        yield Text(body=body, address=address, **place)
    for number, (key, text) in enumerate(content.paragraphs, start=1):
        if text:
            below = {"key": key, "number": number, "address": f"{address}p/{key}/"}
            yield Text(body=to_plain(text), **below, **place)
