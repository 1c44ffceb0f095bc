"""Who may do what at the desk: one permission for each language to translate and to review.

The rows are made by ``setup_roles`` from ``settings.LANGUAGES``, so that a new language gets its
own without a migration.
"""

from uccn.lib import languages

TRANSLATE, REVIEW = "translate", "review"
EDIT_SOURCE = "translations.edit_source"
MANAGE_TERMS = "translations.manage_terms"
MANAGE_MEMORY = "translations.manage_memory"
EXCHANGE_FILES = "translations.exchange_files"
PUBLISH = "translations.publish"
OVERRIDE = "translations.override"


def codename(verb: str, language: str) -> str:
    """The permission's code: ("review", "zh-hans") → ``review_zh_hans``."""
    return languages.attribute(verb, language)


def may_translate(user, language: str) -> bool:
    """Whether somebody may write drafts in a language; who may review it may."""
    return user.has_perm(f"translations.{codename(TRANSLATE, language)}") or may_review(
        user, language
    )


def may_review(user, language: str) -> bool:
    """Whether somebody may approve texts in a language."""
    return user.has_perm(f"translations.{codename(REVIEW, language)}")


def own_languages(user) -> list[str]:
    """The languages that somebody may write, in the settings' order."""
    return [code for code in languages.codes() if may_translate(user, code)]


def may_use_desk(user) -> bool:
    """Whether the desk is open to somebody at all; each of its permissions opens it to read."""
    return user.is_active and user.is_staff and user.has_module_perms("translations")
