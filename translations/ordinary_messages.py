"""What a person is told, and the log keeps, of texts that went to the desk from elsewhere."""

from collections.abc import Iterable

from django.contrib import messages
from django.utils import translation
from django.utils.html import format_html, format_html_join
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from translations.addresses import sheet_url, text_url
from translations.handing_over import Handed
from uccn.lib import languages


def tell(request, handed: list[Handed]) -> None:
    """Say what became of the texts, language by language, with the way to each."""
    for code, of_language in _by_language(handed):
        names = {"language": languages.name_in(code)}
        waiting = [one for one in of_language if not one.is_public and not one.is_withdrawn]
        if public := [one for one in of_language if one.is_public]:
            sentence = _("%(language)s: approved, with the mark “not reviewed”.") % names
            messages.warning(request, _linked(sentence, public))
        if clean := [one for one in waiting if not one.complaints]:
            sentence = _("%(language)s: it waits for review at the translation desk.") % names
            messages.info(request, _linked(sentence, clean))
        for one in waiting:
            if one.complaints:
                sentence = _("%(language)s: it waits for review, because: %(reasons)s")
                reasons = names | {"reasons": " ".join(one.complaints)}
                messages.warning(request, _linked(sentence % reasons, [one]))
        if gone := [one for one in of_language if one.is_withdrawn]:
            sentence = _("%(language)s: taken away. Every version is kept.") % names
            messages.info(request, _linked(sentence, gone))


def tell_of_sheet(request, handed: list[Handed]) -> None:
    """Say how many texts of one sheet were approved and how many wait, with the way there."""
    for code, of_language in _by_language(handed):
        approved = sum(one.is_public for one in of_language)
        refused = sum(bool(one.complaints) for one in of_language)
        numbers = {
            "language": languages.name_in(code),
            "approved": approved,
            "waiting": len(of_language) - approved,
        }
        sentence = _("%(language)s: %(approved)s approved, %(waiting)s waiting for review.")
        told = sentence % numbers
        if refused:
            because = _("The checks have refused %(refused)s of them.") % {"refused": refused}
            told = f"{told} {because}"
        link = (sheet_url(of_language[0].unit.sheet, code), _("Open the translation desk"))
        level = messages.WARNING if refused else messages.INFO
        messages.add_message(request, level, format_html('{} <a href="{}">{}</a>', told, *link))


def _by_language(handed: list[Handed]) -> Iterable[tuple[str, list[Handed]]]:
    """The texts of each language, in the settings' order."""
    for code in languages.codes():
        if of_language := [one for one in handed if one.language == code]:
            yield code, of_language


def _linked(sentence: str, handed: list[Handed]):
    """The sentence, then each text by its field's name, leading to the desk."""
    links = format_html_join(
        " · ",
        '<a href="{}">{}</a>',
        ((text_url(one.unit, one.language), _field_name(one)) for one in handed),
    )
    return format_html("{} {}", sentence, links)


def _field_name(one: Handed) -> str:
    """What the form calls the text's field."""
    return capfirst(str(one.unit.model._meta.get_field(one.unit.field).verbose_name))


def logged(handed: list[Handed]) -> list[dict]:
    """Entries for the admin's log: in which languages drafts were added; approvals log themselves.

    Names are in English: the log is translated when it is read.
    """
    with translation.override(None):
        return [
            {"added": {"name": "draft", "object": languages.own_name(code)}}
            for code, of_language in _by_language(handed)
            if any(not one.is_public and not one.is_withdrawn for one in of_language)
        ]
