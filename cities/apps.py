"""How Django knows this app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CitiesConfig(AppConfig):
    """Creative fields and member cities."""

    name = "cities"
    verbose_name = _("Cities")
