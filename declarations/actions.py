"""What happens to a whole text: its stage, its adoption, its later versions. The only writer of
versions; each of these is one transaction.
"""

import datetime as dt
import zoneinfo

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from declarations.content import Content, sha256_of_all
from declarations.facts import facts_of
from declarations.models import Declaration, LanguageVersion, Version, VersionText
from declarations.standing import (
    arranged,
    as_corrected,
    contents,
    has_other_facts,
    is_reworded,
    keys_of,
    newest_texts,
    state_of,
)
from uccn.lib import dates, languages
from uccn.search import keeping

TEXTS_CHANGED = gettext_lazy(
    "The texts were changed since this page was opened. Look at them again below."
)
Stage, Kind = Declaration.Stage, Version.Kind


@transaction.atomic
def set_stage(*, declaration: Declaration, stage: str) -> None:
    """Move a text on, or back while it is not adopted. Raises ValidationError with what to do."""
    _lock(declaration)
    if declaration.is_adopted or stage == Stage.ADOPTED:
        raise ValidationError(_("An adopted text stays adopted. Record a correction instead."))
    if stage not in Stage.values:
        raise ValidationError(_("There is no such stage."))
    if stage != Stage.DRAFT:
        _check_original(declaration)
    _put_stage(declaration, stage)


@transaction.atomic
def adopt(
    *, declaration: Declaration, adopted: list[str], adopted_on: dt.date | None = None, by=None
) -> Version:
    """Make version 1 of the texts as they stand, in the languages that were adopted.

    Languages that are public already and were not adopted follow as version 2, so that no reader
    loses a page. The day may be unknown. Raises ValidationError with what to do.
    """
    _lock(declaration)
    if declaration.is_adopted:
        raise ValidationError(_("This text is adopted already."))
    _check_original(declaration)
    original = declaration.original_language
    if original and original not in adopted:
        raise ValidationError(_("The original is always adopted: tick its language too."))
    found = contents(declaration, adopted)
    _check_complete(found, adopted)
    _put_stage(declaration, Stage.ADOPTED, adopted_on or declaration.adopted_on)
    day = declaration.adopted_on
    version = _write(declaration, Kind.ADOPTED, found, {}, dated=day, by=by)
    public = declaration.versions.published().values_list("language", flat=True)
    add_languages(declaration=declaration, added=list(public), by=by)
    return version


@transaction.atomic
def add_languages(*, declaration: Declaration, added: list[str], by=None) -> Version | None:
    """Make a version with languages that the newest one lacks; None when it has them all.

    They were not adopted, and every other language stays letter for letter what it was.
    """
    _lock(declaration)
    newest = newest_texts(declaration)
    new = [code for code in added if code not in newest]
    if not declaration.is_adopted or not new:
        return None
    today = timezone.localdate(timezone=zoneinfo.ZoneInfo(declaration.meeting.time_zone))
    found = contents(declaration, new, keys_of(newest))
    return _write(declaration, Kind.TRANSLATION, found, newest, dated=today, by=by)


@transaction.atomic
def publish_language(*, version: LanguageVersion, at: dt.datetime | None = None, by=None) -> None:
    """Publish a language, now or at a set time; of an adopted text it becomes a version.

    Raises ValueError as ``Publishable.publish`` does.
    """
    version.publish(at)
    if version.is_public:
        add_languages(declaration=version.declaration, added=[version.language], by=by)


def record_due(
    at: dt.datetime | None = None, declaration: Declaration | None = None
) -> list[Version]:
    """Make the versions of adopted texts, or of one, with languages that became public meanwhile.

    A language whose set time has come is recorded when it is first asked for, or by the timer.
    """
    at = at or timezone.now()
    due: dict[Declaration, list[str]] = {}
    waiting = LanguageVersion.objects.published(at).filter(declaration__stage=Stage.ADOPTED)
    waiting = waiting.filter(declaration=declaration) if declaration else waiting
    readable = LanguageVersion.objects.readable(at).values("pk")
    rows = waiting.exclude(pk__in=readable).select_related("declaration__meeting")
    for version in rows.order_by("published_at", "pk"):
        due.setdefault(version.declaration, []).append(version.language)
    made = [add_languages(declaration=text, added=codes) for text, codes in due.items()]
    return [version for version in made if version]


