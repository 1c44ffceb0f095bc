"""What the translation desk is told about declarations."""

from django.db import models
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from cities.naming import names_in
from declarations import record, views
from declarations.models import Declaration, Paragraph
from declarations.models.freezing import FROZEN
from translations.registry import Part, TranslationSubject, register
from uccn.lib import languages


def _is_readable(declaration: Declaration, language: str) -> bool:
    """Whether readers have the language at all, at a meeting that is public."""
    version = declaration.versions.readable().filter(language=language)
    return declaration.meeting.is_public and version.exists()


@register
class DeclarationSubject(TranslationSubject):
    """A declaration's title, then its paragraphs."""

    model = Declaration
    parts = (
        Part(Declaration, "title", _("Title"), _("Title"), source_language="original_language"),
        Part(
            Paragraph,
            "body",
            _("Paragraph {number}"),
            "§ {number}",
            parent="declaration_id",
            order="position",
            ancestor="ancestor_id",
            source_language="declaration__original_language",
            anchor=("p-{}", "key"),
        ),
    )

    def objects(self) -> models.QuerySet:
        """Declarations with the meeting, which gives their address its year."""
        return Declaration.objects.select_related("meeting")

    def titles(self, declaration: Declaration) -> dict[str, str]:
        """Its title and year, in each language that has a title."""
        found = {c: getattr(declaration, languages.column("title", c)) for c in languages.codes()}
        year = declaration.meeting.year
        named = {code: f"{text} ({year})" for code, text in found.items() if text}
        return named or {"en": f"{declaration.slug} ({year})"}

    def order(self, declaration: Declaration) -> int:
        """By edition."""
        return declaration.meeting.edition

    def is_public(self, declaration: Declaration, language: str) -> bool:
        """Whether readers see the texts as they stand: never those of an adopted text."""
        return not declaration.is_adopted and _is_readable(declaration, language)

    def text_seen(self, declaration: Declaration, row, field: str, language: str) -> str:
        """The text as it stands, or as the newest version of an adopted text has it."""
        if not declaration.is_adopted:
            return super().text_seen(declaration, row, field, language)
        found = record.read(declaration, [language])
        content = found and found.content(language)
        if content is None or not _is_readable(declaration, language):
            return ""
        return content.title if field == "title" else content.texts.get(row.key, "")

    def refusal(self, row: Declaration | Paragraph, language: str) -> str:
        """While the text is final, its original no longer changes."""
        if row.pk is None:
            return ""
        declaration = row if isinstance(row, Declaration) else row.declaration
        return str(FROZEN) if language in declaration.frozen_languages() else ""

    def public_url(self, declaration: Declaration, language: str) -> str:
        """Its page in the language, where readers have that language at all."""
        if language not in languages.public_codes():
            return ""
        with translation.override(language):
            return declaration.get_absolute_url()

    def preview(self, request, declaration: Declaration, language: str, texts: dict):
        """Its page, as readers would get it in the language."""
        return views.preview(request, declaration, language, texts)

    def names_in(self, source: str, source_language: str, language: str) -> list[tuple[str, str]]:
        """The member cities that the source names."""
        return names_in(source, source_language, language)
