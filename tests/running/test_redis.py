"""Redis as it is: counted in by several processes, away for a while, and back."""

import shutil
import signal
import subprocess
import time

import pytest
from django.core.cache import caches
from django.test import override_settings

from uccn.lib.stamp.redis import RedisStamp


class Redis:
    """A server of our own on a socket, which can be ended and started again."""

    def __init__(self, folder) -> None:
        self.socket, self.process = folder / "redis.sock", None
        self.url = f"unix://{self.socket}"

    def start(self) -> None:
        """Until it listens."""
        command = ["redis-server", "--port", "0", "--unixsocket", str(self.socket), "--save", ""]
        self.process = subprocess.Popen(command, stdout=subprocess.DEVNULL)  # noqa: S603
        while not self.socket.exists():
            time.sleep(0.02)

    def end(self) -> None:
        """As a machine that loses its power."""
        self.process.kill()
        self.process.wait()
        self.socket.unlink(missing_ok=True)


@pytest.fixture
def redis(tmp_path):
    """It runs."""
    if shutil.which("redis-server") is None:
        pytest.skip("redis-server is missing: install it (on Debian: apt install redis-server).")
    server = Redis(tmp_path)
    server.start()
    yield server
    server.end()


@pytest.fixture
def shared(redis):
    """The site's cache in it, as two processes have it."""
    options = {"BACKEND": "uccn.lib.cache.PatientRedis", "LOCATION": redis.url, "KEY_PREFIX": "t"}
    options |= {"OPTIONS": {"socket_timeout": 0.3}}
    with override_settings(CACHES={"default": options, "other": options}):
        yield caches["default"], caches["other"]
        for alias in ("default", "other"):
            caches[alias]._cache.get_client(write=True).connection_pool.disconnect()


def test_what_one_process_counts_another_reads(shared):
    one, other = shared
    assert (one.add("n", 1, 60), other.add("n", 1, 60)) == (True, False)
    assert (one.incr("n"), other.incr("n")) == (2, 3)


def test_without_redis_nobody_is_refused_and_counting_goes_on_when_it_is_back(
    shared, redis, caplog
):
    one, other = shared
    one.set("n", 5)
    redis.end()
    assert (one.get("n"), one.get("n", 0), one.add("n", 1), one.incr("n")) == (None, None, True, 1)
    assert "Redis does not answer, so nothing is counted" in caplog.text
    redis.start()
    one.set("n", 1)
    assert (other.get("n"), other.incr("n")) == (1, 2)


def test_a_redis_that_hangs_is_one_that_does_not_answer(shared, redis, caplog):
    one, _other = shared
    one.set("n", 5)
    redis.process.send_signal(signal.SIGSTOP)
    assert (one.get("n"), one.add("n", 1), one.incr("n")) == (None, True, 1)
    assert "Redis does not answer, so nothing is counted: Timeout" in caplog.text
    redis.process.send_signal(signal.SIGCONT)
    assert one.get("n") == 5


def test_a_change_is_told_to_another_machine_also_after_redis_was_away(redis):
    one, other = RedisStamp(redis.url), RedisStamp(redis.url)
    before = other.read()
    one.renew()
    assert (one.read() == other.read(), other.read() == before) == (True, False)
    redis.end()
    one.renew()
    assert (one.read(), other.read()) == ("", "")
    redis.start()
    # The first to ask may find that its connection broke.
    for stamp in (one, other):
        stamp.read()
    assert one.read() == other.read() != ""
    for stamp in (one, other):
        stamp.client.close()
