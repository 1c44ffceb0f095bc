"""When the texts of a sheet were last approved, for those who say when a page changed."""

import datetime as dt
from collections.abc import Collection

from django.contrib.contenttypes.models import ContentType
from django.db.models import Max, Q

from translations.models import Origin, Status, TextRevision


def approved_at(model, key: str = "unit__sheet__object_id") -> dict[tuple[int, str], dt.datetime]:
    """By sheet and language, the last approval of a text. Runs one query.

    ``key`` is the column that names the row; a model that shares one sheet gives the unit's own.
    """
    return _last(model, key, Q(status=Status.APPROVED))


def changed_at(model, pks: Collection[int]) -> dict[tuple[int, str], dt.datetime]:
    """By sheet and language, when a text last changed for readers. Runs one query.

    It was approved, or written around the desk.
    """
    written = Q(status=Status.APPROVED) | Q(origin=Origin.FOUND)
    key = "unit__sheet__object_id"
    return _last(model, key, written & Q(**{f"{key}__in": pks}))


def _last(model, key: str, condition: Q) -> dict[tuple[int, str], dt.datetime]:
    """When the last version of this kind was made, by row and language."""
    kind = ContentType.objects.get_for_model(model)
    of = key.replace("object_id", "content_type")
    rows = TextRevision.objects.filter(condition, **{of: kind}).order_by()
    found = rows.values(key, "language").annotate(last=Max("at"))
    return {(row[key], row["language"]): row["last"] for row in found}
