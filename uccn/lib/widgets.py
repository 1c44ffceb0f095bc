"""Widgets that carry only the attributes that HTML knows for them."""

from django import forms


class _WithoutLength:
    """For a text field that is not typed: its length is no matter of the element."""

    def build_attrs(self, base_attrs, extra_attrs=None):
        """The attributes without the length that the text field gave."""
        attributes = super().build_attrs(base_attrs, extra_attrs)
        return {name: value for name, value in attributes.items() if name != "maxlength"}


class Choice(_WithoutLength, forms.Select):
    """A choice whose answer is kept in a text field."""


class Colour(_WithoutLength, forms.ColorInput):
    """A colour; the element has one always, so it cannot be required."""

    def use_required_attribute(self, initial) -> bool:
        """Never: the element does not know it."""
        return False


class Unseen(forms.HiddenInput):
    """A value that no label on the page belongs to."""

    def id_for_label(self, id_) -> str:
        """Nothing: a label may not name what is hidden."""
        return ""


def day_input() -> forms.DateInput:
    """The browser's own calendar."""
    return forms.DateInput({"type": "date"}, format="%Y-%m-%d")


def hour_input() -> forms.TimeInput:
    """The browser's own clock."""
    return forms.TimeInput({"type": "time"}, format="%H:%M")
