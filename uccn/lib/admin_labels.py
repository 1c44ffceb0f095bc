"""Names for what Django's admin draws without any: rows of a table, the two halves of a moment.

Sighted people read them from the head of the column or from the words beside; a screen reader
needs them on the input itself (WCAG 2.2, 4.1.2). ``search-labels.js`` does it for the searches,
which a script draws.
"""

from django import forms
from django.contrib import admin
from django.utils.translation import gettext as _


def name_on_inputs(field: forms.Field) -> None:
    """Say a field's label on its inputs; of a moment each half says which it is."""
    label = str(field.label or "")
    halves = getattr(field.widget, "widgets", None)
    if halves and isinstance(field, forms.SplitDateTimeField):
        for half, word in zip(halves, (_("day"), _("time")), strict=True):
            half.attrs["aria-label"] = f"{label}, {word}"
    elif label and not field.widget.is_hidden:
        # A field with a button beside it draws another widget inside.
        inner = getattr(field.widget, "widget", field.widget)
        inner.attrs.setdefault("aria-label", label)


class LabelledFormSet(forms.BaseInlineFormSet):
    """Rows each of whose inputs says its column."""

    def add_fields(self, form, index):
        """The fields of a row, those that the formset adds included."""
        super().add_fields(form, index)
        for field in form.fields.values():
            name_on_inputs(field)


class LabelledTabular(admin.TabularInline):
    """Rows of a table whose inputs and searches have names."""

    formset = LabelledFormSet

    class Media:
        js = ("js/search-labels.js",)


class LabelledMoments:
    """For a ModelAdmin: day and time of a moment have names, and so have its searches."""

    class Media:
        js = ("js/search-labels.js",)

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        """The form field; the halves of a moment say their names."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if isinstance(field, forms.SplitDateTimeField):
            name_on_inputs(field)
        return field
