"""What readers are told of translations: which can be reported, and which nobody checked."""

from dataclasses import dataclass
from typing import NamedTuple

from translations import registry
from translations.hashes import text_hash
from translations.models import TextState, TextUnit
from translations.registry import Part, TranslationSubject


class PublicMark(NamedTuple):
    """What a reader may know of a translated text: by which number to report it, who checked it."""

    unit_id: int
    is_unreviewed: bool
    text_hash: str = ""


Place = tuple[str, int, str]


def marks(obj, languages: list[str], row: int | None = None) -> dict[str, dict[Place, PublicMark]]:
    """The translations on an object's sheet, by language, then by model label, key and field.

    Source texts are not among them. ``row`` asks only for the texts of rows with that key. Runs
    one query.
    """
    states = TextState.objects.filter(
        unit__sheet__content_type__app_label=obj._meta.app_label,
        unit__sheet__content_type__model=obj._meta.model_name,
        unit__sheet__object_id=obj.pk,
        unit__removed_at=None,
        language__in=languages,
        text_hash__gt="",
        **({} if row is None else {"unit__object_id": row}),
    ).translations()
    kind = "unit__content_type__"
    rows = states.values_list(
        "language", f"{kind}app_label", f"{kind}model", "unit__object_id", "unit__field", "unit_id",
        "is_unreviewed", "text_hash",
    )  # fmt: skip
    found: dict[str, dict[Place, PublicMark]] = {language: {} for language in languages}
    for language, app, model, key, field, *mark in rows:
        found[language][f"{app}.{model}", key, field] = PublicMark(*mark)
    return found


def mark_of(mark: PublicMark | None, text: str) -> PublicMark | None:
    """The mark for a text that is shown: "not reviewed" is said of the very text that is not."""
    if mark is None or not mark.is_unreviewed or mark.text_hash == text_hash(text):
        return mark
    return mark._replace(is_unreviewed=False)


@dataclass
class PublicText:
    """A translation as readers see it, and the page on which they do."""

    unit: TextUnit
    subject: TranslationSubject
    part: Part
    obj: object
    language: str
    text: str
    anchor: str

    @property
    def label(self) -> str:
        """What the text is called: "Paragraph 3"."""
        return self.part.named(self.unit.number)

    @property
    def title(self) -> str:
        """What the whole is called, in the language or in another."""
        return self.unit.sheet.title

    @property
    def page_url(self) -> str:
        """The page on which it stands, '' if there is none."""
        return self.subject.public_url(self.obj, self.language)

    @property
    def url(self) -> str:
        """The place on that page."""
        has_place = self.anchor and self.page_url
        return f"{self.page_url}#{self.anchor}" if has_place else self.page_url


def public_text(unit_id: int, language: str) -> PublicText | None:
    """The translation that readers see in a language, None where they see none."""
    units = TextUnit.objects.present().exclude(source_language=language)
    units = units.select_related("content_type", "sheet__content_type")
    unit = units.filter(pk=unit_id).first()
    if unit is None:
        return None
    try:
        subject = registry.subject_of(unit.sheet.label)
    except LookupError:
        return None
    part = registry.part_of(subject, unit.model, unit.field)
    obj = subject.objects().filter(pk=unit.sheet.object_id).first()
    row = unit.row.first()
    if part is None or obj is None or row is None:
        return None
    text = subject.text_seen(obj, row, unit.field, language)
    if not text:
        return None
    anchor = part.anchor_of(getattr(row, part.anchor[1]) if part.anchor else row.pk)
    return PublicText(unit, subject, part, obj, language, text, anchor)
