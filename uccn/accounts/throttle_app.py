"""How Django knows the library that throttles signing in."""

from axes.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SignInsConfig(AppConfig):
    """Staff read in the admin what its tables hold, not what the library is called."""

    verbose_name = _("Sign-ins")
