"""Translations that were approved after a release: shown beside it, for they change no fact.

A text that the release has in another language only is taken from the draft, as long as the draft
still says in that other language what the release says: then it is the translation of just that.
"""

from collections.abc import Collection, Iterable

from django.db.models import Q

from meetings.programme.content import KINDS, Content, text_name
from uccn.lib import languages
from uccn.lib.translated import translated_fields


def with_later_texts(
    content: Content, codes: Iterable[str], kinds: Collection[str] = tuple(KINDS.values())
) -> Content:
    """The content with the texts in these languages that came after it, of these kinds of things.

    One query for each kind of thing that lacks a text in one of them.
    """
    codes = list(codes)
    texts = {code: dict(content.texts.get(code, {})) for code in codes}
    for model, kind in KINDS.items():
        if kind not in kinds:
            continue
        missing = {code: _missing(content, model, kind, code) for code in texts}
        keys = {key for found in missing.values() for key, _field in found}
        for row in _with_some_text(model, keys, codes) if keys else ():
            for code, own in texts.items():
                own.update(_later(content, row, kind, code, missing[code]))
    return Content(content.facts, {**content.texts, **texts})


def _with_some_text(model, keys: set[int], codes: list[str]):
    """The draft's rows with a text in one of the languages: names of people mostly have none."""
    has_text = Q()
    for column in languages.columns(translated_fields(model), codes):
        has_text |= Q(**{f"{column}__gt": ""})
    return model.objects.filter(has_text, pk__in=keys)


def _missing(content: Content, model, kind: str, language: str) -> set[tuple[int, str]]:
    """Key and field of each text that there is in another language alone."""
    fields = translated_fields(model)
    return {
        (row["id"], field)
        for row in content.facts[f"{kind}s"]
        for field in fields
        if content.text(kind, row["id"], field, language).language not in ("", language)
    }


def _later(content: Content, row, kind: str, language: str, missing: set) -> dict[str, str]:
    """What the draft's row has in the language, for texts whose source it left as released."""
    found = {}
    for field in translated_fields(type(row)):
        if (row.pk, field) not in missing:
            continue
        shown = content.text(kind, row.pk, field, language)
        text = getattr(row, languages.column(field, language))
        if text and getattr(row, languages.column(field, shown.language)) == shown.text:
            found[text_name(kind, row.pk, field)] = text
    return found
