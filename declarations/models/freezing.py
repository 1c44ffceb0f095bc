"""While a text is final its original no longer changes: which texts that is, and who is told."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy

from uccn.lib import languages

FROZEN = gettext_lazy(
    "The text is final, so its original no longer changes. Set its stage back to “open for "
    "consultation” first."
)


def refuse_frozen(declaration, old: models.Model, new: models.Model, field: str, names=None):
    """Raise ValidationError where ``new`` has another text than ``old`` in a frozen language.

    ``declaration`` is as it is stored; ``names`` are the columns to be written, all by default.
    """
    columns = {languages.column(field, code) for code in declaration.frozen_languages()}
    written = columns.intersection(names if names is not None else columns)
    loaded = written - new.get_deferred_fields()
    if any((getattr(old, name) or "") != (getattr(new, name) or "") for name in loaded):
        raise ValidationError(FROZEN, "frozen")
