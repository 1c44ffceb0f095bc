"""One text to translate: a translated field of a row, and the sheet that it is translated on."""

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from uccn.lib import languages

# Places of a sheet's parts: those of the first from 0, of the second from here, and so on.
PART_SPAN = 1_000_000


def is_one_line(field: models.Field) -> bool:
    """Whether the texts of a field may not be broken into lines."""
    return isinstance(field, models.CharField)


class Sheet(models.Model):
    """What is translated together: a declaration with its paragraphs, or all names of cities.

    It remembers what it is called, so that lists of sheets need not ask every subject.
    """

    content_type = models.ForeignKey(ContentType, models.PROTECT, related_name="+")
    # The object's key; 0 where one sheet holds a whole model.
    object_id = models.PositiveBigIntegerField()
    titles = models.JSONField(default=dict)
    # What it is sorted by, highest first: the year of a meeting.
    order = models.IntegerField(default=0)
    removed_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("sheet")
        verbose_name_plural = _("sheets")
        constraints = [
            models.UniqueConstraint(fields=["content_type", "object_id"], name="sheet_identity"),
        ]

    def __str__(self) -> str:
        return self.title.text or self.label

    @property
    def label(self) -> str:
        """The model's label: ``declarations.declaration``."""
        return f"{self.content_type.app_label}.{self.content_type.model}"

    @property
    def kind(self) -> str:
        """What such sheets are, in the person's language: "declarations"."""
        model = self.content_type.model_class()
        return capfirst(str(model._meta.verbose_name_plural)) if model else self.label

    @property
    def title(self) -> languages.Resolved:
        """What it is called in the active language, or honestly in another."""
        for code in languages.order(languages.current()):
            if text := self.titles.get(code):
                return languages.Resolved(text, code)
        return languages.Resolved("", "")


class TextUnitQuerySet(models.QuerySet):
    """Questions about many texts."""

    def present(self) -> "TextUnitQuerySet":
        """Those whose row still exists, in their sheet's order."""
        return self.filter(removed_at=None).order_by("position", "pk")


class TextUnit(models.Model):
    """A translated field of one row. It outlives the row, so that no text is lost with it.

    Hashes are SHA-256 (hexadecimal) of the stored text in UTF-8, '' for a text that is missing.
    """

    content_type = models.ForeignKey(ContentType, models.PROTECT, related_name="+")
    object_id = models.PositiveBigIntegerField()
    field = models.CharField(max_length=60)
    sheet = models.ForeignKey(Sheet, models.PROTECT, related_name="units")
    position = models.PositiveIntegerField(default=0)
    source_language = models.CharField(max_length=20, blank=True)
    source_hash = models.CharField(max_length=64, blank=True)
    source_words = models.PositiveIntegerField(default=0)
    source_changed_at = models.DateTimeField(null=True)
    # The same place in an earlier text, from which this one was opened.
    ancestor = models.ForeignKey("self", models.PROTECT, null=True, related_name="descendants")
    removed_at = models.DateTimeField(null=True)

    objects = TextUnitQuerySet.as_manager()

    class Meta:
        verbose_name = _("text to translate")
        verbose_name_plural = _("texts to translate")
        constraints = [
            models.UniqueConstraint(
                fields=["content_type", "object_id", "field"], name="text_unit_identity"
            ),
        ]
        indexes = [
            models.Index(fields=["sheet", "position"], name="text_unit_place"),
        ]

    def __str__(self) -> str:
        return self.key

    @property
    def key(self) -> str:
        """What exchange files call it: ``declarations.paragraph.12.body``."""
        model = f"{self.content_type.app_label}.{self.content_type.model}"
        return f"{model}.{self.object_id}.{self.field}"

    @property
    def model(self) -> type[models.Model]:
        """The model whose field it is."""
        return self.content_type.model_class()

    @property
    def number(self) -> int:
        """Its place within its part, as people count (or 0 where the part is a single text)."""
        return self.position % PART_SPAN

    def column(self, language: str) -> str:
        """The column that holds its public text in a language."""
        return languages.column(self.field, language)

    @property
    def row(self) -> models.QuerySet:
        """Its row, with modeltranslation's rewriting of names switched off."""
        return self.model._default_manager.filter(pk=self.object_id).rewrite(False)

    @property
    def is_one_line(self) -> bool:
        """Whether its text may not be broken into lines."""
        return is_one_line(self.model._meta.get_field(self.field))

    @property
    def max_length(self) -> int | None:
        """How many characters its field takes, None for as many as one likes."""
        return self.model._meta.get_field(self.field).max_length

    @property
    def validators(self) -> tuple:
        """What its field asks of every text."""
        return tuple(self.model._meta.get_field(self.field).validators)
