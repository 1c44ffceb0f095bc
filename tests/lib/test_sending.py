"""Files of a storage as answers: whole, in part, known already, not there."""

import pytest
from django.core.exceptions import SuspiciousFileOperation
from django.core.files.storage import default_storage
from django.http import Http404

from tests.factories.meetings import AnnualMeetingFactory
from uccn.lib.sending import sent

CONTENT = bytes(range(256)) * 2048


@pytest.fixture
def address(db, settings, tmp_path):
    """Where the banner of a public meeting is, of half a megabyte."""
    settings.MEDIA_ROOT = tmp_path / "uploads"
    (settings.MEDIA_ROOT / "meetings").mkdir(parents=True)
    (settings.MEDIA_ROOT / "meetings" / "a.webp").write_bytes(CONTENT)
    (tmp_path / "secret").write_text("secret")
    AnnualMeetingFactory(public=True, banner="meetings/a.webp")
    return "/uploads/meetings/a.webp"


def test_a_whole_file_is_sent_in_pieces_with_what_caches_need(client, address):
    answer = client.get(address)
    pieces = list(answer)
    assert [len(piece) for piece in pieces] == [256 * 1024] * 2
    assert b"".join(pieces) == CONTENT
    told = {name: answer.headers[name] for name in ("Content-Type", "Content-Length")}
    assert told == {"Content-Type": "image/webp", "Content-Length": str(len(CONTENT))}
    tag, changed = answer.headers["ETag"], answer.headers["Last-Modified"]
    for headers in ({"if-none-match": tag}, {"if-modified-since": changed}):
        again = client.get(address, headers=headers)
        assert (again.status_code, again.headers["ETag"]) == (304, tag)


@pytest.mark.parametrize(
    ("asked", "start", "stop"),
    [
        ("0-0", 0, 1),
        ("300000-", 300_000, None),
        ("-5", -5, None),
        ("262143-262144", 262143, 262145),
    ],
)
def test_a_part_is_sent_that_is_asked_for(client, address, asked, start, stop):
    answer = client.get(address, headers={"range": f"bytes={asked}"})
    assert (answer.status_code, b"".join(answer)) == (206, CONTENT[start:stop])


def test_a_part_beyond_the_end_is_refused_and_the_size_is_told(client, address):
    answer = client.get(address, headers={"range": "bytes=600000-"})
    assert (answer.status_code, answer.content) == (416, b"")
    assert answer.headers["Content-Range"] == f"bytes */{len(CONTENT)}"


def test_the_headers_alone_are_those_of_the_file(client, address):
    answer = client.head(address)
    assert (answer.status_code, answer.content) == (200, b"")
    assert answer.headers["Content-Length"] == str(len(CONTENT))


@pytest.mark.parametrize(
    "name", ["meetings", "meetings/", "meetings/b.webp", "meetings/a.webp/c", "meetings/a\0b"]
)
def test_what_is_no_file_is_not_found(client, rf, address, name):
    with pytest.raises(Http404):
        sent(rf.get("/"), default_storage, name)
    assert client.get(address).status_code == 200


def test_what_lies_outside_the_folder_is_refused(rf, address):
    with pytest.raises(SuspiciousFileOperation):
        sent(rf.get("/"), default_storage, "../secret")


def test_a_file_that_is_lost_is_not_found(client, address):
    AnnualMeetingFactory(public=True, banner="meetings/lost.webp")
    assert client.get("/uploads/meetings/lost.webp").status_code == 404
