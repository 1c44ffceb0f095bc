"""The languages of the site, and the honest choice of a text among them.

Nothing here names a language: they come from ``settings.LANGUAGES``. modeltranslation gives one
nullable column for each; NULL and '' both mean "missing".
"""

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from babel import Locale
from babel.core import UnknownLocaleError
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db.models import Case, CharField, F, Value, When
from django.db.models.functions import Coalesce, NullIf
from django.utils.translation import get_language, get_language_info
from django.utils.translation import gettext_lazy as _
from modeltranslation.utils import build_localized_fieldname


class Resolved(NamedTuple):
    """A text and the language that it is really in ('' and '' when there is none)."""

    text: str
    language: str

    def __str__(self) -> str:
        return self.text


def codes() -> list[str]:
    """Every language that staff may write, in the settings' order."""
    return [code for code, _ in settings.LANGUAGES]


def public_codes() -> list[str]:
    """The languages that readers see, in the settings' order."""
    return [code for code in codes() if code in settings.PUBLIC_LANGUAGES]


def current() -> str:
    """The active language, as one of ours."""
    language = (get_language() or settings.LANGUAGE_CODE).lower()
    return language if language in codes() else settings.LANGUAGE_CODE


def own_name(code: str) -> str:
    """The language's name in itself: "العربية"."""
    return dict(settings.LANGUAGES)[code]


def name_in(code: str, language: str | None = None) -> str:
    """The language's name in another (the active one by default): "arabe" for ar in fr.

    Source: CLDR, through Babel.
    """
    return babel_locale(code).get_display_name(babel_locale(language or current())) or code


def direction(code: str) -> str:
    """ "rtl" or "ltr", for the HTML attribute ``dir``."""
    try:
        return "rtl" if get_language_info(code)["bidi"] else "ltr"
    except KeyError:
        return "rtl" if babel_locale(code).text_direction == "rtl" else "ltr"


def tag(code: str) -> str:
    """The language as BCP 47 writes it: "zh-Hans" for zh-hans."""
    return str(babel_locale(code)).replace("_", "-")


def babel_locale(code: str) -> Locale:
    """Babel's locale for a language code of ours ("zh-hans" or "ar"); English if unknown."""
    try:
        return Locale.parse(code, sep="-")
    except (UnknownLocaleError, ValueError):
        return Locale.parse("en")


def column(field: str, language: str) -> str:
    """The name of the column that holds a field in a language: ``title_zh_hans``."""
    return build_localized_fieldname(field, language)


def text_in(instance, field: str, language: str) -> str:
    """The text of a field in this language and no other, '' where there is none."""
    return getattr(instance, column(field, language)) or ""


def by_column(field: str, texts: dict[str, str]) -> dict[str, str]:
    """Texts by language as values by column; a language of ours that has none is left out."""
    return {column(field, code): texts[code] for code in codes() if texts.get(code)}


def attribute(prefix: str, language: str) -> str:
    """The name of an annotation for one language: "lacks" → ``lacks_zh_hans``."""
    return f"{prefix}_{language.replace('-', '_')}"


def columns(fields: Iterable[str], languages: Iterable[str]) -> list[str]:
    """The columns of several fields in several languages, to read no more than is shown."""
    return [column(field, language) for field in fields for language in languages]


def order(language: str, original: str = "") -> list[str]:
    """Where to look for a text: asked for, original, the settings' fallbacks, any other."""
    return list(_order(language, original, tuple(settings.FALLBACK_LANGUAGES), tuple(codes())))


@lru_cache(maxsize=256)
def _order(language: str, original: str, fallbacks: tuple, known: tuple) -> tuple[str, ...]:
    """The order, worked out once: lists ask for it for every row."""
    wanted = dict.fromkeys([language, original, *fallbacks, *known])
    return tuple(code for code in wanted if code in known)


def validate_language(code: str) -> None:
    """Raise ValidationError for a language that the site does not have."""
    if code not in codes():
        raise ValidationError(
            _("“%(code)s” is none of the site's languages."), params={"code": code}
        )


def resolve(instance, field: str, language: str | None = None, original: str = "") -> Resolved:
    """The field's text in the language, or in the first of ``order`` that has one.

    Reads what ``with_texts`` annotated, else the columns that are loaded; never runs a query.
    """
    loaded = instance.__dict__
    if f"{field}_shown" in loaded and language in (None, current()):
        return Resolved(loaded[f"{field}_shown"], loaded[f"{field}_shown_language"])
    for code in order(language or current(), original):
        if text := loaded.get(column(field, code)):
            return Resolved(text, code)
    return Resolved("", "")


def first_of(texts: dict[str, str], language: str | None = None, original: str = "") -> Resolved:
    """Of texts by language the one in the language, or the first of ``order`` that there is."""
    for code in order(language or current(), original):
        if text := texts.get(code):
            return Resolved(text, code)
    return Resolved("", "")


def resolved(field: str, language: str, original: str = "", of: tuple[str, ...] = ("",)):
    """The text that ``resolve`` chooses, as an SQL expression, for lists that sort or filter.

    ``of`` names relations that lead to the field ("city__"); the first that has a text wins.
    """
    return _resolved(field, tuple(order(language, original)), of)


@lru_cache(maxsize=1024)
def _resolved(field: str, codes: tuple[str, ...], of: tuple[str, ...]) -> Coalesce:
    """The expression, made once: to make it takes as long as to ask for it."""
    choices = [
        NullIf(F(relation + column(field, code)), Value("")) for relation in of for code in codes
    ]
    return Coalesce(*choices, Value(""), output_field=CharField())


def resolved_language(field: str, language: str, original: str = "", of: tuple[str, ...] = ("",)):
    """The language of the text that ``resolved`` chooses, as an SQL expression."""
    return _resolved_language(field, tuple(order(language, original)), of)


@lru_cache(maxsize=1024)
def _resolved_language(field: str, codes: tuple[str, ...], of: tuple[str, ...]) -> Case:
    """The expression, made once."""
    whens = [
        When(**{f"{relation}{column(field, code)}__gt": ""}, then=Value(code))
        for relation in of
        for code in codes
    ]
    return Case(*whens, default=Value(""), output_field=CharField())


def with_texts(queryset, fields: Iterable[str], language: str | None = None, original: str = ""):
    """The rows with one text a field, chosen in SQL, instead of its columns in every language.

    ``resolve`` finds it under ``<field>_shown`` and ``<field>_shown_language``.
    """
    language, fields = language or current(), list(fields)
    for field in fields:
        queryset = queryset.annotate(
            **{
                f"{field}_shown": resolved(field, language, original),
                f"{field}_shown_language": resolved_language(field, language, original),
            }
        )
    return queryset.defer(*columns(fields, codes()), *fields)
