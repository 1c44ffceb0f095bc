"""One paragraph of a declaration, in every language."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from declarations.models.freezing import FROZEN, refuse_frozen
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
        """Save; a key that exists never changes. Raises ValidationError where it is frozen."""
        old = self._stored()
        if old and old.key != self.key:
            raise ValueError("A paragraph's key never changes.")
        if old:
            self._refuse_frozen(old, kwargs.get("update_fields"))
        elif self.declaration.is_final:
            raise ValidationError(FROZEN, "frozen")
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        """Delete. Raises ValidationError while the text is final."""
        old = self._stored()
        if old and old.declaration.is_final:
            raise ValidationError(FROZEN, "frozen")
        return super().delete(*args, **kwargs)

    delete.alters_data = True

    def _stored(self) -> "Paragraph | None":
        """The paragraph and its declaration as they are stored, None for a new one."""
        rows = Paragraph.objects.select_related("declaration")
        return rows.filter(pk=self.pk).first() if self.pk else None

    def _refuse_frozen(self, old: "Paragraph", names) -> None:
        """Raise ValidationError where the order of a final text, or its original, would change."""
        refuse_frozen(old.declaration, old, self, "body", names)
        has_place = names is None or "position" in names
        if old.declaration.is_final and has_place and old.position != self.position:
            raise ValidationError(FROZEN, "frozen")

    @property
    def original_language(self) -> str:
        """The language in which its declaration was written, '' when unknown."""
        return self.declaration.original_language
