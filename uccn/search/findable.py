"""The base of every model whose rows readers may find, or find others by."""

from django.db import models

from uccn.search import keeping


class Findable(models.Model):
    """A model that tells the index when a row of it was saved or deleted."""

    class Meta:
        abstract = True

    def save(self, *args, **kwargs) -> None:
        """Save; the index follows at commit."""
        super().save(*args, **kwargs)
        keeping.row_changed(self)

    save.alters_data = True

    def delete(self, *args, **kwargs):
        """Delete; the index follows at commit."""
        pk = self.pk
        done = super().delete(*args, **kwargs)
        self.pk, now = pk, self.pk
        keeping.row_changed(self)
        self.pk = now
        return done

    delete.alters_data = True

    @classmethod
    def written(cls, pks) -> None:
        """Rows were written without being saved; the index follows at commit."""
        keeping.rows_written(cls, pks)
