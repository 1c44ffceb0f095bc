"""What ``manage.py check`` looks at: whether the settings name what there is."""

from django.conf import settings
from django.core.checks import Error, register
from django.utils.module_loading import import_string

from translations import registry


@register
def expected_kinds_are_known(app_configs=None, **kwargs) -> list[Error]:
    """Whether every kind of content in EXPECTED_LANGUAGES is one that is translated."""
    known = sorted(subject.label for subject in registry.subjects())
    return [
        Error(
            f"EXPECTED_LANGUAGES names {label!r}, which is no kind of content with translations.",
            hint=f"There are: {', '.join(known)}.",
            id="uccn.E003",
        )
        for label in settings.TRANSLATION_LANGUAGES
        if label not in known
    ]


@register
def machine_is_there(app_configs=None, **kwargs) -> list[Error]:
    """Whether the machine translation that is named can be called."""
    named = settings.TRANSLATION_MACHINE
    try:
        if not named or callable(import_string(named)):
            return []
        words = "is nothing that can be called"
    except ImportError as error:
        words = f"cannot be imported: {error}"
    return [Error(f"TRANSLATION_MACHINE names {named!r}, which {words}.", id="uccn.E008")]
