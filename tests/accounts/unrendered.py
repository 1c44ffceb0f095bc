"""Templates that write nothing: who may see a page is decided before it is written."""

from django.template.backends.base import BaseEngine

SETTING = [{"BACKEND": "tests.accounts.unrendered.Unrendered", "DIRS": [], "APP_DIRS": False}]


class Unrendered(BaseEngine):
    """Knows a template by every name."""

    def __init__(self, params: dict) -> None:
        super().__init__({name: params[name] for name in ("NAME", "DIRS", "APP_DIRS")})

    def get_template(self, template_name: str) -> "Empty":
        """An empty one."""
        return Empty()


class Empty:
    """A template that writes nothing, whatever it is given."""

    def render(self, context=None, request=None) -> str:
        """The page."""
        return ""
