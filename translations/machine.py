"""Where a machine translation would come from; none is configured.

``settings.TRANSLATION_MACHINE`` names a callable by its dotted path, ``""`` for none. What it
answers is offered beside the memory's suggestions, marked as a machine's, and is saved only by
a person who inserted it: nothing else in the site ever calls it.
"""

from typing import Protocol

from django.conf import settings
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _


class MachineFailed(Exception):
    """The machine gave no answer; the sentence says what to do."""


class Machine(Protocol):
    """What a configured machine is: a callable that translates one text."""

    def __call__(self, text: str, *, source_language: str, language: str) -> str:
        """The text in the other language, plain; languages are codes of the settings."""


def is_configured() -> bool:
    """Whether there is a machine to ask."""
    return bool(settings.TRANSLATION_MACHINE)


def suggest(text: str, source_language: str, language: str) -> str:
    """What the configured machine makes of a text. Raises MachineFailed, whatever its fault."""
    if not is_configured():
        raise MachineFailed(_("No machine translation is configured."))
    machine: Machine = import_string(settings.TRANSLATION_MACHINE)
    try:
        return machine(text, source_language=source_language, language=language)
    except Exception as fault:
        raise MachineFailed(
            _("The machine translation gave no answer. Translate without it, or ask later.")
        ) from fault
