"""When staff last changed something in the admin, from the admin's own record."""

import datetime as dt
from typing import NamedTuple

from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db.models import Count, Max


class Edits(NamedTuple):
    """How often staff changed a row, and when last."""

    count: int
    last: dt.datetime


def edits_of(model) -> dict[int, Edits]:
    """The edits of every row of a model, by its key. Runs one query."""
    kind = ContentType.objects.get_for_model(model)
    rows = LogEntry.objects.filter(content_type=kind).order_by().values("object_id")
    found = rows.annotate(count=Count("pk"), last=Max("action_time"))
    return {
        int(row["object_id"]): Edits(row["count"], row["last"])
        for row in found
        if (row["object_id"] or "").isdecimal()
    }


def latest(*moments: dt.datetime | None) -> dt.datetime | None:
    """The last of those moments that are known; None when none is."""
    return max((moment for moment in moments if moment), default=None)
