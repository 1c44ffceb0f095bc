"""How Django knows this app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class BackgroundConfig(AppConfig):
    """The tasks that a worker does beside the site."""

    name = "uccn.background"
    verbose_name = _("Background work")
