"""What the translation desk is told of whatever hangs on a meeting, alike for all its kinds."""

from django.db import models
from django.utils import translation

from cities.naming import names_in
from translations.registry import TranslationSubject
from uccn.lib import languages


class OfMeeting(TranslationSubject):
    """A kind of rows with a meeting; a subclass says its model, its parts and its titles."""

    def objects(self) -> models.QuerySet:
        """The rows with the meeting, which gives their address its year."""
        return self.model.objects.select_related("meeting")

    def order(self, obj) -> int:
        """By edition."""
        return obj.meeting.edition

    def is_public(self, obj, language: str) -> bool:
        """Whether row and meeting are public; the texts are, in every language."""
        return obj.is_public and obj.meeting.is_public

    def public_url(self, obj, language: str) -> str:
        """Its page in the language, where readers have that language at all."""
        if language not in languages.public_codes():
            return ""
        with translation.override(language):
            return obj.get_absolute_url()

    def names_in(self, source: str, source_language: str, language: str) -> list[tuple[str, str]]:
        """The member cities that the source names."""
        return names_in(source, source_language, language)
