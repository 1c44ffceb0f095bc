"""How Django knows this app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ProgrammeConfig(AppConfig):
    """The programmes of annual meetings."""

    name = "meetings.programme"
    label = "programme"
    verbose_name = _("Programme")
