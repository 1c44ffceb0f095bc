"""Who may do what at the desk: one permission for each language to translate and to review.

The rows are made by ``setup_roles`` from ``settings.LANGUAGES``, so that a new language gets its
own without a migration.
"""

from uccn.lib import languages

TRANSLATE, REVIEW = "translate", "review"
EDIT_SOURCE = "translations.edit_source"
# In the ordinary admin alone, whose lists hold what is somebody's to write.
WRITE_SOURCE = "translations.write_source"
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
    if not (user.is_active and user.is_staff):
        return False
    own = {name for name in user.get_all_permissions() if name.startswith("translations.")}
    return bool(own - {WRITE_SOURCE})


def may_take_part(user) -> bool:
    """Whether somebody does something at the desk; who may only look at it takes no part."""
    names = {name for name in user.get_all_permissions() if name.startswith("translations.")}
    does = {name for name in names - {WRITE_SOURCE} if not name.startswith("translations.view_")}
    return may_use_desk(user) and bool(does)


def may_edit_source(user) -> bool:
    """Whether somebody may write the texts that the other languages are translated from."""
    return user.has_perm(EDIT_SOURCE)


def may_write_source(user) -> bool:
    """Whether somebody may write such texts in the forms that are open to them."""
    return may_edit_source(user) or user.has_perm(WRITE_SOURCE)


def may_approve_alone(user, language: str) -> bool:
    """Whether somebody may make a text of the language public without a second person."""
    return may_review(user, language) and user.has_perm(OVERRIDE)
