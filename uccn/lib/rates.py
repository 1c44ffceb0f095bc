"""How often one sender may ask for what costs much; counted for all processes together."""

import time

from django.core.cache import cache
from django.utils.crypto import salted_hmac

from uccn.lib.senders import sender


def must_wait(request, kind: str, *, most: int, seconds: int) -> int:
    """Count a request of a kind; for how many seconds its sender must wait, 0 when it may go on.

    A sender has ``most`` of them in each stretch of so many seconds. No address is kept: what is
    counted is a keyed digest, under another key in the next stretch. While what is counted in does
    not answer, everybody goes on.
    """
    now = time.time()
    stretch, passed = divmod(now, seconds)
    who = salted_hmac(f"uccn.rates.{kind}.{stretch:.0f}", sender(request), algorithm="sha256")
    key = f"rates:{kind}:{who.hexdigest()[:32]}"
    if cache.add(key, 1, timeout=seconds):
        return 0
    try:
        count = cache.incr(key)
    except ValueError:
        # It went between the two: a stretch ended.
        return 0
    return round(seconds - passed) or 1 if count > most else 0
