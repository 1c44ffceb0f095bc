"""How Django knows this app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DocumentsConfig(AppConfig):
    """The documents of annual meetings."""

    name = "meetings.documents"
    label = "documents"
    verbose_name = _("Documents")
