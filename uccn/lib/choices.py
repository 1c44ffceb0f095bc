"""Choices among rows that are made safe against what no form of ours sends."""

from django import forms
from django.contrib.admin.widgets import AutocompleteSelect
from django.core.exceptions import ValidationError

# As many digits a key of a row may have in any database.
_LONGEST = 18


class RowsField(forms.ModelMultipleChoiceField):
    """Several rows; a number that no row can have is refused as one that no row has.

    Django hands it to the database, which breaks on it.
    """

    def clean(self, value):
        """The rows that were chosen."""
        for key in value if isinstance(value, list | tuple) else ():
            if len(str(key)) > _LONGEST:
                message = self.error_messages["invalid_choice"]
                shown = {"value": str(key)[:_LONGEST]}
                raise ValidationError(message, code="invalid_choice", params=shown)
        return super().clean(value)


class RowSelect(AutocompleteSelect):
    """A searched choice of a row, which may be drawn again with what is no key of any.

    Django looks for it among the rows, and breaks on it; the error beside the field says it.
    """

    def optgroups(self, name, value, attr=None):
        """The options: the row that was chosen, if there can be one."""
        return super().optgroups(name, [key for key in value if self._may_be(key)], attr)

    def _may_be(self, key) -> bool:
        """Whether a row could have this key."""
        try:
            self.field.target_field.to_python(key)
        except ValidationError:
            return False
        return len(str(key)) <= _LONGEST


class RowChoices:
    """For a ModelAdmin or an inline: its searched choices are ``RowSelect``s."""

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        """The field, whose widget another class may have chosen before."""
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs.setdefault("widget", RowSelect(db_field, self.admin_site))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)
