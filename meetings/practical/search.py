"""What readers may find of practical pages, news and words of welcome."""

from collections.abc import Collection, Iterator

from django.utils.translation import gettext_lazy as _

from meetings.models import AnnualMeeting, Host
from meetings.practical.models import NewsItem, PracticalPage, WelcomeWord
from uccn.lib import languages, markdown
from uccn.lib.languages import text_in
from uccn.lib.text import to_plain
from uccn.search.registry import FAR, Link, SearchSubject, Text, register


@register
class NewsSearch(SearchSubject):
    """Each piece of news, in every language that has its title."""

    model = NewsItem
    kind = "news"
    number = 11
    heading = _("News")
    links = {NewsItem: Link("pk", "pk")}

    def texts(self, pks: Collection[int] | None = None) -> Iterator[Text]:
        """The public news. One query."""
        public = NewsItem.objects.published(FAR)
        for item in public if pks is None else public.filter(pk__in=pks):
            for code in languages.codes():
                if title := text_in(item, "title", code):
                    summary = to_plain(text_in(item, "summary", code))
                    body = markdown.to_plain(text_in(item, "body", code))
                    yield Text(
                        object_id=item.pk,
                        language=code,
                        title=to_plain(title),
                        body="\n".join(filter(None, [summary, body])),
                        address=f"{item.address}/",
                        public_from=item.published_at,
                        year=item.year,
                    )


@register
class PracticalSearch(SearchSubject):
    """Each practical page, in every language that has its title."""

    model = PracticalPage
    kind = "practical"
    number = 9
    heading = _("Practical information")
    is_dated = True
    links = {
        PracticalPage: Link("pk", "pk"),
        AnnualMeeting: Link("meeting"),
    }

    def texts(self, pks: Collection[int] | None = None) -> Iterator[Text]:
        """The public pages of public meetings. One query."""
        public = PracticalPage.objects.for_readers(FAR).select_related("meeting")
        for page in public if pks is None else public.filter(pk__in=pks):
            for code in languages.codes():
                if title := text_in(page, "title", code):
                    yield Text(
                        object_id=page.pk,
                        language=code,
                        title=to_plain(title),
                        body=markdown.to_plain(text_in(page, "body", code)),
                        address=f"{page.address}/",
                        public_from=max(page.published_at, page.meeting.published_at),
                        year=page.meeting.year,
                    )


@register
class WelcomeSearch(SearchSubject):
    """Each word of welcome, under the name of who says it."""

    model = WelcomeWord
    kind = "welcome"
    number = 2
    heading = _("Words of welcome")
    is_dated = True
    links = {
        WelcomeWord: Link("pk", "pk"),
        Host: Link("host"),
        AnnualMeeting: Link("host__meeting"),
    }

    def texts(self, pks: Collection[int] | None = None) -> Iterator[Text]:
        """The public words at public meetings. One query."""
        public = WelcomeWord.objects.for_readers(FAR).select_related("host__meeting")
        for word in public if pks is None else public.filter(pk__in=pks):
            meeting = word.host.meeting
            for code in languages.codes():
                if words := text_in(word, "words", code):
                    office = text_in(word, "office", code)
                    yield Text(
                        object_id=word.pk,
                        language=code,
                        title=to_plain(word.text("name", code).text),
                        body=" · ".join(to_plain(line) for line in (office, words) if line),
                        address=f"{meeting.address}/welcome/#{word.anchor}",
                        public_from=max(word.published_at, meeting.published_at),
                        year=meeting.year,
                    )
