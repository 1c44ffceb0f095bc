"""Which languages a declaration may have."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from uccn.lib import languages


def validate_language(code: str) -> None:
    """Raise ValidationError for a language that the site does not have."""
    if code not in languages.codes():
        raise ValidationError(
            _("“%(code)s” is none of the site's languages."), params={"code": code}
        )
