"""Questions about documents and their files."""

import datetime as dt

from django.db import models
from django.utils import timezone

from meetings.models import AnnualMeeting, Audience
from uccn.lib import languages
from uccn.lib.append_only import AppendOnlyQuerySet
from uccn.publication.models import PublishableQuerySet


class DocumentQuerySet(PublishableQuerySet):
    """Questions about documents."""

    def for_audience(self, audience: Audience):
        """Those that somebody of that audience may see."""
        return self.filter(audience__in=[one for one in Audience if audience.includes(one)])

    def for_everyone(self, at: dt.datetime | None = None):
        """Those that every reader sees, of meetings that are public."""
        meetings = AnnualMeeting.objects.published(at or timezone.now())
        public = self.published(at).for_audience(Audience.PUBLIC)
        return public.filter(meeting__in=meetings.order_by())

    def of_year(self, year: int | None):
        """Those of the meetings of a year; all without one."""
        return self.filter(meeting__year=year) if year else self

    def in_order(self):
        """As readers find them within their kind."""
        return self.order_by("position", "symbol", "pk")

    def with_titles(self, language: str | None = None):
        """With the title in one language, or the one to fall back on."""
        return languages.with_texts(self, ["title"], language)

    def with_newest_files(self):
        """With the newest file of each language as ``newest_files``. Runs one query more."""
        files = self.model._meta.get_field("files").related_model
        newest = models.Prefetch("files", files.objects.newest(), to_attr="newest_files")
        return self.prefetch_related(newest)

    def addressed(self):
        """With what its address and its state are made of."""
        return self.only("meeting", "slug", "published_at", "withdrawn_at")


class DocumentFileQuerySet(AppendOnlyQuerySet):
    """Questions about files."""

    def newest(self):
        """The newest version of each language of each document."""
        later = self.model.objects.filter(
            document=models.OuterRef("document"),
            language=models.OuterRef("language"),
            version__gt=models.OuterRef("version"),
        )
        return self.exclude(models.Exists(later))
