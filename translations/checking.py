"""The checks as the desk runs them: on a text in its place, minus what was set aside there."""

from django.core.exceptions import ValidationError

from translations import checks, glossary, memory
from translations.checks.base import Finding, Pair, Severity
from translations.hashes import text_hash
from translations.models import Dismissal, TextState, TextUnit
from translations.neighbours import source_of
from translations.registry import subject_of


def pair_of(unit: TextUnit, language: str, source: str, target: str) -> Pair:
    """What the checks are given for a text in its place."""
    subject = subject_of(unit.sheet.label)
    return Pair(
        source=source,
        source_language=unit.source_language,
        target=target,
        language=language,
        max_length=unit.max_length,
        is_one_line=unit.is_one_line,
        terms=tuple(glossary.find(source, unit.source_language, language)),
        names=tuple(subject.names_in(source, unit.source_language, language)),
        twins=memory.translations_of(source, unit.source_language, language, besides=unit),
    )


def findings(unit: TextUnit, language: str, source: str, target: str) -> list[Finding]:
    """What the checks say of a text, without the warnings that somebody set aside."""
    found = checks.run(pair_of(unit, language, source, target))
    if not found:
        return []
    dismissed = set(
        Dismissal.objects.filter(
            unit=unit,
            language=language,
            text_hash=text_hash(target),
            source_hash=unit.source_hash,
        ).values_list("check_id", flat=True)
    )
    return [
        finding
        for finding in found
        if finding.severity == Severity.ERROR or finding.check_id not in dismissed
    ]


def count_into(state: TextState, text: str) -> list[Finding]:
    """Run the checks and write their numbers into the state, which is not saved here."""
    unit = state.unit
    found = findings(unit, state.language, source_of(unit), text) if text else []
    state.errors = sum(finding.severity == Severity.ERROR for finding in found)
    state.warnings = len(found) - state.errors
    return found


def refuse_errors(unit: TextUnit, state: TextState, text: str) -> None:
    """Raise ValidationError with every error that keeps a text from being approved."""
    found = count_into(state, text)
    errors = [finding for finding in found if finding.severity == Severity.ERROR]
    if errors:
        raise ValidationError([ValidationError(e.message, code="check") for e in errors])
