"""How Django knows this app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from uccn.lib import after_migrate


class RecordConfig(AppConfig):
    """Who changed what, when, from what and to what."""

    name = "uccn.record"
    verbose_name = _("Record of changes")

    def ready(self) -> None:
        """Have the triggers installed after each ``migrate``, and let Django find the check."""
        from uccn.record import checks, triggers, words  # noqa: F401

        after_migrate.register(triggers.install, remove=triggers.remove_before_building)
        after_migrate.register(words.install)
