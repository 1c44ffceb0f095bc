"""The stamp of several machines: a text in Redis that each of them reads."""

import logging
import secrets

import redis

logger = logging.getLogger(__name__)
KEY = "uccn:stamp"
_SECONDS = 0.5


class RedisStamp:
    """A random text under one key; what cannot be read or written is never guessed."""

    def __init__(self, place: str) -> None:
        self.client = redis.Redis.from_url(
            place,
            socket_timeout=_SECONDS,
            socket_connect_timeout=_SECONDS,
            decode_responses=True,
            protocol=2,
        )
        self.is_owed = False

    def read(self) -> str:
        """The stamp; '' while Redis does not answer, so that every page is made anew."""
        if self.is_owed:
            self.renew()
        try:
            return "" if self.is_owed else self.client.get(KEY) or self._set()
        except redis.RedisError as error:
            logger.warning("Redis does not answer, so no page is kept: %s", error)
            return ""

    def renew(self) -> None:
        """Set another text; what fails is owed, and tried again before this worker reads."""
        try:
            self._set()
        except redis.RedisError as error:
            self.is_owed = True
            logger.error("Redis was not told of a change; it will be told later: %s", error)
        else:
            self.is_owed = False

    def _set(self) -> str:
        """Set and answer a text that was never there before."""
        made = secrets.token_hex(8)
        self.client.set(KEY, made)
        return made
