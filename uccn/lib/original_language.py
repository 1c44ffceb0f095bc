"""In which language something was written first: the column, and how staff choose it."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from uccn.lib.languages import validate_language
from uccn.lib.widgets import Choice


def column() -> models.CharField:
    """The column; '' where it is not known."""
    return models.CharField(
        _("original language"),
        max_length=20,
        blank=True,
        validators=[validate_language],
        help_text=_("Empty when it is not known."),
    )


def choice() -> Choice:
    """Every language in its own name, and that it may be unknown."""
    return Choice(choices=[("", _("not known")), *settings.LANGUAGES])
