"""Language tabs for the admin's forms, without anything from another host.

Each language is a fieldset of its own, one under another; ``language-tabs.js`` turns neighbours
into tabs. Without JavaScript the form is the same form.
"""

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from uccn.lib import languages
from uccn.lib.translated import translated_fields

# Where this stands among the fieldsets, the languages' fieldsets come.
LANGUAGES = ("languages", {"fields": ()})


class TranslatedForm(forms.ModelForm):
    """A form over columns of single languages that asks for a text in at least one."""

    def clean(self):
        """A field that may not be empty needs a text in some language."""
        data = super().clean() or self.cleaned_data
        for field in translated_fields(self._meta.model):
            columns = languages.columns([field], languages.codes())
            names = [name for name in columns if name in self.fields]
            blank = self._meta.model._meta.get_field(field).blank
            refused = any(name in self.errors for name in names)
            # What the form does not ask for stays as it is stored.
            stored = (getattr(self.instance, name) for name in set(columns) - set(names))
            kept = any(stored) or any(data.get(name) for name in names)
            if names and not blank and not refused and not kept:
                message = _("Write this in at least one language.")
                self.add_error(names[0], ValidationError(message, code="required"))
        return data


class AnyCaseSearch:
    """A ModelAdmin's search that finds words of every script in every case."""

    def get_search_results(self, request, queryset, search_term):
        """The rows found, whatever the case of the words in any script.

        SQLite folds the case of ASCII alone, so that other words are looked for in each case.
        """
        found, doubled = super().get_search_results(request, queryset, search_term)
        if not search_term.isascii():
            others = {search_term.lower(), search_term.capitalize(), search_term.title()}
            for term in others - {search_term}:
                found |= super().get_search_results(request, queryset, term)[0]
        return found, doubled


class TranslatedAdmin(AnyCaseSearch, admin.ModelAdmin):
    """A ModelAdmin whose translated fields are grouped by language, in tabs.

    ``fieldsets`` holds ``LANGUAGES`` where the tabs go; ``language_fields`` names the fields.
    """

    form = TranslatedForm
    language_fields: tuple[str, ...] = ()

    class Media:
        js = ("js/language-tabs.js", "js/search-labels.js")

    def get_fieldsets(self, request, obj=None):
        """The fieldsets, with one for each language in the place of ``LANGUAGES``."""
        fieldsets = []
        for fieldset in super().get_fieldsets(request, obj):
            fieldsets += self._of_languages() if fieldset == LANGUAGES else [fieldset]
        return fieldsets

    def _of_languages(self):
        """One fieldset a language, named in itself."""
        return [
            (
                languages.own_name(code),
                {
                    "fields": languages.columns(self.language_fields, [code]),
                    "classes": ["language", f"language-{code}"],
                },
            )
            for code in languages.codes()
        ]

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        """The form field, with the language and direction of what is written in it."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        language = getattr(db_field, "language", "")
        if field is None or not language:
            return field
        field.label = capfirst(
            str(self.model._meta.get_field(db_field.translated_field.name).verbose_name)
        )
        field.widget.attrs.update(lang=language, dir=languages.direction(language))
        return field


def all_languages(*fields: str) -> list[str]:
    """The columns of fields in every language, for ``search_fields``."""
    return languages.columns(fields, languages.codes())
