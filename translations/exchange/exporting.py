"""A sheet that is open at the desk, as files hold it; and the record that it was exported."""

from collections.abc import Iterable

from django.core.exceptions import PermissionDenied
from django.utils.translation import override

from translations import permissions
from translations.desk.opened import Opened
from translations.desk.rows import Row as Shown
from translations.exchange.formats import FORMATS, Format, file_name
from translations.exchange.rows import Row, Sheet
from translations.hashes import text_hash
from translations.models import Comment, Direction, ExchangeJob, TextRevision
from uccn.lib import languages


def export(opened: Opened, name: str, *, by) -> tuple[bytes, ExchangeJob]:
    """The sheet in a format, by its name, and the record of it; its ``file_name`` is the file's.

    Raises PermissionDenied, LookupError for no such format, FileProblem for a text that no file
    can hold.
    """
    check_exchanger(by)
    sheet, one = sheet_of(opened), FORMATS[name]
    data = one.write(sheet)
    job = recorded(opened, one, file_name(sheet, one), data, Direction.OUT, by)
    job.counts = {"rows": len(sheet.rows)}
    job.save()
    return data, job


def check_exchanger(by) -> None:
    """Raise PermissionDenied for somebody who may not exchange files."""
    if not by.has_perm(permissions.EXCHANGE_FILES):
        raise PermissionDenied


def recorded(
    opened: Opened, one: Format, name: str, data: bytes, direction: Direction, by
) -> ExchangeJob:
    """The record of a sheet's file, not saved yet."""
    job = ExchangeJob.of(name, data, one.name, direction, by)
    job.sheet_id, job.language = opened.sheet.pk, opened.language
    return job


def sheet_of(opened: Opened) -> Sheet:
    """What is to be translated, in the sheet's order; the same whoever exports. Two queries.

    Texts without a source, and those that were written in another language than most, are left
    out: a file has one source language.
    """
    shown = [row for row in opened.rows if _is_exported(row, opened)]
    earlier, notes = _earlier_sources(shown), _notes(shown, opened.language)
    with override(opened.language):
        return Sheet(
            original=f"{opened.label}/{opened.key}",
            title=_title(opened),
            source_language=opened.source_language,
            language=opened.language,
            rows=[_row(row, earlier, notes.get(row.unit.pk, ())) for row in shown],
        )


def _is_exported(row: Shown, opened: Opened) -> bool:
    """Whether a text goes out: it has a source, in the sheet's language, and is not that source."""
    return bool(row.source) and not row.is_source and row.source_language == opened.source_language


def _title(opened: Opened) -> str:
    """What the translator's language calls the sheet, or the source's."""
    titles = opened.sheet.titles
    order = languages.order(opened.language, opened.source_language)
    return next((titles[code] for code in order if titles.get(code)), opened.label)


def _row(row: Shown, earlier: dict[tuple[int, str], str], notes: Iterable[str]) -> Row:
    """One text as files hold it."""
    is_outdated = row.is_outdated and bool(row.working)
    return Row(
        id=row.unit.key,
        label=row.label,
        source=row.source,
        target=row.working,
        source_hash=row.unit.source_hash,
        target_hash=text_hash(row.working),
        version=row.state.version,
        status=row.state.status,
        notes=tuple(notes),
        previous_source=earlier.get((row.unit.pk, row.based_on), "") if is_outdated else "",
        max_length=row.unit.max_length,
        is_one_line=row.unit.is_one_line,
        validators=row.unit.validators,
    )


def _earlier_sources(rows: list[Shown]) -> dict[tuple[int, str], str]:
    """The sources that outdated texts were made from, by unit and hash."""
    outdated = [row for row in rows if row.is_outdated and row.working]
    found = TextRevision.objects.filter(
        unit__in=[row.unit.pk for row in outdated],
        text_hash__in=[row.based_on for row in outdated],
    )
    return {(unit, digest): text for unit, digest, text in found.values_list(*_REVISION)}


_REVISION = ("unit_id", "text_hash", "text")


def _notes(rows: list[Shown], language: str) -> dict[int, list[str]]:
    """What staff said of the texts or their sources and nobody has resolved, by unit."""
    said = Comment.objects.filter(
        unit__in=[row.unit.pk for row in rows], language__in=["", language], resolved_at=None
    ).exclude(kind=Comment.Kind.REPORT)
    notes: dict[int, list[str]] = {}
    for unit, text in said.order_by("pk").values_list("unit_id", "text"):
        notes.setdefault(unit, []).append(text)
    return notes
