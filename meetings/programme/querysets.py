"""Questions about sessions and releases."""

from django.db import models

from uccn.lib import languages
from uccn.lib.append_only import AppendOnlyQuerySet


class SessionQuerySet(models.QuerySet):
    """Questions about the sessions of the draft."""

    def in_order(self):
        """By day and hour; what is not known yet comes last."""
        first = (models.F(name).asc(nulls_last=True) for name in ("day", "begins"))
        return self.order_by(*first, "pk")

    def with_everything(self):
        """With room, track, fields and people. Runs two queries more."""
        return self.select_related("room__venue", "track").prefetch_related(
            "fields", "appearances__speaker"
        )


class ReleaseQuerySet(AppendOnlyQuerySet):
    """Questions about releases."""

    def newest_of(self, meeting):
        """The release that readers see of a meeting, None before the first."""
        return self.filter(meeting=meeting).order_by("-number").first()

    def newest(self):
        """Of each meeting the release that readers see."""
        later = self.model.objects.filter(
            meeting=models.OuterRef("meeting"), number__gt=models.OuterRef("number")
        )
        return self.exclude(models.Exists(later))

    def in_brief(self):
        """With number and time alone."""
        return self.only("number", "made_at", "meeting")

    def with_texts(self, language: str | None = None):
        """With the texts in the language, and with those of the others to fall back on."""
        text = self.model._meta.get_field("texts").related_model
        wanted = languages.order(language or languages.current())
        rows = text.objects.filter(language__in=wanted)
        return self.prefetch_related(models.Prefetch("texts", queryset=rows))
