"""How Django knows this app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PagesConfig(AppConfig):
    """The pages that belong to no single subject."""

    name = "uccn.pages"
    verbose_name = _("pages")
