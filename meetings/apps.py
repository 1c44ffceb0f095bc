"""How Django knows this app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MeetingsConfig(AppConfig):
    """Annual meetings."""

    name = "meetings"
    verbose_name = _("Meetings")
