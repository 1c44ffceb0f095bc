"""What stands as heading of a text that has no title in any language that readers see."""

from django.template.defaultfilters import capfirst
from django.utils.translation import pgettext

from declarations.models import Declaration


def made(kind: str, edition_name: str) -> str:
    """ "Déclaration, XII^e^ Réunion annuelle" in the active language, in our texts' grammar."""
    label = capfirst(str(Declaration.Kind(kind).label))
    return pgettext("comma between the parts of a name", ", ").join([label, edition_name])
