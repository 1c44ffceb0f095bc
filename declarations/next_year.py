"""What the next year's meeting gets of this year's documents: their source text, to begin with."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from declarations.models import (
    Declaration,
    LanguageVersion,
    Paragraph,
    SourceFile,
    Version,
    VersionText,
)
from meetings.actions import log_copy
from meetings.models import AnnualMeeting
from meetings.next_year import Opening, carried, copied, left, never
from uccn.lib import languages
from uccn.lib.languages import Resolved

# What the log says: Added copy of “Mayors' Declaration (2018)”.
COPY = gettext_noop("copy of")
TEXTS = 30


def source_language(declaration: Declaration, paragraphs: list[Paragraph]) -> str:
    """The original language; where it is not known, the one that most paragraphs exist in."""
    if declaration.original_language:
        return declaration.original_language
    columns = {code: languages.column("body", code) for code in languages.order("")}
    return max(columns, key=lambda code: sum(bool(getattr(p, columns[code])) for p in paragraphs))


def copy_declarations(opening: Opening) -> None:
    """Copy each document with its title in the source language."""
    for old in opening.source.declarations.order_by("pk"):
        paragraphs = list(old.paragraphs.all())
        title = old.text("title", source_language(old, paragraphs))
        new = Declaration(
            meeting=opening.meeting,
            kind=old.kind,
            slug=Declaration.objects.free_slug(old.slug, opening.meeting),
            original_language=old.original_language,
            last_key=len(paragraphs),
        )
        _write(new, "title", title)
        new.save()
        log_copy(opening.by, new, old, COPY)
        opening.made[old] = new


def copy_paragraphs(opening: Opening) -> None:
    """Copy each paragraph's source text; its translations stay with the ancestor."""
    for old_declaration, declaration in opening.made_of(Declaration):
        paragraphs = list(old_declaration.paragraphs.all())
        language = source_language(old_declaration, paragraphs)
        for number, old in enumerate(paragraphs, start=1):
            new = Paragraph(declaration=declaration, key=str(number), position=number, ancestor=old)
            _write(new, "body", languages.resolve(old, "body", language))
            new.save()
            opening.made[old] = new


def _write(row, field: str, text: Resolved) -> None:
    """Set a text in the language that it is in, and in no other."""
    if text.language:
        setattr(row, languages.column(field, text.language), text.text)


def titles(meeting: AnnualMeeting) -> Iterator[tuple[Resolved, str]]:
    """Each document's title, and the name of the language in which it is copied."""
    for declaration in meeting.declarations.order_by("pk"):
        language = source_language(declaration, list(declaration.paragraphs.all()))
        title = declaration.text("title", language)
        yield (title if title.text else Resolved(declaration.slug, "")), languages.name_in(language)


def translation_count(meeting: AnnualMeeting) -> int:
    """How many translations of paragraphs the meeting's documents have, the sources aside."""
    paragraphs = Paragraph.objects.filter(declaration__meeting=meeting)
    texts = sum(paragraphs.filled().values())
    return max(texts - paragraphs.count(), 0)


copied(
    Declaration,
    10,
    copy_declarations,
    through="meeting",
    what=_("Drafts with kind, address and original language, and the title in that language."),
    names=titles,
)
carried(Declaration, "meeting", "kind", "slug", "title", "original_language", "last_key")
left(
    Declaration,
    *("endorsed_on", "adopted_on", "signed_on"),
    label=_("days on which documents were endorsed, adopted and signed"),
    reason=_("The new text is neither endorsed nor adopted nor signed."),
    order=TEXTS,
)
left(
    Declaration,
    "stage",
    label=_("how far the texts have come"),
    reason=_("The new text begins as a draft."),
    order=TEXTS,
    number=lambda meeting: meeting.declarations.exclude(stage=Declaration.Stage.DRAFT).count(),
)
left(
    Declaration,
    "note",
    label=_("notes for staff on documents"),
    reason=_("They are about the old text."),
    order=TEXTS,
)
copied(
    Paragraph,
    20,
    copy_paragraphs,
    through="declaration__meeting",
    what=_(
        "The text in the original language. Each remembers the paragraph that it comes from, whose "
        "translations are offered with what has changed in the source."
    ),
)
carried(Paragraph, "declaration", "ancestor", "key", "position", "body")
left(
    Paragraph,
    label=_("translations of paragraphs"),
    reason=_("The new text is translated anew; these are offered beside it."),
    order=TEXTS,
    number=translation_count,
)
never(
    LanguageVersion,
    _(
        "Each language is published anew; masthead, label and source are those of the text that "
        "was issued."
    ),
    through="declaration__meeting",
    order=TEXTS,
)
never(
    SourceFile,
    _("They are the files that the old text was imported from."),
    through="declaration__meeting",
    order=TEXTS,
)
for kept in (Version, VersionText):
    never(
        kept,
        _("Versions keep what was adopted; the new text has none until it is adopted itself."),
        through="declaration__meeting" if kept is Version else "version__declaration__meeting",
        order=TEXTS,
    )