@transaction.atomic
def correct(
    *,
    declaration: Declaration,
    corrected: list[str],
    reason: str,
    reason_language: str,
    dated: dt.date,
    seen: str = "",
    by=None,
) -> Version:
    """Make a version of the texts as they stand in these languages, with a reason for readers.

    ``seen`` is the ``state_of`` the texts that a person looked at. Raises ValidationError with
    what to do.
    """
    _lock(declaration)
    newest = newest_texts(declaration)
    standing = contents(declaration, list(newest))
    facts = facts_of(declaration)
    if seen and seen != state_of(standing, facts):
        raise ValidationError(TEXTS_CHANGED)
    known = [code for code in corrected if code in newest]
    found = as_corrected(declaration, newest, standing, known)
    changed = {c: f for c, f in found.items() if is_reworded(newest[c], f)}
    if not changed and has_other_facts(newest, facts):
        changed = found
    if not changed:
        raise ValidationError(_("Nothing differs from the newest version in these languages."))
    if not reason.strip():
        raise ValidationError({"reason": _("Tell readers why the text was corrected.")})
    _check_day(declaration, dated)
    original = declaration.original_language or next(iter(changed))
    _check_complete(changed, [original] if original in changed else list(changed)[:1])
    return _write(
        declaration, Kind.CORRECTION, changed, newest, dated=dated, by=by,
        reason=reason.strip(), reason_language=reason_language,
    )  # fmt: skip


def _write(
    declaration: Declaration,
    kind: str,
    new: dict[str, Content],
    newest: dict[str, VersionText],
    *,
    by,
    **facts,
) -> Version:
    """Add the next version: what is new, and the other languages as they were."""
    number = max((text.version.number for text in newest.values()), default=0) + 1
    keys = [key for key, _text in next(iter(new.values())).paragraphs]
    kept = {code: arranged(text.content, keys) for code, text in newest.items()}
    texts = {
        code: _text(content, newest.get(code), number, is_first=not newest)
        for code, content in (kept | new).items()
    }
    version = Version(
        declaration=declaration,
        number=number,
        kind=kind,
        language_count=len(texts),
        sha256=sha256_of_all(text.sha256 for text in texts.values()),
        paragraph_ids=dict(declaration.paragraphs.values_list("key", "pk")),
        facts=facts_of(declaration),
        made_by=by,
        **facts,
    )
    version.save()
    for code in languages.codes():
        if code in texts:
            texts[code].version = version
            texts[code].save()
    keeping.row_changed(declaration)
    return version


def _text(content: Content, old: VersionText | None, number: int, is_first: bool):
    """A language as the next version has it."""
    same = old is not None and old.sha256 == content.sha256
    return VersionText(
        language=content.language,
        since=old.since if same else number,
        is_adopted=is_first or bool(old and old.is_adopted),
        title=content.title,
        is_complete=content.is_complete,
        canonical=content.canonical,
        sha256=content.sha256,
        provenance=content.provenance,
    )


def _lock(declaration: Declaration) -> None:
    """Keep others from adding a version until this transaction ends; read it all anew."""
    Declaration.objects.select_for_update().only("pk").get(pk=declaration.pk)
    titles = languages.columns(["title"], languages.codes())
    own = ["stage", "kind", "original_language", "adopted_on", *titles]
    declaration.refresh_from_db(fields=own)


def _put_stage(declaration: Declaration, stage: str, adopted_on: dt.date | None = None) -> None:
    """Write the stage, and the day where there is one."""
    declaration.stage = stage
    declaration.adopted_on = adopted_on or declaration.adopted_on
    declaration.save(update_fields=["stage", "adopted_on"])


def _check_original(declaration: Declaration) -> None:
    """Raise ValidationError when the original does not exist whole; unknown, it may be any."""
    code = declaration.original_language
    if code:
        _check_complete(contents(declaration, [code]), [code])
        return
    found = contents(declaration, languages.codes())
    if not any(content.is_complete for content in found.values()):
        raise ValidationError(
            _("No language has the title and every paragraph. Write the text in one of them first.")
        )


def _check_complete(found: dict[str, Content], codes: list[str]) -> None:
    """Raise ValidationError when there is no language, or a text is missing in one of them."""
    if not codes:
        raise ValidationError(_("Choose at least one language."))
    lacking = [languages.name_in(code) for code in codes if not found[code].is_complete]
    if lacking:
        sentence = _("The title or a paragraph is missing in: %(languages)s. Write it first.")
        raise ValidationError(sentence % {"languages": dates.listing(lacking)})


def _check_day(declaration: Declaration, dated: dt.date) -> None:
    """Raise ValidationError for a day to come, or before the text was adopted."""
    if dated > timezone.localdate():
        raise ValidationError({"dated": _("This day is still to come.")})
    if declaration.adopted_on and dated < declaration.adopted_on:
        raise ValidationError({"dated": _("The text was not adopted yet on that day.")})
