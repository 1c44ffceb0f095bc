"""What the translation desk is told about meetings."""

from django.utils import translation
from django.utils.translation import gettext_lazy as _

from cities.naming import names_in
from meetings import views
from meetings.models import AnnualMeeting
from translations.registry import Part, TranslationSubject, register
from uccn.lib import languages
from uccn.lib.text import to_plain


@register
class MeetingSubject(TranslationSubject):
    """A meeting's theme, summary and history, and its pictures in words."""

    model = AnnualMeeting
    parts = (
        Part(AnnualMeeting, "theme", _("Theme"), _("Theme")),
        Part(AnnualMeeting, "summary", _("Summary"), _("Summary")),
        Part(AnnualMeeting, "history", _("History"), _("History")),
        Part(AnnualMeeting, "logo_alt", _("Logo in words"), _("Logo")),
        Part(AnnualMeeting, "banner_alt", _("Banner in words"), _("Banner")),
    )

    def titles(self, meeting: AnnualMeeting) -> dict[str, str]:
        """ "XIIe Réunion annuelle (2018)" in every language."""
        found = {}
        for code in languages.codes():
            with translation.override(code):
                found[code] = f"{to_plain(meeting.edition_name)} ({meeting.year})"
        return found

    def order(self, meeting: AnnualMeeting) -> int:
        """By edition."""
        return meeting.edition

    def is_public(self, meeting: AnnualMeeting, language: str) -> bool:
        """Whether the meeting is public; its texts are, in every language."""
        return meeting.is_public

    def public_url(self, meeting: AnnualMeeting, language: str) -> str:
        """Its page in the language, where readers have that language at all."""
        if language not in languages.public_codes():
            return ""
        with translation.override(language):
            return meeting.get_absolute_url()

    def preview(self, request, meeting: AnnualMeeting, language: str, texts: dict):
        """Its page, as readers would get it in the language."""
        return views.preview(request, meeting, language, texts)

    def names_in(self, source: str, source_language: str, language: str) -> list[tuple[str, str]]:
        """The member cities that the source names."""
        return names_in(source, source_language, language)
