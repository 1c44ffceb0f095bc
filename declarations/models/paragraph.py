"""One paragraph of a declaration, in every language."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from declarations.querysets import ParagraphQuerySet
from translations.tracked import TrackedModel
from uccn.lib.cleaning import CleanTextField
from uccn.lib.coverage import validate_printable
from uccn.search.findable import Findable


class Paragraph(Findable, TrackedModel):
    """One paragraph; its key stays when its place and its text change."""

    declaration = models.ForeignKey(
        "declarations.Declaration",
        on_delete=models.PROTECT,
        related_name="paragraphs",
        verbose_name=_("declaration"),
    )
    # Staff may delete last year's paragraph while it was never public; this one then stands alone,
    # and loses nothing but the way back. PROTECT would forbid them to tidy an old draft.
    ancestor = models.ForeignKey(
        "self",
        on_delete=models.SET_NULL,
        null=True,
        editable=False,
        related_name="descendants",
        verbose_name=_("comes from"),
    )
    key = models.CharField(_("key"), max_length=20, editable=False)
    position = models.PositiveIntegerField(_("position"))
    body = CleanTextField(
        _("text"),
        validators=[validate_printable],
        help_text=_("*emphasis*, ^raised^ as in XII^e^, [words](https://address)."),
    )

    objects = ParagraphQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]
        verbose_name = _("paragraph")
        verbose_name_plural = _("paragraphs")
        constraints = [
            models.UniqueConstraint(fields=["declaration", "key"], name="paragraph_key"),
        ]

    def __str__(self) -> str:
        return f"{self.declaration} § {self.position}"

    def save(self, *args, **kwargs) -> None:
        """Save; a key that exists never changes."""
        if self.pk and (Paragraph.objects.filter(pk=self.pk).exclude(key=self.key).exists()):
            raise ValueError("A paragraph's key never changes.")
        super().save(*args, **kwargs)

    @property
    def original_language(self) -> str:
        """The language in which its declaration was written, '' when unknown."""
        return self.declaration.original_language
