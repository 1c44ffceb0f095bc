"""The import itself: read, hold against what there is, and write it in one transaction."""

from django.contrib.admin.models import ADDITION, CHANGE, LogEntry
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from declarations.importing import desk, facts, lookup, matching, parsing, planning, reading
from declarations.importing.problems import ImportProblem
from declarations.importing.report import Change, Report
from declarations.models import Declaration, LanguageVersion, Paragraph, SourceFile
from meetings.models import AnnualMeeting
from translations import actions
from uccn.lib import languages


def import_text(
    source: str | bytes,
    *,
    language: str,
    **options,
) -> Report:
    """Import a text or a file in a language, as ``import_parsed`` does. Raises ImportProblem."""
    _check_language(language)
    return import_parsed(
        parsing.parse(reading.read(source, language)), language=language, **options
    )


@transaction.atomic
def import_parsed(
    parsed: parsing.Parsed,
    *,
    language: str,
    meeting: AnnualMeeting | str | None = None,
    label: str = "",
    made_here: bool = False,
    dry_run: bool = False,
    replace: bool = False,
    other_script: bool = False,
    by=None,
    expected_state: str = "",
    source_file: SourceFile | None = None,
) -> Report:
    """Import the parts of a text, as a draft; with ``dry_run`` only say what it would do.

    A translation by a person goes to the desk, where it waits for review or is approved.

    ``replace`` allows it to put texts in the place of others, ``other_script`` to be in letters
    that a person confirmed; ``expected_state`` is the report's
    state that a person saw; ``source_file`` is kept with the declaration.
    Raises ImportProblem, having written nothing.
    """
    _check_language(language)
    _check_label(label)
    said = facts.read(parsed)
    meeting = lookup.meeting_for(meeting, said)
    if not dry_run:
        _lock(meeting)
    plan = planning.plan(parsed, meeting, language, label, made_here)
    report = _report(plan, said)
    routes = desk.routes(plan, report.changes, by)
    report.sentences = desk.sentences(plan, routes, by)
    if report.changed and not dry_run:
        _check_consent(report, replace, expected_state)
        if by is not None and report.is_in_other_script and not other_script:
            raise _unexpected_script(language)
        _save(plan, report, routes, by)
        if source_file is not None:
            source_file.attach(report.declaration, language)
    return report


def _report(plan: planning.Plan, said: facts.Facts) -> Report:
    """What was found and what is to be written. Raises ImportProblem when it may not be."""
    return Report(
        meeting=plan.meeting,
        language=plan.language,
        parsed=plan.parsed,
        findings=matching.findings(plan.parsed, said, plan.meeting, plan.language),
        declaration=plan.declaration,
        changes=plan.changes(),
        state=plan.state,
    )


def _lock(meeting: AnnualMeeting) -> None:
    """Keep others from writing to the meeting's documents until this transaction ends."""
    AnnualMeeting.objects.select_for_update().only("pk").get(pk=meeting.pk)
    for rows in (Paragraph.objects, LanguageVersion.objects):
        of_meeting = rows.filter(declaration__meeting=meeting).order_by("pk")
        list(of_meeting.only("pk").select_for_update(of=("self",)))


def _check_language(language: str) -> None:
    """Raise ImportProblem for a language that there is not."""
    if language not in languages.codes():
        raise ImportProblem(
            _("“%(language)s” is none of the site's languages. Choose one of: %(codes)s."),
            code="unknown_language",
            field="language",
            language=language,
            codes=", ".join(languages.codes()),
        )


def _check_label(label: str) -> None:
    """Raise ImportProblem for a label that there is not."""
    if label and label not in LanguageVersion.Label.values:
        raise ImportProblem(
            _("“%(label)s” is no label. Choose one of: %(labels)s."),
            code="unknown_label",
            field="label",
            label=label,
            labels=", ".join(LanguageVersion.Label.values),
        )


def _check_consent(report: Report, replace: bool, expected_state: str) -> None:
    """Raise ImportProblem when the person has not seen, or not agreed to, what is written over."""
    if expected_state and expected_state != report.state:
        raise ImportProblem(
            _("The declaration was changed since this preview. Look at it again, then save."),
            code="stale",
        )
    if report.replacements and not replace:
        raise ImportProblem(
            _(
                "Other texts are stored already and would be replaced. Look at them, then tick "
                "“replace” in the form, or write --replace."
            ),
            code="replaces",
            field="replace",
            details=map(str, report.replacements),
        )


def _unexpected_script(language: str) -> ImportProblem:
    """What is said of letters that the language is not written in, until a person confirms them."""
    return ImportProblem(
        _(
            "Less than half of the letters are those of %(language)s. Choose the language of the "
            "text, or tick that it is right."
        ),
        code="other_script",
        field="other_script",
        language=languages.name_in(language),
    )


def _save(plan: planning.Plan, report: Report, routes: desk.Routes, by) -> None:
    """Write the changes, hand the rest to the desk, enter it all in the admin's history."""
    is_new = plan.declaration is None
    declaration = plan.declaration or _new_declaration(plan)
    if by is not None and not is_new:
        # What was written around the desk before is not this person's work.
        actions.saw_change(declaration)
    with actions.together(by=by):
        _store(declaration, plan, routes.stored)
    report.handed = desk.hand_texts(plan, routes, by)
    report.declaration, report.saved = declaration, True
    if by is not None:
        _log(declaration, plan.language, by, ADDITION if is_new else CHANGE)


def _store(declaration: Declaration, plan: planning.Plan, changes: list[Change]) -> None:
    """Write declaration, version and paragraphs."""
    _save_columns(declaration, _of("declaration", changes))
    version = plan.version or LanguageVersion(declaration=declaration, language=plan.language)
    version.declaration = declaration
    _save_columns(version, _of("version", changes))
    for column, text, row in _of("paragraph", changes):
        if row is None:
            declaration.add_paragraph(**{column: text})
        else:
            _save_columns(row, [(column, text, row)])


def _of(kind: str, changes: list[Change]) -> list[tuple[str, object, object]]:
    """The columns to write in one kind of row, each with its value and its row."""
    return [(c.column, c.value, c.row) for c in changes if c.kind == kind]


def _new_declaration(plan: planning.Plan) -> Declaration:
    """The document, not saved yet, at an address that no other of its year has."""
    known, meeting = plan.parsed.known[0], plan.meeting
    slug = Declaration.objects.free_slug(known.slug, meeting)
    return Declaration(meeting=meeting, kind=known.kind, slug=slug)


def _save_columns(row, values: list[tuple[str, object, object]]) -> None:
    """Write these columns and no others; a new row whole."""
    for column, value, _row in values:
        setattr(row, column, value)
    if row.pk is None:
        row.save()
    elif values:
        row.save(update_fields=[column for column, _value, _row in values])


def _log(declaration: Declaration, language: str, by, flag: int) -> None:
    """Write in the admin's history who imported which language, but not the text."""
    with translation.override(None):
        changed = {"name": "text", "object": languages.own_name(language), "fields": []}
    message = [{"added" if flag == ADDITION else "changed": changed}]
    LogEntry.objects.log_actions(
        by.pk, [declaration], flag, change_message=message, single_object=True
    )
