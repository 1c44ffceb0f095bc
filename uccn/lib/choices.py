"""Choices among rows that are made safe against what no form of ours sends."""

from django import forms
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
