"""Which fields of a programme are translated."""

from modeltranslation.translator import TranslationOptions, register

from meetings.programme.models import Room, Session, Speaker, Track, Venue


@register(Venue)
class VenueTranslation(TranslationOptions):
    """What a venue is called, where it is, how one gets in."""

    fields = ("name", "address", "access")


@register(Room)
class RoomTranslation(TranslationOptions):
    """What a room is called, and how one gets there."""

    fields = ("name", "access")


@register(Track)
class TrackTranslation(TranslationOptions):
    """What a track is called."""

    fields = ("name",)


@register(Speaker)
class SpeakerTranslation(TranslationOptions):
    """A person's name and office, and what is said of them."""

    fields = ("name", "office", "biography", "picture_alt")


@register(Session)
class SessionTranslation(TranslationOptions):
    """What a session is called, and what it is about."""

    fields = ("title", "abstract")
