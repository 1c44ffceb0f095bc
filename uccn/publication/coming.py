"""When what readers see changes by itself: at a set time, or because another day begins."""

import datetime as dt

from django.apps import apps
from django.utils import timezone

from uccn.publication.models import Publishable


def next_change(now: dt.datetime) -> dt.datetime:
    """The next moment after ``now``: whatever becomes public then, or midnight. One query a kind.

    At midnight meetings begin and end, which pages say.
    """
    tomorrow = timezone.localdate(now) + dt.timedelta(days=1)
    midnight = timezone.make_aware(dt.datetime.combine(tomorrow, dt.time()))
    return min([midnight, *_scheduled(now)])


def _scheduled(now: dt.datetime) -> list[dt.datetime]:
    """The next set time of each kind of thing that is published."""
    kinds = [model for model in apps.get_models() if issubclass(model, Publishable)]
    coming = [
        kind._base_manager.filter(published_at__gt=now, withdrawn_at=None)
        .order_by("published_at")
        .values_list("published_at", flat=True)
        .first()
        for kind in kinds
    ]
    return [moment for moment in coming if moment]
