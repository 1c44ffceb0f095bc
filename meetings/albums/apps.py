"""How Django knows this app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AlbumsConfig(AppConfig):
    """The pictures of annual meetings."""

    name = "meetings.albums"
    label = "albums"
    verbose_name = _("Pictures")
