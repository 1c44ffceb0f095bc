"""Questions about documents and their files."""

import datetime as dt

from django.db import models
from django.db.models.functions import Coalesce
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
        """The newest version of each language of each document that readers find there."""
        later = self._later().exclude(models.Exists(self._open_take_downs()))
        return self.there().with_known().filter(is_known=True).exclude(models.Exists(later))

    def there(self):
        """The versions that are not taken down."""
        return self.exclude(models.Exists(self._open_take_downs()))

    def taken_down(self):
        """The versions that are taken down."""
        return self.filter(models.Exists(self._open_take_downs()))

    def with_take_downs(self):
        """With what is open of their take-downs as ``open_take_downs``. Runs one query more."""
        related = self.model._meta.get_field("take_downs").related_model
        found = related.objects.filter(put_back_at=None).select_related("by")
        return self.prefetch_related(models.Prefetch("take_downs", found, "open_take_downs"))

    def with_known(self):
        """With ``is_known``: whether the version was not replaced before readers saw the document.

        What replaced it then may be taken down later, and brings to light nothing that readers
        never had.
        """
        since = Coalesce("document__first_published_at", "document__published_at")
        then = models.OuterRef("since")
        was_down = self._take_downs().filter(
            models.Q(put_back_at=None) | models.Q(put_back_at__gt=then), at__lte=then
        )
        replaced = self._later().annotate(since=since).filter(uploaded_at__lte=models.F("since"))
        return self.annotate(is_known=~models.Exists(replaced.exclude(models.Exists(was_down))))

    def _later(self):
        """The later versions of the outer row's language."""
        return self.model.objects.filter(
            document=models.OuterRef("document"),
            language=models.OuterRef("language"),
            version__gt=models.OuterRef("version"),
        )

    def _take_downs(self):
        """The times that the outer row was taken down."""
        related = self.model._meta.get_field("take_downs").related_model
        return related.objects.order_by().filter(file=models.OuterRef("pk"))

    def _open_take_downs(self):
        """The one that holds now."""
        return self._take_downs().filter(put_back_at=None)
