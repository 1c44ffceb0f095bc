"""What the translation page is told about declarations."""

from django.db import models
from django.utils import translation
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from declarations.models import Declaration
from translations.registry import TranslationSubject, Unit, register
from uccn.lib import languages
from uccn.lib.languages import Resolved


@register
class DeclarationSubject(TranslationSubject):
    """A declaration's title, then its paragraphs."""

    model = Declaration
    permission = "declarations.translate_declaration"

    def objects(self) -> models.QuerySet:
        """Declarations with the meeting, which gives their address its year."""
        return Declaration.objects.select_related("meeting")

    def units(self, declaration: Declaration, read: list[str]) -> list[Unit]:
        """The title and each paragraph's text."""
        title = Unit.of(declaration, "title", read, label=_("Title"), mark=_("Title"), rows=2)
        return [title] + [
            Unit.of(
                paragraph,
                "body",
                read,
                label=format_lazy(_("Paragraph {number}"), number=paragraph.position),
                mark=f"§ {paragraph.position}",
            )
            for paragraph in declaration.paragraphs.in_languages(read)
        ]

    def filled(self, declaration: Declaration) -> dict[str, int]:
        """How many of title and paragraphs have a text, by language."""
        return {
            code: number + bool(getattr(declaration, languages.column("title", code)))
            for code, number in declaration.paragraphs.filled().items()
        }

    def source_language(self, declaration: Declaration) -> str:
        """The language in which it was written, '' when that is not known."""
        return declaration.original_language

    def is_public(self, declaration: Declaration, language: str) -> bool:
        """Whether its version in the language is public."""
        return declaration.versions.published().filter(language=language).exists()

    def title(self, declaration: Declaration) -> Resolved:
        """Its title in the reader's language, or else in the one that it has; its slug if none."""
        title = declaration.text("title")
        return title if title.text else Resolved(declaration.slug, "")

    def public_url(self, declaration: Declaration, language: str) -> str:
        """Its page in the language, where readers have that language at all."""
        if language not in languages.public_codes():
            return ""
        with translation.override(language):
            return declaration.get_absolute_url()
