"""What the translation desk is told about albums."""

from django.db import models
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from cities.naming import names_in
from meetings.albums.models import Album, Picture
from translations.registry import Part, TranslationSubject, register
from uccn.lib import languages

_WORDS, _CAPTION = _("Picture {number}"), _("Caption {number}")
_OF_PICTURE = {"parent": "album_id", "order": "position"}


@register
class AlbumSubject(TranslationSubject):
    """An album's title and description, then what its pictures show and say."""

    model = Album
    parts = (
        Part(Album, "title", _("Title"), _("Title")),
        Part(Album, "description", _("Description"), _("Description")),
        Part(Picture, "alternative", _("Picture {number} in words"), _WORDS, **_OF_PICTURE),
        Part(Picture, "caption", _CAPTION, _CAPTION, **_OF_PICTURE),
    )

    def objects(self) -> models.QuerySet:
        """Albums with the meeting, which gives their address its year."""
        return Album.objects.select_related("meeting")

    def titles(self, album: Album) -> dict[str, str]:
        """Its title and year, in each language that has a title."""
        found = {c: getattr(album, languages.column("title", c)) for c in languages.codes()}
        return {code: f"{text} ({album.meeting.year})" for code, text in found.items() if text}

    def order(self, album: Album) -> int:
        """By edition."""
        return album.meeting.edition

    def is_public(self, album: Album, language: str) -> bool:
        """Whether the album and its meeting are public; their texts are, in every language."""
        return album.is_public and album.meeting.is_public

    def text_seen(self, album: Album, row: Album | Picture, field: str, language: str) -> str:
        """The text, where readers see the picture that it is about."""
        if isinstance(row, Picture) and not row.is_public:
            return ""
        return super().text_seen(album, row, field, language)

    def public_url(self, album: Album, language: str) -> str:
        """Its page in the language, where readers have that language at all."""
        if language not in languages.public_codes():
            return ""
        with translation.override(language):
            return album.get_absolute_url()

    def names_in(self, source: str, source_language: str, language: str) -> list[tuple[str, str]]:
        """The member cities that the source names."""
        return names_in(source, source_language, language)
