"""Languages that are not public, shown to those who may preview them as the text's page does."""

from declarations import reading
from declarations.models import LanguageVersion
from declarations.views.asked import Asked
from uccn.publication import access
from uccn.publication.models import State


def is_asked(request, asked: Asked, codes: list[str]) -> bool:
    """Whether one of the languages is a draft, or nothing is public, and the person may see it."""
    is_hidden = not asked.public or bool(_unseen(asked, codes))
    return is_hidden and access.may_preview(request, asked.declaration)


def versions(asked: Asked, codes: list[str]) -> list[LanguageVersion]:
    """The languages of a preview: what readers see and these; all where they see none.

    A text that has none yet is shown in the language of its title.
    """
    if asked.public:
        return [*asked.public, *_unseen(asked, codes)]
    unsaved = None if asked.versions else reading.unsaved_version(asked.declaration)
    return asked.versions or ([unsaved] if unsaved else [])


def announce(request, asked: Asked, codes: list[str]) -> None:
    """Set the banner, by which no cache keeps the page and no search engine takes it up."""
    states = [version.state() for version in _unseen(asked, codes)]
    state = states[0] if states else State.DRAFT
    request.draft_state = State.DRAFT if state == State.PUBLIC else state


def _unseen(asked: Asked, codes: list[str]) -> list[LanguageVersion]:
    """The versions in these languages that readers do not see."""
    public = asked.public
    return [v for v in asked.versions if v.language in codes and v not in public]
