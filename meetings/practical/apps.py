"""How Django knows this app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PracticalConfig(AppConfig):
    """What a meeting tells its guests: practical pages, news, words of welcome."""

    name = "meetings.practical"
    label = "practical"
    verbose_name = _("Practical information and news")
