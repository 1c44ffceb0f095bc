"""What the person who looks at a page may do at the desk."""

from django import template

from translations import permissions

register = template.Library()


@register.simple_tag(takes_context=True)
def may_write(context, language: str) -> bool:
    """Whether the person may write translations in the language."""
    user = context["request"].user
    return permissions.may_use_desk(user) and permissions.may_translate(user, language)
