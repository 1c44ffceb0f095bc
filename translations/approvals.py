"""When the texts of a sheet were last approved, for those who say when a page changed."""

import datetime as dt
from collections.abc import Collection

from django.contrib.contenttypes.models import ContentType
from django.db.models import Max

from translations.models import Status, TextRevision


def approved_at(
    model, key: str = "unit__sheet__object_id", pks: Collection[int] | None = None
) -> dict[tuple[int, str], dt.datetime]:
    """By sheet and language, the last approval of a text. Runs one query.

    ``key`` is the column that names the row; a model that shares one sheet gives the unit's own.
    ``pks`` are the rows that are asked for; without them, all.
    """
    kind = ContentType.objects.get_for_model(model)
    of = key.replace("object_id", "content_type")
    rows = TextRevision.objects.filter(**{of: kind}, status=Status.APPROVED).order_by()
    if pks is not None:
        rows = rows.filter(**{f"{key}__in": pks})
    found = rows.values(key, "language").annotate(last=Max("at"))
    return {(row[key], row["language"]): row["last"] for row in found}
