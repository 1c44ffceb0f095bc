"""What can be translated: each subject declares itself here, in its module ``translating``.

The translation page knows no subject. It asks the registration for the texts in their order, the
original's language, and whether readers already see a language.
"""

from dataclasses import dataclass, field

from django.db import models
from django.utils.functional import Promise

from uccn.lib import languages
from uccn.lib.languages import Resolved


@dataclass(frozen=True)
class Unit:
    """One text to translate: one translated field of one row, in the languages that were read."""

    model: type[models.Model]
    pk: int
    field: str
    label: str | Promise
    mark: str | Promise
    rows: int = 5
    texts: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, instance: models.Model, field: str, read: list[str], **names) -> "Unit":
        """The unit of a row's field; a text that is missing, or not loaded, is ''.

        ``label`` names it in words ("Paragraph 3"), ``mark`` in the margin and the log ("§ 3").
        """
        loaded = instance.__dict__
        texts = {code: loaded.get(languages.column(field, code)) or "" for code in read}
        return cls(type(instance), instance.pk, field, texts=texts, **names)

    @property
    def key(self) -> str:
        """What the page calls it: ``paragraph-12-body``."""
        return f"{self.model._meta.model_name}-{self.pk}-{self.field}"

    @property
    def is_one_line(self) -> bool:
        """Whether its text may not be broken into lines."""
        return isinstance(self.model._meta.get_field(self.field), models.CharField)


class TranslationSubject:
    """What a subject says about itself; the subclass is registered with ``register``."""

    model: type[models.Model]
    # Whoever holds it may write every text of the subject, in every language.
    permission: str

    def objects(self) -> models.QuerySet:
        """The objects that can be opened, with what the methods below need of them."""
        return self.model._default_manager.all()

    def units(self, obj, read: list[str]) -> list[Unit]:
        """The texts in their order, read in those languages and no others."""
        raise NotImplementedError

    def filled(self, obj) -> dict[str, int]:
        """How many of the units have a text, by language."""
        raise NotImplementedError

    def source_language(self, obj) -> str:
        """The language in which it was written, '' when that is not known."""
        return ""

    def is_public(self, obj, language: str) -> bool:
        """Whether readers see at once what is saved in the language."""
        return False

    def title(self, obj) -> Resolved:
        """What the page calls the object, with the language of those words."""
        return Resolved(str(obj), languages.current())

    def public_url(self, obj, language: str) -> str:
        """The page that readers see in the language, '' when there is none."""
        return ""


_subjects: dict[str, TranslationSubject] = {}


def register(subject: type[TranslationSubject]) -> type[TranslationSubject]:
    """Decorate a TranslationSubject to give its model a translation page."""
    _subjects[subject.model._meta.label_lower] = subject()
    return subject


def subject_of(label: str) -> TranslationSubject:
    """The subject of a model's label ("declarations.declaration"); LookupError if there is none."""
    return _subjects[label]
