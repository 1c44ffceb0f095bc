"""How Django knows this app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PublicationConfig(AppConfig):
    """Draft, preview, publish, withdraw."""

    name = "uccn.publication"
    verbose_name = _("publication")
