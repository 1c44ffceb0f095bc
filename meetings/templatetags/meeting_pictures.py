"""A meeting's logo and banner with their words, credit and sizes."""

from django import template

from meetings import pictures

register = template.Library()


@register.inclusion_tag("meetings/_picture.html", takes_context=True)
def picture(context, meeting, name: str):
    """The picture in its sizes; nothing when the meeting has none."""
    file = getattr(meeting, name)
    if file and not file.storage.exists(file.name):
        file = None
    return {
        "name": name,
        "file": file,
        "sources": pictures.sources(file) if file else [],
        "alternative": meeting.text(f"{name}_alt"),
        "credit": getattr(meeting, f"{name}_credit"),
        "licence": getattr(meeting, f"{name}_licence"),
        "preview_suffix": context.get("preview_suffix", ""),
    }
