"""How Django knows this app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DeclarationsConfig(AppConfig):
    """Declarations and their language versions."""

    name = "declarations"
    verbose_name = _("Declarations")
