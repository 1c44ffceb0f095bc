"""The picture that is shown where somebody shares a declaration's page."""

from django.views.decorators.http import require_safe

from declarations import reading
from declarations.views.asked import find, moved_file, refused
from meetings.cards import card
from uccn.discovery.pictures.kept import picture_response


@require_safe
def picture(request, year: str, slug: str):
    """The meeting's picture with the text's title, as its page in this language shows it."""
    asked = find(year, slug)
    if asked is None:
        return moved_file(year, slug, ".png")
    if asked.is_withdrawn:
        return refused(request, asked)
    text = reading.newest(asked.declaration, asked.public, asked.wanted)
    if text is None:
        return refused(request, asked)
    return picture_response(card(asked.declaration.meeting, text.title))
