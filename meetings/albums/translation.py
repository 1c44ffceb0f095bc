"""Which fields of albums are translated."""

from modeltranslation.translator import TranslationOptions, register

from meetings.albums.models import Album, Picture


@register(Album)
class AlbumTranslation(TranslationOptions):
    """What an album is called, and what is said of it."""

    fields = ("title", "description")


@register(Picture)
class PictureTranslation(TranslationOptions):
    """What a picture shows, for those who see it and those who do not."""

    fields = ("alternative", "caption")
