"""What the translation desk is told about practical pages, news and words of welcome."""

from django.utils.translation import gettext_lazy as _

from meetings.practical import news_views, views
from meetings.practical.models import NewsItem, PracticalPage, WelcomeWord
from meetings.sheets import OfMeeting
from translations.registry import Part, register
from uccn.lib import languages
from uccn.lib.text import to_plain

# After the sheets of meetings and declarations, which are sorted by edition.
_AFTER = 0


class _Published(OfMeeting):
    """Something whose texts readers see in every language as soon as it is public."""

    title_field = "title"

    def titles(self, obj) -> dict[str, str]:
        """Its title in every language that has one, with the year."""
        found = {}
        for code in languages.codes():
            if text := getattr(obj, languages.column(self.title_field, code)):
                found[code] = f"{to_plain(text)} ({self.year_of(obj)})"
        return found

    def year_of(self, obj) -> int:
        """The year that it belongs to."""
        return obj.meeting.year

    def with_texts(self, obj, language: str, texts: dict):
        """The object, read anew, with texts in a language that are not saved."""
        shown = self.model.objects.get(pk=obj.pk)
        for (_label, _pk, name), text in texts.items():
            if text:
                setattr(shown, languages.column(name, language), text)
        return shown


_ORIGINAL = {"source_language": "original_language"}


@register
class PracticalPageSubject(_Published):
    """A practical page: its title and its text."""

    model = PracticalPage
    parts = (
        Part(PracticalPage, "title", _("Title"), _("Title"), **_ORIGINAL),
        Part(PracticalPage, "body", _("Text"), _("Text"), **_ORIGINAL),
    )

    def preview(self, request, obj: PracticalPage, language: str, texts: dict):
        """Its page, as readers would get it in the language."""
        return views.preview(request, self.with_texts(obj, language, texts))


@register
class NewsItemSubject(_Published):
    """A piece of news: its title, its summary, its text."""

    model = NewsItem
    parts = (
        Part(NewsItem, "title", _("Title"), _("Title"), **_ORIGINAL),
        Part(NewsItem, "summary", _("Summary"), _("Summary"), **_ORIGINAL),
        Part(NewsItem, "body", _("Text"), _("Text"), **_ORIGINAL),
    )

    def preview(self, request, obj: NewsItem, language: str, texts: dict):
        """Its page, as readers would get it in the language."""
        return news_views.preview(request, self.with_texts(obj, language, texts))

    def year_of(self, obj: NewsItem) -> int:
        """The year of its day."""
        return obj.year

    def order(self, obj: NewsItem) -> int:
        """After what is sorted by edition."""
        return _AFTER

    def is_public(self, obj: NewsItem, language: str) -> bool:
        """Whether it is public; its meeting need not be."""
        return obj.is_public


@register
class WelcomeWordSubject(_Published):
    """A word of welcome, with the name and office of who says it."""

    model = WelcomeWord
    title_field = "name"
    parts = (
        Part(WelcomeWord, "name", _("Name"), _("Name")),
        Part(WelcomeWord, "office", _("Office"), _("Office")),
        Part(WelcomeWord, "words", _("Word of welcome"), _("Word of welcome")),
        Part(WelcomeWord, "picture_alt", _("Picture in words"), _("Picture")),
    )

    def objects(self):
        """The words with their hosts and meetings."""
        return WelcomeWord.objects.select_related("host__meeting")

    def year_of(self, obj: WelcomeWord) -> int:
        """The year of its meeting."""
        return obj.host.meeting.year

    def order(self, obj: WelcomeWord) -> int:
        """By edition of its meeting."""
        return obj.host.meeting.edition

    def is_public(self, obj: WelcomeWord, language: str) -> bool:
        """Whether it is public, and so is its meeting."""
        return obj.is_public and obj.host.meeting.is_public
