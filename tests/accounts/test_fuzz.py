"""Whatever is sent to any address, by somebody who may do everything, the site never breaks."""

import logging
import re
import sys
import traceback
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.signals import got_request_exception
from django.test import Client
from django.urls import reverse
from django.utils.http import urlencode

from tests.accounts import unrendered, walking
from tests.factories.staff import StaffFactory
from tests.test_fuzz import FEW, NASTY, escaped

pytest.importorskip("hypothesis")
pytest.importorskip("schemathesis")

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.api import test_fuzz as api

pytestmark = [pytest.mark.fuzz, pytest.mark.django_db]
# So many requests of each kind: every page, every form, every form with its page drawn.
PAGES, FORMS, SHOWN = 2500, 1360, 80
WILD = [
    *NASTY, "\u202e\u2066", "é" * 100_000, "-" + "9" * 400, "1e400", "0001-01-01", "9999-12-31",
    "2018-02-31", "10000-01-01", "24:60", "2018-06-12T25:61", "\r\n", "a@b\r\nBcc: c@d", "[]", "{}",
    "http://[", "http://127.0.0.1:1/", "data:text/html,x", "=cmd|' /C calc'!A0", "on", "1",
]  # fmt: skip
VALUES = st.one_of(st.sampled_from(WILD), st.text(max_size=40), st.integers().map(str))
PARAMETERS = [
    "q", "p", "o", "e", "all", "page", "show", "state", "preview", "lang", "language", "only",
    "version", "_popup", "_to_field", "_facets", "_changelist_filters", "app_label", "model_name",
    "field_name", "of_meeting", "term", "meeting", "declaration", "after", "meeting__id__exact",
    "pk__in", "id__gte", "status__exact", "year", "country", "next", "view", "day", "format",
]  # fmt: skip
FILES = [
    b"",
    b"\x00" * 64,
    b"PK\x03\x04",
    b"%PDF-1.7",
    b"\x89PNG\r\n\x1a\n",
    b"<svg/>",
    b"\xff\xfe",
]
_INPUT = re.compile(r"<(?:input|textarea|select|button)\b[^>]*>")
_PART = re.compile(r'\b(name|value|type)="([^"]*)"')
# They sign the person out, start a process, or are another test's: sending files by the hundred.
_APART = {"admin:logout", "admin:login", "site-export:list"}


def many(number: int):
    """So many cases, the same each time."""
    return settings(
        max_examples=number,
        deadline=None,
        derandomize=True,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )


@pytest.fixture
def addresses():
    """Every address, with drafts behind it."""
    logging.disable(logging.CRITICAL)
    yield walking.addresses(walking.of_nobody() | walking.filled(2018, "krakow"))
    logging.disable(logging.NOTSET)


@pytest.fixture
def faults():
    """What the site could not answer, as it was raised."""
    found = []

    def note(**kwargs):
        frames = traceback.extract_tb(sys.exc_info()[2])
        found.append(f"{sys.exc_info()[1]!r:.200} at {frames[-1].filename}:{frames[-1].lineno}")

    got_request_exception.connect(note)
    yield found
    got_request_exception.disconnect(note)


class Everybody(Client):
    """The browser of somebody who may do everything there is, whatever was answered before."""

    def __init__(self) -> None:
        super().__init__(raise_request_exception=False)
        user = StaffFactory(role="Secretariat", is_superuser=True)
        self.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        self._signed_in = self.cookies.output(attrs=[], header="", sep=";")

    def request(self, **request):
        """The answer; a page that signs out, as after a new password, does so for itself alone."""
        self.cookies.clear()
        self.cookies.load(self._signed_in)
        return super().request(**request)


@pytest.fixture
def everybody(addresses, settings):
    """The browser of somebody who may do everything; its session is looked up nowhere."""
    settings.SESSION_ENGINE = "django.contrib.sessions.backends.signed_cookies"
    client = Everybody()
    yield client
    assert client.get(reverse("admin:index")).status_code == 200


