"""Looking after the bytes: each is what was uploaded, and what led nowhere goes."""

import datetime as dt
import io

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.core.management import CommandError, call_command
from django.utils import timezone

from meetings.documents import storing, upkeep
from tests.factories.documents import DocumentFactory, add_file
from tests.files import pdf

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    """The private storage in a folder of its own."""
    private = {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": tmp_path},
    }
    settings.STORAGES = {**settings.STORAGES, "private": private}
    return tmp_path


def said(command: str) -> str:
    """What a command prints."""
    out = io.StringIO()
    call_command(command, stdout=out)
    return out.getvalue()


def test_a_file_that_was_altered_or_lost_is_named():
    document = DocumentFactory(symbol="UCCN/1")
    whole, changed, lost = (add_file(document, code) for code in ("fr", "en", "pl"))
    assert said("verify_documents") == "Every file is what was uploaded.\n"
    storages["private"].delete(changed.stored_as)
    storages["private"].save(changed.stored_as, ContentFile(b"other"))
    storages["private"].delete(lost.stored_as)
    with pytest.raises(CommandError) as failed:
        call_command("verify_documents")
    assert str(failed.value).splitlines() == [
        f"{document.address}: uccn-1-en-v1.pdf is not what was uploaded.",
        f"{document.address}: uccn-1-pl-v1.pdf is lost.",
        "Take these from a backup.",
    ]
    assert whole.sha256 not in str(failed.value)


def test_an_upload_that_led_nowhere_is_forgotten_after_a_week_and_no_other(folder):
    kept = add_file(DocumentFactory(), "fr")
    sha256 = "ab" * 32
    place = storing.keep(io.BytesIO(pdf("waits")), len(pdf("waits")), sha256)
    assert said("forget_uploads") == "0 forgotten.\n"
    now = timezone.now()
    assert upkeep.forget(now + dt.timedelta(days=6)) == 0
    assert upkeep.forget(now + dt.timedelta(days=8)) == 1
    assert (storing.is_there(place), storing.is_there(kept.stored_as)) == (False, True)


def test_nothing_is_forgotten_where_nothing_was_uploaded():
    assert upkeep.forget() == 0


def test_the_same_bytes_are_kept_once_and_those_cut_off_again(folder):
    first = add_file(DocumentFactory(), "fr", pdf("same"))
    second = add_file(DocumentFactory(), "pl", pdf("same"))
    assert first.stored_as == second.stored_as
    (folder / first.stored_as).write_bytes(b"cut")
    third = add_file(DocumentFactory(), "fr", pdf("same"))
    assert b"".join(storing.chunks(third.stored_as)) == pdf("same")
