"""What the groups of staff are called in the reader's language; in the database a name is a key."""

from django.utils.translation import gettext, gettext_noop

from uccn.accounts.roles import OF_LANGUAGES, english_name
from uccn.lib import languages

# The groups of ``roles.ROLES``, and the patterns of those of languages.
_FIXED = (
    gettext_noop("Secretariat"),
    gettext_noop("Editors"),
    gettext_noop("Host-city editors"),
    gettext_noop("Observers"),
)
_PATTERNS = {
    "translate": gettext_noop("Translators – %(language)s"),
    "review": gettext_noop("Reviewers – %(language)s"),
}


def spoken(name: str) -> str:
    """A group's name in the active language; one that people made keeps its own."""
    return spoken_names().get(name, name)


def spoken_names() -> dict[str, str]:
    """Every group that ``setup_roles`` makes: its name there, and in the active language."""
    fixed = {name: gettext(name) for name in _FIXED}
    of_languages = {
        OF_LANGUAGES[verb].format(english_name(code)): gettext(pattern)
        % {"language": languages.name_in(code)}
        for verb, pattern in _PATTERNS.items()
        for code in languages.codes()
    }
    return fixed | of_languages
