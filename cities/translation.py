"""Which fields of cities are translated."""

from modeltranslation.translator import TranslationOptions, register

from cities.models import City, CreativeField


@register(CreativeField)
class CreativeFieldTranslation(TranslationOptions):
    """A field's name."""

    fields = ("name",)


@register(City)
class CityTranslation(TranslationOptions):
    """A city's name: exonyms differ, Kraków is Cracovie in French."""

    fields = ("name",)
