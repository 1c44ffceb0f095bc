"""Two servers and two workers, and the database, Redis, bucket and mail server that they share."""

import json
import shutil
import signal
import subprocess
import threading
from importlib import import_module
from importlib.util import find_spec
from typing import NamedTuple

import pytest
from django.db import connection

from tests.background.worker import database
from tests.bench_server import redis_server
from tests.machines import filling
from tests.machines.browser import Browser
from tests.machines.machine import Machine
from tests.mail_server import Server, SmallServer, taken

# Newcomers have no object storage; .ci/run makes sure that it is there.
collect_ignore_glob = [] if find_spec("moto") else ["test_*.py"]
_NAME = "uccn_machines"


class Site(NamedTuple):
    """Two machines that serve, two that work, what the site holds, and the bucket."""

    first: Machine
    second: Machine
    workers: tuple[Machine, Machine]
    known: dict
    bucket: object


@pytest.fixture(scope="session")
def own_database(django_db_blocker):
    """An empty database on the server that DATABASE_URL names; it goes with the session."""
    if connection.vendor != "postgresql":
        pytest.skip("Several machines need PostgreSQL: sh scripts/with_postgres.sh …")
    with django_db_blocker.unblock(), connection._nodb_cursor() as cursor:
        cursor.execute(f"DROP DATABASE IF EXISTS {_NAME}")
        cursor.execute(f"CREATE DATABASE {_NAME}")
        yield database(None, _NAME)
        cursor.execute(f"DROP DATABASE {_NAME} WITH (FORCE)")


@pytest.fixture(scope="session")
def shared(own_database):
    """What the machines are told of what they share, and the bucket as its operator sees it."""
    # Imported where moto is known to be there.
    servers = import_module("tests.object_storage.server")
    if shutil.which("redis-server") is None:
        pytest.skip("redis-server is missing: install it (on Debian: apt install redis-server).")
    with (
        servers.running() as bucket,
        redis_server() as redis,
        Server(("127.0.0.1", 0), SmallServer) as mail,
    ):
        threading.Thread(target=mail.serve_forever, daemon=True).start()
        taken.clear()
        told = {"DATABASE_URL": own_database, "REDIS_URL": redis, "STORAGE_URL": bucket.url()}
        yield told | {"EMAIL_URL": f"smtp://127.0.0.1:{mail.server_address[1]}"}, bucket
        mail.shutdown()


@pytest.fixture(scope="session")
def site(shared, tmp_path_factory):
    """The site, deployed and filled: two machines serve it, two do its work."""
    told, bucket = shared
    folder = tmp_path_factory.mktemp("machines")
    first, second, *workers = (Machine(folder / name, told) for name in ("a", "b", "c", "d"))
    try:
        known = _deployed(workers[0])
        for machine in (first, second, workers[1]):
            machine.collect_from(workers[0])
        for machine in (first, second):
            machine.serve()
        for machine in workers:
            machine.run("manage.py", "work")
        yield Site(first, second, tuple(workers), known, bucket)
    finally:
        for machine in (first, second, *workers):
            machine.signal(signal.SIGTERM)
        for machine in (first, second, *workers):
            machine.wait()
    # What a machine has for itself alone: collected and drawn files, which any other makes too.
    left = [machine.lies_here() for machine in (first, second, *workers)]
    assert [names - {"bundles", "pictures"} for names in left] == [set()] * 4


def _deployed(machine: Machine) -> dict:
    """Tables, static files and content, as one machine makes them; what the content is."""
    collecting = machine.run("manage.py", "collectstatic", "--noinput", "--verbosity", "0")
    assert machine.run("manage.py", "migrate", "--verbosity", "0").wait() == 0
    filled = machine.run("-c", filling.COMMAND, stdout=subprocess.PIPE, text=True)
    said = filled.communicate()[0]
    assert (filled.returncode, collecting.wait()) == (0, 0)
    return json.loads(said.splitlines()[-1])


@pytest.fixture(scope="session")
def officer(site):
    """A browser in which somebody of the secretariat is signed in."""
    browser = Browser(site.first, site.second, address="198.51.100.7")
    browser.sign_in("anna", filling.PASSWORD, filling.SECRET)
    return browser


@pytest.fixture
def reader(site):
    """A browser of somebody without a name."""
    return Browser(site.first, site.second)
