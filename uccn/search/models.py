"""The index: one row for each text in each language that readers may find."""

from django.db import models


class Entry(models.Model):
    """A text as it is found and shown; the row is made from its object and holds nothing else.

    ``id`` is its place among the results (``uccn.search.places``), ``stems`` are its words as
    ``uccn.search.words`` writes them. It is findable from ``public_from`` on.
    """

    id = models.BigIntegerField(primary_key=True)
    kind = models.CharField(max_length=20)
    object_id = models.PositiveBigIntegerField()
    key = models.CharField(max_length=20, blank=True)
    number = models.PositiveIntegerField(default=0)
    language = models.CharField(max_length=20)
    year = models.PositiveSmallIntegerField(default=0)
    title = models.TextField(blank=True)
    body = models.TextField(blank=True)
    # Below the language's prefix: "meetings/2018/krakow-katowice/".
    address = models.CharField(max_length=300)
    public_from = models.DateTimeField()
    stems = models.TextField()

    class Meta:
        verbose_name = "entry"
        verbose_name_plural = "entries"
        default_permissions = ()
        indexes = [
            models.Index(fields=["kind", "object_id"], name="search_object"),
            models.Index(fields=["public_from"], name="search_public_from"),
        ]

    def __str__(self) -> str:
        return f"{self.address} · {self.language}"
