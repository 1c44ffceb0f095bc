"""What becomes of an import's texts: the source is stored, translations go to the desk.

An import by nobody, of starter data or from the command line, stores everything; the desk sees it.
"""

from dataclasses import dataclass, field
from types import SimpleNamespace

from django.utils.translation import gettext as _

from declarations.importing.planning import Plan
from declarations.importing.problems import ImportProblem
from declarations.importing.report import Change
from declarations.models import Declaration, LanguageVersion, Paragraph
from translations import permissions
from translations.handing_over import Handed, drafts, hand_over, is_anothers
from translations.models import Origin
from translations.sources import sources_so_far, texts_of
from uccn.lib import languages

# Issued by others, so that no reviewer of ours is missing.
_AS_ISSUED = (LanguageVersion.Label.ORIGINAL, LanguageVersion.Label.OFFICIAL)


@dataclass
class Routes:
    """The changes that are stored as they are, and the texts that are handed to the desk."""

    stored: list[Change] = field(default_factory=list)
    handed: list[Change] = field(default_factory=list)


def routes(plan: Plan, changes: list[Change], by) -> Routes:
    """Where each change goes. Raises ImportProblem for what the person may not write."""
    if by is None:
        return Routes(stored=changes)
    found, source_texts = Routes(), 0
    for change, is_text, is_source in _sorted_out(plan, changes, by):
        (found.handed if is_text and not is_source else found.stored).append(change)
        source_texts += is_source
    _refuse(plan.language, found, source_texts, by)
    return found


def _sorted_out(plan: Plan, changes: list[Change], by):
    """Each change, whether it is a translated text, and whether it is the source of the others."""
    original = next((c.value for c in changes if c.column == "original_language"), None)
    if original is None:
        original = plan.declaration.original_language if plan.declaration else ""
    pks = [paragraph.pk for paragraph in plan.paragraphs]
    so_far = sources_so_far(Paragraph, pks)
    for change in changes:
        if change.column == languages.column("title", plan.language):
            planned = {"original_language": original}
            texts = texts_of(plan.declaration or Declaration(), planned=planned)["title"]
        elif change.kind == "paragraph":
            planned = {"declaration": SimpleNamespace(original_language=original)}
            texts = texts_of(change.row or Paragraph(), planned=planned, so_far=so_far)["body"]
        else:
            yield change, False, False
            continue
        yield change, True, texts.source_with({plan.language: change.after}, by) == plan.language


def _refuse(language: str, found: Routes, source_texts: int, by) -> None:
    """Raise ImportProblem for texts that the person may not write, or beside which others wait."""
    names = {"field": "language", "language": languages.name_in(language)}
    if source_texts and not permissions.may_edit_source(by):
        raise ImportProblem(
            _("You may not write the text that others are translated from."),
            code="source",
            field="language",
        )
    if not found.handed:
        return
    if not permissions.may_translate(by, language):
        raise ImportProblem(
            _("You may not write texts in %(language)s."), code="may_not_write", **names
        )
    waiting = [change.what for change in found.handed if _is_in_the_way(change, language, by)]
    if waiting:
        raise ImportProblem(
            _("Texts in %(language)s by somebody else wait at the translation desk."),
            code="draft",
            details=waiting,
            **names,
        )


def _is_in_the_way(change: Change, language: str, by) -> bool:
    """Whether somebody else's draft of the text reads otherwise."""
    return any(
        state.language == language and is_anothers(state, change.after, by)
        for state in drafts(change.row)
    )


def sentences(plan: Plan, found: Routes, by) -> list[str]:
    """What becomes of the texts when they are saved, for the preview."""
    adopted = []
    if plan.declaration and plan.declaration.is_adopted and found.stored + found.handed:
        adopted = [_("The text is adopted: readers see this only when a correction is recorded.")]
    return _about_review(plan, found, by) + adopted


def _about_review(plan: Plan, found: Routes, by) -> list[str]:
    """What the desk does with translations by a person."""
    if by is None or not found.handed:
        return []
    if not permissions.may_approve_alone(by, plan.language):
        return [_("The texts will wait for review at the translation desk.")]
    if plan.wanted_label in _AS_ISSUED:
        return [_("The texts will be approved as issued, unless the checks refuse them.")]
    return [
        _(
            "The texts will be approved without a second person, unless the checks refuse them. "
            "Readers will see the mark “not reviewed”."
        )
    ]


def hand_texts(plan: Plan, found: Routes, by) -> list[Handed]:
    """Hand the translations to the desk, which has seen the rows; returns what became of them."""
    as_issued = plan.wanted_label in _AS_ISSUED
    return [
        hand_over(
            change.row,
            "body" if change.kind == "paragraph" else "title",
            plan.language,
            change.after,
            by=by,
            origin=Origin.IMPORT,
            as_issued=as_issued,
        )
        for change in found.handed
    ]
