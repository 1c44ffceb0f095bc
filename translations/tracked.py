"""The base of every model whose texts the desk keeps in sight."""

from uccn.lib.later import later
from uccn.lib.translated import TranslatedModel

# The desk, which a worker needs for what is written and for nothing that is read.
actions = later("translations.actions")


class TrackedModel(TranslatedModel):
    """A translated model that tells the desk when it was saved or deleted."""

    class Meta:
        abstract = True

    def save(self, *args, **kwargs) -> None:
        """Save, and let the desk look at what became of the texts."""
        super().save(*args, **kwargs)
        actions.saw_change(self)

    save.alters_data = True

    def save_by(self, by, **kwargs) -> None:
        """Save, and let the desk know whose texts these are."""
        with actions.together(by=by):
            self.save(**kwargs)

    save_by.alters_data = True

    @classmethod
    def written(cls, pks) -> None:
        """Called when the desk wrote texts of these rows without saving them."""

    def delete(self, *args, **kwargs):
        """Delete; the desk keeps every version of the texts."""
        pk = self.pk
        done = super().delete(*args, **kwargs)
        self.pk, now = pk, self.pk
        actions.saw_change(self)
        self.pk = now
        return done

    delete.alters_data = True
