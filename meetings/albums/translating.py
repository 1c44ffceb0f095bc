"""What the translation desk is told about albums."""

from django.utils.translation import gettext_lazy as _

from meetings.albums import views
from meetings.albums.models import Album, Picture
from meetings.sheets import OfMeeting
from translations.registry import Part, register
from uccn.lib import languages

_WORDS, _CAPTION = _("Picture {number}"), _("Caption {number}")
_OF_PICTURE = {"parent": "album_id", "order": "position"}


@register
class AlbumSubject(OfMeeting):
    """An album's title and description, then what its pictures show and say."""

    model = Album
    parts = (
        Part(Album, "title", _("Title"), _("Title")),
        Part(Album, "description", _("Description"), _("Description")),
        Part(Picture, "alternative", _("Picture {number} in words"), _WORDS, **_OF_PICTURE),
        Part(Picture, "caption", _CAPTION, _CAPTION, **_OF_PICTURE),
    )

    def titles(self, album: Album) -> dict[str, str]:
        """Its title and year, in each language that has a title."""
        found = {c: getattr(album, languages.column("title", c)) for c in languages.codes()}
        return {code: f"{text} ({album.meeting.year})" for code, text in found.items() if text}

    def text_seen(self, album: Album, row: Album | Picture, field: str, language: str) -> str:
        """The text, where readers see the picture that it is about."""
        if isinstance(row, Picture) and not row.is_public:
            return ""
        return super().text_seen(album, row, field, language)

    def preview(self, request, album: Album, language: str, texts: dict):
        """Its page, as readers would get it in the language once every picture is public."""
        return views.preview(request, album, language, texts)
