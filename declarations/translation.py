"""Which fields of declarations are translated."""

from modeltranslation.translator import TranslationOptions, register

from declarations.models import Declaration, Paragraph


@register(Declaration)
class DeclarationTranslation(TranslationOptions):
    """A declaration's title; its masthead is kept as issued, in its language version."""

    fields = ("title",)


@register(Paragraph)
class ParagraphTranslation(TranslationOptions):
    """A paragraph's text."""

    fields = ("body",)
