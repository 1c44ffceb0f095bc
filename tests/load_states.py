"""Texts of former years at the desk, each in every language, up to so many states."""

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import connection

from declarations.models import Declaration, Paragraph
from translations.models import Sheet, TextState, TextUnit

PER_SHEET, _FIRST = 100, 10_000_000


def fill(states: int) -> None:
    """Sheets, texts and states until there are so many; a text outlives its row, as these did."""
    count = (states - TextState.objects.count()) // len(settings.LANGUAGES)
    kind = ContentType.objects.get_for_model(Declaration)
    sheets = Sheet.objects.bulk_create(
        Sheet(content_type=kind, object_id=_FIRST + number, order=1900)
        for number in range(count // PER_SHEET + 1)
    )
    newest = TextUnit.objects.latest("pk").pk
    kind = ContentType.objects.get_for_model(Paragraph)
    TextUnit.objects.bulk_create(
        (_text(kind, number, sheets[number // PER_SHEET]) for number in range(count)),
        batch_size=2_000,
    )
    for code, _name in settings.LANGUAGES:
        _states(code, newest)
    print(f"{TextState.objects.count():,} states of {TextUnit.objects.count():,} texts")


def _text(kind: ContentType, number: int, sheet: Sheet) -> TextUnit:
    """A text of a sheet, not saved."""
    return TextUnit(
        content_type=kind, object_id=_FIRST + number, field="body", sheet=sheet,
        position=number % PER_SHEET, source_language="fr", source_hash=f"{number:064x}",
        source_words=30,
    )  # fmt: skip


def _states(code: str, newest: int) -> None:
    """A state in a language for every text after the newest: approved, and never touched since."""
    given = {
        "language": "%s", "status": "'approved'", "version": "1", "last_number": "1",
        "text_hash": "source_hash", "approved_hash": "source_hash", "based_on": "source_hash",
        "draft": "''", "draft_based_on": "''", "origin": "'starter'", "is_unreviewed": "FALSE",
        "errors": "0", "warnings": "0", "updated_at": "CURRENT_TIMESTAMP", "unit_id": "id",
    }  # fmt: skip
    columns, values = ", ".join(given), ", ".join(given.values())
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO translations_textstate ({columns}) "  # noqa: S608 - our own words
            f"SELECT {values} FROM translations_textunit WHERE id > %s",
            [code, newest],
        )
