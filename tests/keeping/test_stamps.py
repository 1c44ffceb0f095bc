"""Where the stamp is kept: in a file for one machine, in Redis for several."""

import logging
import socketserver
import threading

import pytest

from uccn.lib.stamp import writes
from uccn.lib.stamp.file import FileStamp
from uccn.lib.stamp.redis import RedisStamp

_values: dict[bytes, bytes] = {}


class SmallRedis(socketserver.StreamRequestHandler):
    """As much of Redis's protocol as GET and SET need."""

    def handle(self):
        """Answer one command after another."""
        while head := self.rfile.readline():
            words = [self._word() for _number in range(int(head[1:]))]
            match [words[0].upper(), *words[1:]]:
                case [b"SET", name, value, *_]:
                    _values[name] = value
                    self.wfile.write(b"+OK\r\n")
                case [b"GET", name]:
                    value = _values.get(name)
                    found = b"$-1" if value is None else b"$%d\r\n%s" % (len(value), value)
                    self.wfile.write(found + b"\r\n")
                case [b"CLIENT", *_]:
                    self.wfile.write(b"+OK\r\n")
                case _:
                    self.wfile.write(b"-ERR unknown command\r\n")

    def _word(self) -> bytes:
        """One word of a command."""
        size = int(self.rfile.readline()[1:])
        return self.rfile.read(size + 2)[:-2]


@pytest.fixture
def server():
    """Such a server on a free port, empty."""
    _values.clear()
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), SmallRedis) as running:
        running.daemon_threads = True
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"redis://127.0.0.1:{running.server_address[1]}/0"
        running.shutdown()


def _closed(*stamps: RedisStamp) -> None:
    """Close the connections, as the end of a process does."""
    for stamp in stamps:
        stamp.client.close()


def test_a_file_is_another_after_every_renewal_and_the_same_for_every_worker(tmp_path):
    first, second = (FileStamp(str(tmp_path / "below" / "stamp")) for _worker in range(2))
    seen = [first.read()]
    for _change in range(200):
        second.renew()
        seen.append(first.read())
    assert (len(set(seen)), first.read()) == (201, second.read())
    assert [path.name for path in (tmp_path / "below").iterdir()] == ["stamp"]


def test_machines_that_share_redis_see_each_others_changes(server):
    first, second = RedisStamp(server), RedisStamp(server)
    before = first.read()
    assert (len(before), second.read()) == (16, before)
    second.renew()
    assert (first.read() == before, first.read()) == (False, second.read())
    _closed(first, second)


def test_without_redis_nothing_is_kept_and_a_change_is_told_later(server, caplog):
    stamp, other = RedisStamp(server), RedisStamp(server)
    before = stamp.read()
    good = stamp.client
    stamp.client = RedisStamp("redis://127.0.0.1:1/0").client
    with caplog.at_level(logging.WARNING):
        stamp.renew()
        assert stamp.read() == ""
    assert "Redis was not told of a change" in caplog.text
    stamp.client = good
    assert (stamp.read() in ("", before), other.read() == before) == (False, False)
    _closed(stamp, other)


@pytest.mark.parametrize(
    ("sql", "private"),
    [
        ('SELECT * FROM "cities_city" FOR UPDATE', True),
        ("SAVEPOINT x", True),
        ("COMMIT;", True),
        ('UPDATE "django_session" SET "a" = 1', True),
        ('INSERT OR IGNORE INTO "axes_accessattempt" VALUES (1)', True),
        ('UPDATE "django_tasks_database_dbtaskresult" SET "status" = %s', True),
        ('DELETE FROM "translations_comment"', True),
        ('UPDATE "cities_city" SET "name_en" = \'django_session\'', False),
        ("  update cities_city set a = 1", False),
        ("WITH x AS (SELECT 1) UPDATE cities_city SET a = 1", False),
        ("TRUNCATE cities_city", False),
        ('ALTER TABLE "django_session" ADD COLUMN a', False),
        ("", True),
    ],
)
def test_every_write_counts_but_those_to_tables_set_apart(sql, private):
    assert writes._is_private(sql) is private
