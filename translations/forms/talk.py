"""What is said of a text, and who is asked to translate a sheet until when."""

from crispy_forms.helper import FormHelper
from django import forms
from django.contrib.auth import get_user_model
from django.utils.translation import gettext_lazy as _

from translations import permissions
from translations.models import Comment
from uccn.lib import languages
from uccn.lib.cleaning import CleanFormField


class CommentForm(forms.Form):
    """A comment or a question, on the text in its language or on the source."""

    kind = forms.ChoiceField(label=_("It is a"), choices=Comment.Kind.choices[:2])
    about = forms.ChoiceField(label=_("About"))
    words = CleanFormField(
        label=_("Comment or question"), widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"})
    )

    def __init__(self, *args, row, **kwargs):
        super().__init__(*args, **kwargs)
        choices = [("", _("the source, for every language"))]
        if not row.is_source:
            choices.insert(0, (row.language, languages.name_in(row.language)))
        self.fields["about"].choices = choices
        self.fields["about"].required = False
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True


class AssignForm(forms.Form):
    """Who translates a sheet into a language, and until when; nobody takes it away."""

    person = forms.ModelChoiceField(
        label=_("Who translates it"), queryset=None, required=False, empty_label=_("nobody")
    )
    due_at = forms.DateTimeField(
        label=_("Due"),
        required=False,
        help_text=_("Day and time, in UTC. Empty where there is no hurry."),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M:%S"],
    )

    def __init__(self, *args, language: str, **kwargs):
        super().__init__(*args, **kwargs)
        people = get_user_model().objects.filter(is_active=True, is_staff=True)
        names = [
            permissions.codename(verb, language)
            for verb in (permissions.TRANSLATE, permissions.REVIEW)
        ]
        able = people.filter(is_superuser=True)
        for relation in ("groups__permissions", "user_permissions"):
            able |= people.filter(**{f"{relation}__codename__in": names})
        self.fields["person"].queryset = able.distinct().order_by("username")
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True
