"""How Django knows this app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LibConfig(AppConfig):
    """Ground floor; an app only for its commands."""

    name = "uccn.lib"
    verbose_name = _("library")
