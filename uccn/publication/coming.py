"""When what readers see changes by itself: at a set time, or because another day begins."""

import datetime as dt

from django.apps import apps
from django.utils import timezone

from uccn.publication.models import Publishable


def changes_around(now: dt.datetime) -> tuple[dt.datetime, dt.datetime]:
    """The last moment until ``now`` and the next one after it. One query a kind.

    A moment is one at which something became or becomes public, or midnight, when meetings begin
    and end, which pages say. What is asked is the same for the whole day.
    """
    begins, ends = _midnight(now), _midnight(now, days=1)
    times = [row for kind in _kinds() for row in _set_since(kind, begins)]
    past = [published for published, _withdrawn in times if published <= now]
    coming = [published for published, withdrawn in times if published > now and not withdrawn]
    return max([begins, *past]), min([ends, *coming])


def _midnight(now: dt.datetime, days: int = 0) -> dt.datetime:
    """When the day of ``now`` began, or one so many days later."""
    day = timezone.localdate(now) + dt.timedelta(days=days)
    return timezone.make_aware(dt.datetime.combine(day, dt.time()))


def _kinds() -> list[type[Publishable]]:
    """Each kind of thing that is published."""
    return [model for model in apps.get_models() if issubclass(model, Publishable)]


def _set_since(kind: type[Publishable], moment: dt.datetime) -> list[tuple]:
    """When things of a kind become public and were withdrawn, for those set since the moment."""
    things = kind._base_manager.filter(published_at__gte=moment)
    return list(things.order_by().values_list("published_at", "withdrawn_at"))
