"""Which fields of meetings are translated."""

from modeltranslation.translator import TranslationOptions, register

from meetings.models import AnnualMeeting, Place


@register(AnnualMeeting)
class AnnualMeetingTranslation(TranslationOptions):
    """What a meeting is about, and what staff tell of its history."""

    fields = ("theme", "summary", "history", "logo_alt", "banner_alt")


@register(Place)
class PlaceTranslation(TranslationOptions):
    """The name of a host that is no member city."""

    fields = ("name",)
