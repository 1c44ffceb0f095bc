"""Who has a text open for writing: advice for others, never a lock."""

import datetime as dt

from django.db.models import Q
from django.utils import timezone

from translations.models import TextState

# After this long without a sign of life nobody is believed to be writing any more.
CLAIM = dt.timedelta(minutes=15)


def claim(*, state: TextState, by, take_over: bool = False) -> bool:
    """Whether the text is now claimed by this person; another's claim is taken over knowingly.

    A claim of one's own that is still fresh is left as it is.
    """
    now = timezone.now()
    if (
        state.claimed_by_id == by.pk
        and state.claimed_until
        and (state.claimed_until - now > CLAIM / 2)
    ):
        return True
    free = Q(claimed_by=by) | Q(claimed_by=None) | Q(claimed_until__lte=now)
    rows = TextState.objects.filter(pk=state.pk)
    taken = (rows if take_over else rows.filter(free)).update(
        claimed_by=by, claimed_until=now + CLAIM
    )
    if taken:
        state.claimed_by, state.claimed_until = by, now + CLAIM
    return bool(taken)


def release(*, state: TextState, by) -> None:
    """Give a claim of one's own back."""
    TextState.objects.filter(pk=state.pk, claimed_by=by).update(claimed_by=None, claimed_until=None)
