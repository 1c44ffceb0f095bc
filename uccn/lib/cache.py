"""What several processes count in: Redis, which may be away for a while."""

import logging
from collections.abc import Callable
from functools import wraps

import redis
from django.core.cache.backends.redis import RedisCache

logger = logging.getLogger(__name__)


def _forgiving(name: str, missing) -> Callable:
    """A method of the cache that answers ``missing`` while Redis does not, or too late."""
    method = getattr(RedisCache, name)

    @wraps(method)
    def forgiving(self, *args, **options):
        """As Django's own."""
        try:
            return method(self, *args, **options)
        except (redis.ConnectionError, redis.TimeoutError) as error:
            logger.warning("Redis does not answer, so nothing is counted: %s", error)
            return options.get("default", missing)

    return forgiving


class PatientRedis(RedisCache):
    """A cache that is empty while Redis does not answer: nobody is refused, and the log says so.

    Throttles are open then. What must hold without Redis (a password guessed too often) counts in
    the database.
    """

    get = _forgiving("get", None)
    set = _forgiving("set", None)
    add = _forgiving("add", True)
    touch = _forgiving("touch", False)
    delete = _forgiving("delete", False)
    incr = _forgiving("incr", 1)
