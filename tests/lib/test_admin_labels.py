"""Inputs of the admin's tables and the halves of a moment say what they are."""

from django import forms
from django.contrib.admin.widgets import AdminSplitDateTime
from django.utils.translation import override

from uccn.lib.admin_labels import name_on_inputs


def test_an_input_says_its_label():
    field = forms.CharField(label="Note")
    name_on_inputs(field)
    assert field.widget.attrs["aria-label"] == "Note"


def test_what_a_field_says_of_itself_stays():
    field = forms.CharField(
        label="Note", widget=forms.TextInput({"aria-label": "A note, in Arabic"})
    )
    name_on_inputs(field)
    assert field.widget.attrs["aria-label"] == "A note, in Arabic"


def test_each_half_of_a_moment_says_which_it_is():
    field = forms.SplitDateTimeField(label="Läuft ab", widget=AdminSplitDateTime)
    with override("fr"):
        name_on_inputs(field)
    assert [half.attrs["aria-label"] for half in field.widget.widgets] == [
        "Läuft ab, jour", "Läuft ab, heure",
    ]  # fmt: skip


def test_a_hidden_field_says_nothing():
    field = forms.CharField(label="Key", widget=forms.HiddenInput)
    name_on_inputs(field)
    assert "aria-label" not in field.widget.attrs
