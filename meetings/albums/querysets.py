"""Questions about albums and pictures."""

from django.db import models
from django.utils import timezone

from uccn.lib.languages import codes, columns, with_texts
from uccn.publication.models import PublishableQuerySet


class AlbumQuerySet(PublishableQuerySet):
    """Questions about albums; ``published`` says nothing of their meetings."""

    def readable(self, at=None):
        """What readers see: public albums of public meetings, with the meeting."""
        at = at or timezone.now()
        public = self.published(at).filter(
            meeting__published_at__lte=at, meeting__withdrawn_at=None
        )
        return public.select_related("meeting")

    def titled(self, language: str | None = None):
        """With the title in the language, and no other text."""
        unread = ["description", *columns(["description"], codes())]
        return with_texts(self, ["title"], language).defer(*unread)

    def for_page(self, language: str | None = None):
        """With title and description in the language."""
        return with_texts(self, ["title", "description"], language)

    def counted(self, at=None):
        """With ``shown``: how many of their pictures are public."""
        at = at or timezone.now()
        public = models.Q(pictures__published_at__lte=at, pictures__withdrawn_at=None)
        return self.annotate(shown=models.Count("pictures", filter=public))

    def with_size(self):
        """With ``size``: how many pictures they have, whoever sees them."""
        return self.annotate(size=models.Count("pictures"))


class PictureQuerySet(PublishableQuerySet):
    """Questions about pictures; ``published`` says nothing of their albums."""

    def readable(self, at=None):
        """What readers see: public pictures in public albums of public meetings."""
        at = at or timezone.now()
        return self.published(at).filter(
            album__published_at__lte=at,
            album__withdrawn_at=None,
            album__meeting__published_at__lte=at,
            album__meeting__withdrawn_at=None,
        )

    def waiting(self):
        """What was never public, nor set to be at a time that has come."""
        return self.drafts()

    def undrawn(self):
        """Those that are there in one size alone."""
        return self.filter(is_drawn=False)

    def in_order(self):
        """By their places in their album."""
        return self.order_by("position", "pk")

    def without_words(self):
        """Those that nothing describes in any language."""
        silent = models.Q()
        for column in columns(["alternative"], codes()):
            silent &= models.Q(**{column: ""}) | models.Q(**{f"{column}__isnull": True})
        return self.filter(silent)

    def described(self, language: str | None = None):
        """With caption and words in the language, and no other text."""
        return with_texts(self, ["caption", "alternative"], language)

    def covers(self):
        """The first of each album."""
        own = self.model.objects.filter(album=models.OuterRef("album")).published().in_order()
        return self.filter(pk=models.Subquery(own.values("pk")[:1]))
