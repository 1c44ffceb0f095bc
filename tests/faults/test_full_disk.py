"""A file system that is really full: a clear page, nothing half written, and it works again."""

import contextlib
import hashlib
import os
import subprocess

import pytest
from django.conf import settings
from django.core.files.storage import storages
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import override_settings
from django.urls import reverse

from meetings.documents.models import Document, DocumentFile
from meetings.models import AnnualMeeting
from tests.admin_form import as_opened
from tests.factories.meetings import AnnualMeetingFactory
from tests.files import pdf
from tests.meetings.documents.test_admin import ADD, new_document, upload
from tests.publication.conftest import signed_in

pytestmark = pytest.mark.django_db
FULL = "There is no room left on the server"


def mount(folder, size: str, *more: str) -> None:
    """Put a file system of that size at a folder, or change its size."""
    options = ",".join([f"size={size}", *more])
    command = ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(folder)]
    subprocess.run(command, check=True, capture_output=True)  # noqa: S603 - our own words


@pytest.fixture
def small(tmp_path):
    """A file system of 64 KiB; for who may mount one."""
    if os.geteuid() != 0:
        pytest.skip("Only root may mount a small file system.")
    folder = tmp_path / "small"
    folder.mkdir()
    try:
        mount(folder, "64k")
    except subprocess.CalledProcessError:
        pytest.skip("This machine does not let root mount a small file system.")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)  # noqa: S603, S607 - our own words


@pytest.fixture
def officer():
    """An officer's browser; a fault is answered, not raised here."""
    client = signed_in("Secretariat")
    client.raise_request_exception = False
    return client


@contextlib.contextmanager
def private_files_in(folder):
    """Documents lie in this folder."""
    backend = "django.core.files.storage.FileSystemStorage"
    private = {"BACKEND": backend, "OPTIONS": {"location": str(folder)}}
    with override_settings(STORAGES={**settings.STORAGES, "private": private}):
        yield


def test_a_document_that_finds_no_room_is_not_there_and_comes_when_there_is(small, officer):
    paper = pdf("x" * 100_000)
    data = new_document(AnnualMeetingFactory(public=True))
    with private_files_in(small):
        refused = officer.post(ADD, data | {"files-0-upload": upload(paper)})
        assert (refused.status_code, FULL in refused.content.decode()) == (503, True)
        assert (Document.objects.count(), DocumentFile.objects.count()) == (0, 0)
        mount(small, "2m", "remount")
        answer = officer.post(ADD, data | {"files-0-upload": upload(paper)})
        assert answer.status_code == 302
        kept = DocumentFile.objects.get()
        with storages["private"].open(kept.stored_as) as file:
            assert hashlib.sha256(file.read()).hexdigest() == kept.sha256


def test_an_export_that_finds_no_room_leaves_nothing_behind(small):
    AnnualMeetingFactory(public=True)
    with pytest.raises(CommandError, match="No space left"):
        call_command("export_site", str(small / "out"), year=2018, verbosity=0)
    # Whoever exports holds this file, which stays and is empty.
    assert [path.name for path in small.iterdir()] == [".out.lock"]


@contextlib.contextmanager
def no_more_pages():
    """The database may not grow, and has no page to spare."""
    with connection.cursor() as cursor:
        cursor.execute("VACUUM")
        cursor.execute("PRAGMA page_count")
        cursor.execute(f"PRAGMA max_page_count = {cursor.fetchone()[0]}")
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA max_page_count = 1073741823")


@pytest.mark.django_db(transaction=True)
def test_a_database_without_room_says_so_and_keeps_what_was_there(officer):
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL's disk is its own.")
    meeting = AnnualMeetingFactory()
    address = reverse("admin:meetings_annualmeeting_change", args=[meeting.pk])
    form = as_opened(officer.get(address)) | {"summary_fr": "Une très longue réunion. " * 4000}
    with no_more_pages():
        refused = officer.post(address, form)
    assert (refused.status_code, FULL in refused.content.decode()) == (503, True)
    assert AnnualMeeting.objects.get(pk=meeting.pk).summary_fr == meeting.summary_fr
    assert officer.post(address, form).status_code == 302
