"""How Django knows this app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PartnersConfig(AppConfig):
    """The partners of annual meetings."""

    name = "meetings.partners"
    label = "partners"
    verbose_name = _("Partners")
