"""Which fields of documents are translated."""

from modeltranslation.translator import TranslationOptions, register

from meetings.documents.models import Document


@register(Document)
class DocumentTranslation(TranslationOptions):
    """What a document is called."""

    fields = ("title",)
