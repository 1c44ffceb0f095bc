"""The address of the meetings' colours."""

from django import template

from meetings import accents

register = template.Library()


@register.simple_tag(takes_context=True)
def accents_address(context) -> str:
    """Where the colours are: for good where pages are kept, and never for staff, who see drafts."""
    request = context.get("request")
    kept = getattr(request, "holds", None) is not None and not request.user.is_staff
    return accents.address(lasting=kept)
