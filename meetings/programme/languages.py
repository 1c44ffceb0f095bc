"""The languages that people speak at a session: any that CLDR names, not ours alone."""

from babel import Locale
from babel.core import UnknownLocaleError
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from uccn.lib import languages


def spoken_name(code: str) -> str:
    """A language's name in the active one: "polonais" for pl in French; the code if unknown.

    Source: CLDR, through Babel. Scripts are not spoken: zh-hans is named "chinois".
    """
    active = languages.babel_locale(languages.current())
    return active.languages.get(code.split("-")[0]) or code


def is_known(code: object) -> bool:
    """Whether it is the code of a language, as BCP 47 and CLDR write it."""
    if not isinstance(code, str):
        return False
    try:
        return bool(Locale.parse(code, sep="-").get_display_name("en"))
    except (UnknownLocaleError, ValueError, TypeError):
        return False


def validate_languages(value: object) -> None:
    """Raise ValidationError for what is no list of different codes of languages."""
    if not isinstance(value, list) or len(value) != len({str(code) for code in value}):
        raise ValidationError(_("Give each language once."))
    for code in value:
        if not is_known(code):
            raise ValidationError(
                _("“%(code)s” is no code of a language. Write it like pl or zh-hans."),
                params={"code": code},
            )
