"""The base of every model with translated fields, and what it protects them from.

modeltranslation's base column (``title`` beside ``title_fr``) holds whatever the last writer's
language was, and writing it can copy a fallback into another language's column. So: the base
column is pinned to the default language at every save, and nobody else writes it.
"""

from django.conf import settings
from django.db import models
from django.utils.translation import override
from modeltranslation.translator import translator
from modeltranslation.utils import fallbacks

from uccn.lib import languages


class TranslatedModel(models.Model):
    """A model whose translated fields are written by language, and by language only."""

    class Meta:
        abstract = True

    def save(self, *args, update_fields=None, **kwargs) -> None:
        """Save with the base columns equal to the default language's, whoever saves.

        ``update_fields`` names columns of one language (``title_ar``); a base name (``title``)
        is taken as the default language's column.
        """
        source = settings.MODELTRANSLATION_DEFAULT_LANGUAGE
        if update_fields is not None:
            update_fields = _with_base_columns(type(self), update_fields, source)
        with override(source), fallbacks(False):
            self._pin_base_columns(source)
            super().save(*args, update_fields=update_fields, **kwargs)

    save.alters_data = True

    def save_by(self, by, **kwargs) -> None:
        """Save as a person's work, for whoever asks whose it is."""
        self.save(**kwargs)

    save_by.alters_data = True

    def _pin_base_columns(self, source: str) -> None:
        """Set what is loaded of the base columns; deferred columns stay untouched."""
        for field in translated_fields(type(self)):
            name = languages.column(field, source)
            if name in self.__dict__:
                self.__dict__[field] = self.__dict__[name] or ""

    def text(self, field: str, language: str | None = None) -> languages.Resolved:
        """The field's text in the language, or the honest fallback with its real language."""
        return languages.resolve(self, field, language, getattr(self, "original_language", ""))


def translated_fields(model) -> list[str]:
    """The names of the model's translated fields, in the model's own order."""
    registered = set(translator.get_options_for_model(model).all_fields)
    return [field.name for field in model._meta.fields if field.name in registered]


def _with_base_columns(model, names, source: str) -> set[str]:
    """Add to each default-language column its base column, and the reverse."""
    names = set(names)
    for field in translated_fields(model):
        pair = {field, languages.column(field, source)}
        if names & pair:
            names |= pair
    return names
