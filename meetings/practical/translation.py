"""Which fields of practical pages, news and words of welcome are translated."""

from modeltranslation.translator import TranslationOptions, register

from meetings.practical.models import NewsItem, PracticalPage, WelcomeWord


@register(PracticalPage)
class PracticalPageTranslation(TranslationOptions):
    """What a page is called, and what it says."""

    fields = ("title", "body")


@register(NewsItem)
class NewsItemTranslation(TranslationOptions):
    """What is new, in a line, in a sentence, and in full."""

    fields = ("title", "summary", "body")


@register(WelcomeWord)
class WelcomeWordTranslation(TranslationOptions):
    """Who speaks in which office, and what they say."""

    fields = ("name", "office", "words", "picture_alt")
