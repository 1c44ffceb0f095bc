"""How Django knows this app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    """Members of staff."""

    name = "uccn.accounts"
    verbose_name = _("Members of staff")
