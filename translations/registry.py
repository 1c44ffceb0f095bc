"""What can be translated: each subject declares itself here, in its module ``translating``.

The desk knows no subject. It asks the registration which fields of which models belong together,
in which order, and what readers see of them. A model that is registered for translation and that
no subject names gets a sheet of its own, so that no text is without a desk.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.db import models
from django.utils import translation
from django.utils.functional import Promise
from django.utils.text import capfirst
from modeltranslation.translator import translator

from uccn.lib import languages
from uccn.lib.later import Declarations
from uccn.lib.translated import translated_fields


@dataclass(frozen=True)
class Part:
    """One translated field of a sheet: of the object itself, or of rows that hang on it.

    ``label`` and ``mark`` name a text, in full and in the margin; they may hold ``{number}``.
    ``parent`` is the column that leads to the sheet's object, '' where the row is that object;
    ``order`` the column of its place, ``ancestor`` that of the same place in an earlier text.
    ``source_language`` is the column of the row, or of the parent, that names its language;
    ``anchor`` a pattern and the column that fills it, for the row's place on the public page.
    """

    model: type[models.Model]
    field: str
    label: str | Promise
    mark: str | Promise
    parent: str = ""
    order: str = ""
    ancestor: str = ""
    source_language: str = ""
    anchor: tuple[str, str] | None = None

    def named(self, number: int) -> str:
        """What a text is called in the person's language: "Paragraph 3"."""
        return str(self.label).format(number=number)

    def anchor_of(self, value) -> str:
        """The fragment for a row, from its value of the anchor's column; '' where there is none."""
        return self.anchor[0].format(value) if self.anchor else ""

    def marked(self, number: int) -> str:
        """What it is called in the margin: "§ 3"."""
        return str(self.mark).format(number=number)


class TranslationSubject:
    """What a subject says about itself; the subclass is registered with ``register``."""

    model: type[models.Model]
    parts: tuple[Part, ...]
    # Whether one sheet holds the texts of all objects: the names of cities.
    is_collective = False

    @property
    def label(self) -> str:
        """The model's label, by which addresses and settings name the subject."""
        return self.model._meta.label_lower

    @property
    def expected_languages(self) -> list[str]:
        """The languages in which a missing text counts as missing; set in the settings."""
        return settings.TRANSLATION_LANGUAGES.get(self.label, languages.codes())

    def objects(self) -> models.QuerySet:
        """The objects that can be opened, with what the methods below need of them."""
        return self.model._default_manager.all()

    def titles(self, obj) -> dict[str, str]:
        """What each language calls the sheet; a language without words for it is left out."""
        return {}

    def order(self, obj) -> int:
        """What sheets are sorted by, highest first."""
        return 0

    def is_public(self, obj, language: str) -> bool:
        """Whether readers see at once what is approved in the language."""
        return False

    def text_seen(self, obj, row: models.Model, field: str, language: str) -> str:
        """The text of a row's field that readers see in the language, '' when they see none."""
        text = getattr(row, languages.column(field, language))
        return text or "" if self.is_public(obj, language) else ""

    def refusal(self, row: models.Model, language: str) -> str:
        """Why nobody may change a row's text in the language now, '' where it may be changed."""
        return ""

    def public_url(self, obj, language: str) -> str:
        """The page that readers see in the language, '' when there is none."""
        return ""

    def preview(self, request, obj, language: str, texts: dict):
        """The public page with unsaved texts in it, by (model label, key, field); None if none.

        ``texts`` are in the language; what is not named there is shown as it is stored.
        """
        return None

    def names_in(self, source: str, source_language: str, language: str) -> list[tuple[str, str]]:
        """Proper names that the source holds, each with its official name in the language."""
        return []


class NamesSubject(TranslationSubject):
    """All texts of a whole model on one sheet: names of cities, of fields, of places."""

    is_collective = True

    def titles(self, obj) -> dict[str, str]:
        """The model's plural, in every language."""
        found = {}
        for code in languages.codes():
            with translation.override(code):
                found[code] = capfirst(str(self.model._meta.verbose_name_plural))
        return found


_subjects: dict[str, TranslationSubject] = {}


def register(subject: type[TranslationSubject]) -> type[TranslationSubject]:
    """Decorate a TranslationSubject to give its model a sheet for each object."""
    made = subject()
    _subjects[made.label] = made
    return subject


def _complete() -> None:
    """Give every translated model that no subject names a sheet of its own."""
    claimed = {part.model for subject in subjects() for part in subject.parts}
    for model in translator.get_registered_models(abstract=False):
        if model not in claimed:
            made = NamesSubject()
            made.model = model
            made.parts = tuple(
                Part(model, name, model._meta.get_field(name).verbose_name, "{number}")
                for name in translated_fields(model)
            )
            _subjects[made.label] = made


_declared = Declarations("translating", then=_complete)


def subjects() -> Iterable[TranslationSubject]:
    """Every subject, in the order of registration."""
    _declared.load()
    return list(_subjects.values())


def subject_of(label: str) -> TranslationSubject:
    """The subject of a model's label ("declarations.declaration"); LookupError if there is none."""
    _declared.load()
    return _subjects[label]


def subjects_with(model: type[models.Model]) -> list[TranslationSubject]:
    """The subjects on whose sheets a model's texts stand."""
    return [s for s in subjects() if any(part.model is model for part in s.parts)]


def refusal(row: models.Model, language: str) -> str:
    """Why a subject forbids to change a row's texts in the language now, '' where none does."""
    found = (subject.refusal(row, language) for subject in subjects_with(type(row)))
    return next(filter(None, found), "")


def part_of(subject: TranslationSubject, model: type[models.Model], field: str) -> Part | None:
    """The part that a text belongs to, None where the subject does not name it (any more)."""
    for part in subject.parts:
        if part.model is model and part.field == field:
            return part
    return None
