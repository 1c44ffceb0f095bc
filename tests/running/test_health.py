"""Each thing that the site needs is really broken, and named; nothing else is told."""

import datetime as dt
import logging

import pytest
from django.conf import settings
from django.db.migrations.recorder import MigrationRecorder
from django.test import override_settings
from django_tasks_db.models import DBTaskResult

from tests.background import chores
from uccn.background.state import LATE

pytestmark = pytest.mark.django_db
LIVE, READY = "/health/live", "/health/ready"
FILES = "django.core.files.storage.FileSystemStorage"


@pytest.fixture(autouse=True)
def _a_place_to_count_in(settings, tmp_path):
    """As on one machine."""
    backend = "django.core.cache.backends.filebased.FileBasedCache"
    settings.CACHES = {"default": {"BACKEND": backend, "LOCATION": tmp_path / "cache"}}


def unready(client, *names: str) -> bool:
    """Whether the site says that these are what fails."""
    response = client.get(READY)
    return (response.status_code, response.json()) == (
        503,
        {"status": "unready", "failing": list(names)},
    )


def test_a_whole_site_is_ready(client):
    for address in (LIVE, READY):
        response = client.get(address)
        assert (response.status_code, response.json()) == (200, {"status": "ok"})


@pytest.mark.parametrize("address", [LIVE, READY])
def test_a_balancer_asks_by_any_name_without_tls_and_gets_no_cookie(client, address):
    with override_settings(SECURE_SSL_REDIRECT=True, ALLOWED_HOSTS=["meetings.example"]):
        response = client.get(address, headers={"host": "10.0.0.7:8000"})
    assert (response.status_code, response.cookies) == (200, {})
    assert response.headers["Cache-Control"] == "no-store"
    assert response.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("address", [LIVE, READY])
def test_only_questions_are_answered(client, address):
    assert client.head(address).content == b""
    response = client.post(address)
    assert (response.status_code, response.headers["Allow"]) == (405, "GET, HEAD")


def test_a_migration_that_was_not_applied_is_named_and_then_is_not(client, caplog):
    rows = MigrationRecorder.Migration.objects.filter(app="cities")
    rows.order_by("-pk").first().delete()
    with caplog.at_level(logging.ERROR):
        assert unready(client, "migrations")
    assert caplog.messages[0] == "Not ready, migrations: 1 migrations are not applied."
    # A process lives all the same: whoever ends it now makes nothing better.
    assert client.get(LIVE).status_code == 200


@pytest.mark.parametrize("alias", ["default", "private"])
def test_a_place_of_files_that_takes_none_is_found(client, tmp_path, alias):
    (tmp_path / "file").write_text("no folder")
    broken = {"BACKEND": FILES, "OPTIONS": {"location": tmp_path / "file" / "below"}}
    with override_settings(STORAGES=settings.STORAGES | {alias: broken}):
        assert unready(client, "storage")
    assert client.get(READY).status_code == 200


def test_what_the_check_of_files_writes_is_gone(client, tmp_path):
    own = {"BACKEND": FILES, "OPTIONS": {"location": tmp_path / "private"}}
    with override_settings(STORAGES=settings.STORAGES | {"private": own}):
        assert client.get(READY).status_code == 200
    assert [path for path in (tmp_path / "private").rglob("*") if path.is_file()] == []


def test_a_redis_where_nobody_listens_is_found(client):
    caches = {
        "default": {"BACKEND": "uccn.lib.cache.PatientRedis", "LOCATION": "redis://127.0.0.1:1/0"}
    }
    with override_settings(CACHES=caches):
        assert unready(client, "cache")
    assert client.get(READY).status_code == 200


def test_fonts_that_were_not_deployed_are_found(client, tmp_path):
    with override_settings(PRINT_FONTS_DIR=tmp_path):
        assert unready(client, "fonts")


def test_a_queue_that_stands_still_is_told_and_takes_no_machine_away(client, settings, caplog):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    chores.sweep.enqueue()
    assert client.get(READY).json() == {"status": "ok"}
    asked = DBTaskResult.objects.get().enqueued_at
    DBTaskResult.objects.update(enqueued_at=asked - dt.timedelta(seconds=LATE + 60))
    with caplog.at_level(logging.WARNING):
        response = client.get(READY)
    told = {"status": "ok", "warnings": ["tasks"]}
    assert (response.status_code, response.json()) == (200, told)
    assert caplog.messages[0].startswith("Not well, tasks: A task has waited for 36")
    DBTaskResult.objects.update(status="FAILED", worker_ids=["a", "b", "c"], finished_at=asked)
    assert client.get(READY).json() == told
    assert client.get(LIVE).json() == {"status": "ok"}


def test_what_keeps_a_machine_from_serving_is_told_apart_from_what_does_not(client, settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    chores.sweep.enqueue()
    DBTaskResult.objects.update(status="FAILED", worker_ids=["a", "b", "c"])
    MigrationRecorder.Migration.objects.filter(app="cities").order_by("-pk").first().delete()
    response = client.get(READY)
    told = {"status": "unready", "failing": ["migrations"], "warnings": ["tasks"]}
    assert (response.status_code, response.json()) == (503, told)
