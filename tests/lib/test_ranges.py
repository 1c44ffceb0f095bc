"""Parts of files: which span is asked for, and what is answered."""

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from uccn.lib import ranges

TAG = '"abc"'


def asked(header: str, size: int = 10, method: str = "GET", **more) -> ranges.Span | None:
    """The span that a request asks for."""
    request = RequestFactory().generic(method, "/", headers={"range": header, **more})
    return ranges.asked(request, size, TAG)


@pytest.mark.parametrize(
    ("header", "start", "stop"),
    [
        *(("bytes=0-0", 0, 1), ("bytes=2-4", 2, 5), ("bytes=4-", 4, 10), ("bytes=-3", 7, 10)),
        *(("bytes=0-9", 0, 10), ("bytes=8-99", 8, 10), ("bytes=-99", 0, 10)),
        *(("Bytes= 2-4 ", 2, 5), ("bytes=0-", 0, 10)),
    ],
)
def test_one_range_is_read(header, start, stop):
    assert asked(header) == ranges.Span(start, stop, 10)


@pytest.mark.parametrize(
    "header",
    [
        *("", "bytes", "bytes=", "bytes=-", "bytes=a-b", "bytes=4-2", "items=0-1", "bytes=0-1-2"),
        *("bytes=0-1,3-4", "bytes=1 - 2", "bytes=-1-2", "bytes=٢-٣", f"bytes={'9' * 30}-"),
    ],
)
def test_what_is_no_single_range_gets_the_whole(header):
    assert asked(header) == ranges.Span(0, 10, 10)


@pytest.mark.parametrize("header", ["bytes=10-", "bytes=10-20", "bytes=99-", "bytes=-0"])
def test_a_range_outside_is_none(header):
    assert asked(header) is None


def test_no_method_but_get_has_ranges():
    assert asked("bytes=2-4", method="HEAD") == ranges.Span(0, 10, 10)


@pytest.mark.parametrize(
    ("condition", "stop"),
    [(TAG, 5), ('"other"', 10), ('W/"abc"', 10), ("Thu, 26 Nov 2026 20:00:00 GMT", 10), ("", 10)],
)
def test_a_part_of_another_file_is_not_continued(condition, stop):
    assert asked("bytes=0-4", **{"if-range": condition}).stop == stop


def test_a_weak_tag_gives_no_parts():
    request = RequestFactory().get("/", headers={"range": "bytes=0-4", "if-range": 'W/"abc"'})
    assert ranges.asked(request, 10, 'W/"abc"') == ranges.Span(0, 10, 10)


@pytest.mark.parametrize(
    ("header", "status", "content", "said"),
    [
        ("bytes=2-4", 206, b"234", "bytes 2-4/10"),
        ("bytes=-1", 206, b"9", "bytes 9-9/10"),
        ("bytes=0-9", 200, b"0123456789", None),
        ("", 200, b"0123456789", None),
        ("bytes=10-", 416, b"", "bytes */10"),
    ],
)
def test_an_answer_is_cut_and_says_what_it_is(header, status, content, said):
    request = RequestFactory().get("/", headers={"range": header})
    answer = ranges.sliced(request, HttpResponse(b"0123456789", headers={"ETag": TAG}))
    assert (answer.status_code, answer.content) == (status, content)
    assert answer.headers.get("Content-Range") == said
    assert answer.headers["Accept-Ranges"] == "bytes"
    assert status == 416 or answer.headers["Content-Length"] == str(len(content))
