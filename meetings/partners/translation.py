"""Which fields of partners are translated."""

from modeltranslation.translator import TranslationOptions, register

from meetings.partners.models import Partner


@register(Partner)
class PartnerTranslation(TranslationOptions):
    """What a partner is called, and its logo in words."""

    fields = ("name", "logo_alt")
