"""The ordinary admin obeys the desk: who may write which language, and what waits for review."""

from functools import cache

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.template.defaultfilters import linebreaksbr
from django.utils.html import format_html
from django.utils.text import capfirst

from translations import actions, permissions
from translations.handing_over import hand_over
from translations.models import Origin
from translations.ordinary_form import DeskForm
from translations.ordinary_messages import logged, tell
from translations.sources import source_columns, texts_of
from uccn.lib import languages
from uccn.lib.admin import TranslatedAdmin
from uccn.lib.admin_saving import CarefulAdmin


class DeskAdmin(CarefulAdmin, TranslatedAdmin):
    """A ModelAdmin of a translated model; its form is a DeskForm.

    Texts in a language that the person may not write are shown, not asked for. A subclass that
    stores rows in its own way overrides ``write_row``.
    """

    form = DeskForm
    # A draft that came, or a text that was frozen, meanwhile.
    overtaken = (*CarefulAdmin.overtaken, actions.Conflict, ValidationError)

    def get_form(self, request, obj=None, change=False, **kwargs):
        """The form, which knows who fills it in."""
        form = super().get_form(request, obj, change, **kwargs)
        form.person = request.user
        return form

    def get_readonly_fields(self, request, obj=None):
        """Also the texts in languages that the person may not write, and what names the source."""
        names = [*super().get_readonly_fields(request, obj), *self._shown(request, obj).values()]
        if not permissions.may_write_source(request.user):
            own = {field.name for field in self.model._meta.fields}
            names += own.intersection(source_columns(self.model, *self.language_fields))
        return list(dict.fromkeys(names))

    def get_fieldsets(self, request, obj=None):
        """The fieldsets; a text that is only shown says its language and direction."""
        shown = self._shown(request, obj)
        fieldsets = []
        for title, options in super().get_fieldsets(request, obj):
            fields = [_with_shown(name, shown) for name in options["fields"]]
            is_same = fields == list(options["fields"])
            fieldsets.append((title, options if is_same else options | {"fields": fields}))
        return fieldsets

    def _shown(self, request, obj) -> dict:
        """How each text that cannot be written is shown, by its column."""
        user = request.user
        may_save = self.has_change_permission(request, obj) if obj else True
        may_all = permissions.own_languages(user) == languages.codes()
        if may_save and may_all and permissions.may_write_source(user):
            return {}
        texts = texts_of(obj or self.model())
        return {
            languages.column(field, code): _showing(self.model, field, code)
            for field in self.language_fields
            for code in languages.codes()
            if not (may_save and texts[field].is_open_to(user, code))
        }

    def has_add_permission(self, request):
        """A new row that cannot be without a text begins with the source."""
        needs_text = any(not self.model._meta.get_field(f).blank for f in self.language_fields)
        may_write = not needs_text or permissions.may_write_source(request.user)
        return may_write and super().has_add_permission(request)

    def save_model(self, request, obj, form, change):
        """Write what is the person's to write, then hand the rest to the desk; tell both."""
        if change:
            # What was written around the desk before is not this person's work.
            actions.saw_change(obj)
        with actions.together(by=request.user):
            self.write_row(request, obj, form, change)
        form.handed = [
            hand_over(obj, field, code, text, by=request.user, origin=Origin.ADMIN)
            for (field, code), text in form.handed_over.items()
        ]
        tell(request, form.handed)

    def delete_queryset(self, request, queryset):
        """Delete row by row, so that desk and search hear of each."""
        for row in queryset:
            row.delete()

    def write_row(self, request, obj, form, change) -> None:
        """Insert the row, or write its columns that were changed here."""
        super().save_model(request, obj, form, change)

    def construct_change_message(self, request, form, formsets, add=False):
        """What was changed, and in which languages texts wait for review."""
        message = super().construct_change_message(request, form, formsets, add)
        return [*message, *logged(form.handed)]


def _with_shown(name, shown: dict):
    """A fieldset's entry, with what is shown in the place of what cannot be written."""
    if isinstance(name, list | tuple):
        return type(name)(shown.get(one, one) for one in name)
    return shown.get(name, name)


@cache
def _showing(model, field: str, code: str):
    """A read-only field of a form: the text in its language and direction."""
    column = languages.column(field, code)

    @admin.display(description=capfirst(model._meta.get_field(field).verbose_name))
    def show(row):
        """The row's text, or a dash."""
        text = getattr(row, column) or ""
        return format_html(
            '<div class="shown-text" lang="{}" dir="{}"{}>{}</div>',
            code,
            languages.direction(code),
            "" if text else format_html(" {}", "data-missing"),
            linebreaksbr(text) or "–",
        )

    show.__name__ = column
    return show
