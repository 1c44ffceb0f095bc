"""Questions about practical pages, news and words of welcome."""

import datetime as dt

from django.db import models

from meetings.models import AnnualMeeting
from uccn.lib import languages
from uccn.publication.models import PublishableQuerySet


class PracticalPageQuerySet(PublishableQuerySet):
    """Questions about practical pages."""

    def titled(self):
        """In their order, with the title for the active language and no other text."""
        return languages.with_texts(self, ["title"]).defer("body", *_every("body")).in_order()

    def in_order(self):
        """As they stand at their meeting."""
        return self.order_by("position", "pk")

    def for_readers(self, at: dt.datetime | None = None):
        """What readers see: the page is public, and so is its meeting."""
        public = AnnualMeeting.objects.published(at).order_by()
        return self.published(at).filter(meeting__in=public)


class NewsItemQuerySet(PublishableQuerySet):
    """Questions about news."""

    def in_brief(self):
        """With title and summary for the active language and no other text."""
        texts = languages.with_texts(self, ["title", "summary"])
        return texts.defer("body", *_every("body"))

    def newest_first(self):
        """By day, the last first; of one day the one that was entered last."""
        return self.order_by("-day", "-pk")


class WelcomeWordQuerySet(PublishableQuerySet):
    """Questions about words of welcome."""

    def for_readers(self, at: dt.datetime | None = None):
        """What readers see: the word is public, and so is its meeting."""
        public = AnnualMeeting.objects.published(at).order_by()
        return self.published(at).filter(host__meeting__in=public)

    def in_order(self):
        """As the hosts stand at the meeting."""
        return self.order_by("host__position", "host", "pk")

    def of_meeting(self, meeting: AnnualMeeting):
        """Those of a meeting's hosts."""
        return self.filter(host__meeting=meeting)

    def with_host(self):
        """With the host and its name in the active language. Runs one query more."""
        host = self.model._meta.get_field("host").related_model
        return self.prefetch_related(models.Prefetch("host", host.objects.named()))


def _every(field: str) -> list[str]:
    """The columns of a field in all languages."""
    return languages.columns([field], languages.codes())
