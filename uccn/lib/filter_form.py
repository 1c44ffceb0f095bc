"""How the filters of a list are laid out: a form that only reads, kept in the address."""

from collections.abc import Iterable
from typing import NamedTuple

from crispy_forms.bootstrap import StrictButton
from crispy_forms.helper import FormHelper
from crispy_forms.layout import HTML, Div, Layout
from django.utils.html import format_html
from django.utils.translation import gettext as _

from uccn.lib.collation import sort_key
from uccn.lib.countries import country_name


class Choice(NamedTuple):
    """A value that a filter offers, and how many rows it leaves beside the other filters."""

    value: str
    label: str
    count: int


def by_country_name(choice: Choice) -> tuple:
    """The key that sorts choices of a country (ISO 3166-1) as the active language sorts names."""
    return sort_key(choice.label, latin=country_name(choice.value, "en"))


def labelled(offered: Iterable[Choice]) -> list[tuple[str, str]]:
    """The choices of a field, each with its count, after the one that asks for nothing."""
    pattern = _("%(name)s (%(count)s)")
    return [
        ("", _("All")),
        *((c.value, pattern % {"name": c.label, "count": c.count}) for c in offered),
    ]


def filter_helper(label: str, *, is_filtered: bool, whole: str, fields: list[str]) -> FormHelper:
    """The choices, a button, and where something is asked for a way to ``whole``, the full list."""
    helper = FormHelper()
    helper.form_method = "get"
    helper.form_class = "filters"
    helper.attrs = {"role": "search", "aria-label": label}
    actions = [StrictButton(_("Show"), type="submit", css_class="btn-primary")]
    if is_filtered:
        link = format_html('<a href="{}">{}</a>', whole, _("Clear filters"))
        actions.append(HTML(link))
    helper.layout = Layout(*fields, Div(*actions, css_class="filters__actions"))
    return helper
