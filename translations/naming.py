"""What sheets are called: written down, so that lists of them need not ask every subject."""

from collections.abc import Collection

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone

from translations.models import Sheet, TextUnit
from translations.registry import TranslationSubject, subject_of


def name_sheets(subject: TranslationSubject, keys: Collection[int]) -> None:
    """Write down what the sheets of these objects are called, and which are gone."""
    kind = ContentType.objects.get_for_model(subject.model)
    if subject.is_collective:
        objects = {0: None}
    else:
        objects = {obj.pk: obj for obj in subject.objects().filter(pk__in=keys)}
    for sheet in Sheet.objects.filter(content_type=kind, object_id__in=keys):
        before = (sheet.titles, sheet.order, sheet.removed_at)
        if sheet.object_id in objects:
            obj = objects[sheet.object_id]
            sheet.titles, sheet.removed_at = subject.titles(obj), None
            sheet.order = 0 if obj is None else subject.order(obj)
        elif sheet.removed_at is None:
            sheet.removed_at = timezone.now()
        if before != (sheet.titles, sheet.order, sheet.removed_at):
            sheet.save(update_fields=["titles", "order", "removed_at"])


def name_all(subject: TranslationSubject) -> None:
    """Write down again what every sheet of a subject is called."""
    kind = ContentType.objects.get_for_model(subject.model)
    keys = Sheet.objects.filter(content_type=kind).values_list("object_id", flat=True)
    name_sheets(subject, list(keys))


def name_sheet_of(unit: TextUnit) -> None:
    """Write down again what a sheet is called, where its name may hold the unit's text."""
    subject = subject_of(unit.sheet.label)
    if unit.model is subject.model and not subject.is_collective:
        name_sheets(subject, [unit.object_id])
