"""What templates say of a city: its own name, its years, its place."""

from decimal import Decimal

from django import template
from django.utils.html import format_html

from cities import shapes
from uccn.lib import dates
from uccn.lib.templatetags.uccn_text import attributes

register = template.Library()
register.filter("shape", shapes.shape_of)


@register.simple_tag
def own_name_of(city):
    """The city's name as it writes it, with its language; '' where that is the name shown."""
    if not city.own_name or city.own_name == city.text("name").text:
        return ""
    return format_html("<bdi{}>{}</bdi>", attributes(city.own_language), city.own_name)


@register.filter
def years(designation) -> str:
    """A designation's years: "since 2008" or "2008–2023"."""
    return dates.period(designation.start_year, designation.end_year)


@register.filter
def degrees(number: Decimal) -> str:
    """A coordinate with a point and without zeros at its end, in every language alike."""
    return f"{number.normalize():f}"