def form_of(client: Client, address: str) -> dict[str, tuple[str, str]]:
    """The fields of a page's forms, each with its type and value."""
    response = client.get(address)
    text = "" if response.streaming else response.content.decode(errors="replace")
    found = [dict(_PART.findall(tag)) for tag in _INPUT.findall(text)]
    return {
        unescape(each["name"]): (each.get("type", ""), unescape(each.get("value", "")))
        for each in found
        if each.get("name")
    }


def body(fields: dict[str, tuple[str, str]], changed: dict[int, str], file: bytes):
    """The fields as a browser sends them, some with other values."""
    names = list(fields)
    data = {name: value for name, (_type, value) in fields.items()}
    for number, value in changed.items():
        if names:
            data[names[number % len(names)]] = value
    files = [name for name, (kind, _value) in fields.items() if kind == "file"]
    if not files:
        sent = {name: value.encode("utf-8", "surrogatepass") for name, value in data.items()}
        return urlencode(sent), "application/x-www-form-urlencoded"
    sent = {name: value.encode("utf-8", "replace").decode() for name, value in data.items()}
    return sent | {name: SimpleUploadedFile("a.docx", file) for name in files}, None


@pytest.fixture
def forms(everybody, addresses):
    """The fields of every page that answers POST."""
    return {
        name: form_of(everybody, address)
        for name, address in addresses.items()
        if name not in _APART and not name.startswith("api:")
    }


def test_no_address_breaks_whatever_stands_in_it_and_behind_it(
    everybody, addresses, faults, settings
):
    settings.TEMPLATES = unrendered.SETTING
    seen, broken, undone = [], [], walking.Undone()
    names = sorted(set(addresses) - _APART)

    @many(PAGES)
    @given(
        place=st.integers(0, 12),
        part=st.one_of(st.none(), VALUES),
        query=st.dictionaries(st.sampled_from(PARAMETERS), VALUES, max_size=4),
    )
    def ask(place, part, query):
        name = names[len(seen) % len(names)]
        parts = addresses[name].split("/")
        if part is not None:
            parts[1 + place % (len(parts) - 1)] = escaped(part)
        words = "&".join(f"{key}={escaped(value[:2000])}" for key, value in query.items())
        address = f"{'/'.join(parts)[:30_000]}?{words}"
        status = undone.ask(everybody.get, address).status_code
        seen.append(name)
        if status >= 500:
            broken.append((faults.pop(), address[:300]))

    ask()
    assert sorted(set(broken)) == []
    assert (len(seen) >= PAGES, set(names) - set(seen)) == (True, set())


def test_no_form_breaks_whatever_is_sent(everybody, addresses, forms, faults, settings):
    undone, broken = walking.Undone(), []
    names = sorted(forms)
    changes = st.dictionaries(st.integers(0, 400), VALUES, min_size=1, max_size=5)

    def send_many(number: int) -> list[str]:
        seen = []

        @many(number)
        @given(changed=changes, file=st.sampled_from(FILES))
        def send(changed, file):
            name = names[len(seen) % len(names)]
            data, kind = body(forms[name], changed, file)
            more = {"content_type": kind} if kind else {}
            status = undone.ask(everybody.post, addresses[name], data, **more).status_code
            seen.append(name)
            if status >= 500:
                broken.append((name, faults.pop(), str(changed)[:300]))

        send()
        return seen

    shown = send_many(SHOWN)
    settings.TEMPLATES = unrendered.SETTING
    unseen = send_many(FORMS)
    assert broken == []
    assert (len(shown) >= SHOWN, len(unseen) >= FORMS, set(unseen)) == (True, True, set(names))


def test_five_thousand_cases_are_tried():
    """Each test asserts its own number; the API and the public addresses have tests beside this."""
    of_the_api = api.OPERATIONS * api.MANY.max_examples + api.FEW.max_examples
    of_addresses = 2 * FEW.max_examples
    assert PAGES + FORMS + SHOWN + of_the_api + of_addresses >= 5000
