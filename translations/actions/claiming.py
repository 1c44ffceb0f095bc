"""Who has a text open for writing: advice for others, never a lock."""

import datetime as dt
from collections.abc import Collection

from django.db.models import Case, Q, Value, When
from django.utils import timezone

from translations.models import TextState

# After this long without a sign of life nobody is believed to be writing any more.
CLAIM = dt.timedelta(minutes=15)


def claim(*, state: TextState, by, take_over: bool = False, leaving: Collection[int] = ()) -> bool:
    """Whether the text is now claimed by this person; another's claim is taken over knowingly.

    A claim of one's own that is still fresh is left as it is. ``leaving`` are the keys of states
    that the person had open before and gives back with the same statement.
    """
    now = timezone.now()
    until = state.claimed_until
    is_fresh = state.claimed_by_id == by.pk and until is not None and until - now > CLAIM / 2
    if is_fresh and not leaving:
        return True
    wanted = Q(pk=state.pk)
    if not take_over:
        wanted &= Q(claimed_by=by) | Q(claimed_by=None) | Q(claimed_until__lte=now)
    left = Q(pk__in=leaving, claimed_by=by)
    TextState.objects.filter(wanted | left).update(
        claimed_by=Case(When(pk=state.pk, then=Value(by.pk)), default=None),
        claimed_until=Case(When(pk=state.pk, then=Value(now + CLAIM)), default=None),
    )
    others = state.claimed_by_id not in (None, by.pk) and until is not None and until > now
    if take_over or not others:
        state.claimed_by, state.claimed_until = by, now + CLAIM
    return take_over or not others


def release(*, state: TextState, by) -> None:
    """Give a claim of one's own back."""
    TextState.objects.filter(pk=state.pk, claimed_by=by).update(claimed_by=None, claimed_until=None)
