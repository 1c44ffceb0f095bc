"""What ``manage.py check`` looks at: whether the settings name kinds of content that there are."""

from django.conf import settings
from django.core.checks import Error, register

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
