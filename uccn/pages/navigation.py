"""The navigation, as data."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

# Label and URL name, in the order of the header.
ITEMS = [
    (_("Home"), "pages:home"),
    (_("Meetings"), "meetings:list"),
    (_("Declarations"), "declarations:list"),
    (_("Cities"), "cities:list"),
]


def navigation(path: str) -> list[dict[str, object]]:
    """The items with their addresses; ``here`` is "page" on the page itself, "true" below it."""
    items = []
    for label, name in ITEMS:
        url = reverse(name)
        below = name != "pages:home" and path.startswith(url)
        here = "page" if path == url else "true" if below else ""
        items.append({"label": label, "url": url, "here": here})
    return items
