"""How Django knows this app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SiteExportConfig(AppConfig):
    """The public site as files."""

    name = "uccn.site_export"
    verbose_name = _("the site as files")
