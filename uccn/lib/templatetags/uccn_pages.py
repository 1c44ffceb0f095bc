"""The ways from one page of a list to the others."""

from django import template
from django.utils.translation import gettext

from uccn.lib import paging
from uccn.lib.templatetags.uccn_text import comma

register = template.Library()


@register.simple_tag
def page_of(page) -> str:
    """What a list's title adds on a further page: ", Page 2 of 9"; '' on the first."""
    if page.number == 1:
        return ""
    said = gettext("Page %(number)s of %(total)s")
    return comma() + said % {"number": page.number, "total": page.paginator.num_pages}


@register.inclusion_tag("_components/pages.html", takes_context=True)
def page_links(context, page):
    """Links to the page before and after, and to others by number, with what else is asked for."""
    request, around = context["request"], page.paginator
    numbers = around.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    return {
        "page": page,
        "before": paging.address(request, page.number - 1),
        "after": paging.address(request, page.number + 1),
        "numbers": [
            (number, "" if number == around.ELLIPSIS else paging.address(request, number))
            for number in numbers
        ],
    }
