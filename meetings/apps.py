"""How Django knows this app."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _


class MeetingsConfig(AppConfig):
    """Annual meetings."""

    name = "meetings"
    verbose_name = _("Meetings")

    def ready(self) -> None:
        """Let every app say what the next year gets of it, in its module ``next_year``."""
        autodiscover_modules("next_year")
