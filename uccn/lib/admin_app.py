"""How Django knows its admin, whose modules come with its addresses and not at the start."""

from django.contrib.admin import autodiscover
from django.contrib.admin.apps import SimpleAdminConfig
from django.contrib.admin.checks import check_admin_app, check_dependencies
from django.core.checks import CheckMessage, Tags, register


class AdminLaterConfig(SimpleAdminConfig):
    """The admin, which a worker that serves readers alone never loads."""

    def ready(self) -> None:
        """Check it as Django does, with everything that the apps register."""
        register(check_dependencies, Tags.admin)
        register(check_whole_admin, Tags.admin)


def check_whole_admin(app_configs, **kwargs) -> list[CheckMessage]:
    """What Django's own check says, once every app's ``admin`` is there."""
    autodiscover()
    return check_admin_app(app_configs, **kwargs)
