"""What a declaration lacks in a language, in sentences that staff read before they publish it."""

from django.utils.translation import gettext as _

from declarations.models import LanguageVersion
from uccn.lib import languages


def sentences(version: LanguageVersion) -> list[str]:
    """What is missing in the version, each in a sentence; an empty list when nothing is."""
    declaration, found = version.declaration, []
    if not getattr(declaration, languages.column("title", version.language)):
        found.append(_("The title is missing in this language."))
    if not declaration.paragraphs.exists():
        found.append(_("There is no paragraph."))
    if numbers := empty_paragraphs(version):
        sentence = _("Paragraphs without a text in this language: %(numbers)s.")
        found.append(sentence % {"numbers": ", ".join(str(number) for number in numbers)})
    if not declaration.meeting.is_public:
        found.append(_("The meeting is not public: readers see the text only when it is."))
    if declaration.stage == declaration.Stage.DRAFT:
        found.append(_("It is not recorded as adopted: readers are told that it is not."))
    return found + _about_provenance(version)


def empty_paragraphs(version: LanguageVersion) -> list[int]:
    """The numbers of the paragraphs that have no text in the version's language."""
    column = languages.column("body", version.language)
    rows = version.declaration.paragraphs.values_list(column, flat=True)
    return [number for number, text in enumerate(rows, start=1) if not text]


def _about_provenance(version: LanguageVersion) -> list[str]:
    """Label, source and rights."""
    found = []
    if version.label == LanguageVersion.Label.UNDOCUMENTED:
        found.append(_("Its status is not documented."))
    if not version.source:
        found.append(_("The source is empty."))
    if not version.rights:
        found.append(_("The rights are empty."))
    return found
