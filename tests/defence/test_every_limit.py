"""Every form that readers can send without signing in, found by walking, has its limit.

All that the addresses lead to is made public first, so that no form hides behind a draft.
"""

import re
from urllib.parse import urlsplit

import pytest
from django.test import Client
from django.urls import resolve, reverse
from django.utils import timezone
from django.utils.translation import get_language, get_language_from_path, override

from tests.accounts import walking
from tests.factories.declarations import (
    DeclarationFactory,
    LanguageVersionFactory,
    ParagraphFactory,
)
from tests.factories.meetings import AnnualMeetingFactory
from translations import actions
from translations.models import TextUnit
from uccn.accounts import throttling
from uccn.publication.models import Publishable
from uccn.search import views as search

pytestmark = pytest.mark.django_db
WAIT = "There were too many attempts"
_FORM = re.compile(r"<form\b[^>]*>")
_ACTION = re.compile(r'\baction="([^"]*)"')

# Each takes what everybody may send; below is how often.
LIMITED = {"admin:login", "sign-in:first", "accounts:reset", "reports:form"}
# They answer, but nothing that is sent is looked at: by a page that says so, by the dead end of a
# link that is not one of ours (a keyed digest, which nobody guesses), by the way to another page.
UNHEARD = {"accounts:reset-sent", "accounts:reset-confirm", "accounts:accept",
           "admin:password_change"}  # fmt: skip
# What pages ask for with GET: the search, and lists that show fewer of the rows that they have.
ASKED = {"search:results", "cities:list", "cities:map", "meetings:list"}


@pytest.fixture
def text():
    """A translation that readers see and may report."""
    with actions.together(trust=True):
        meeting = AnnualMeetingFactory(public=True, year=2017, slug="enghien")
        made = DeclarationFactory(meeting=meeting, slug="words", title_ar="إعلان")
        ParagraphFactory(declaration=made, body_fr="Un", body_ar="واحد")
        for language in ("fr", "ar"):
            LanguageVersionFactory(declaration=made, language=language, public=True)
    return TextUnit.objects.get(object_id=made.paragraphs.get().pk, field="body")


@pytest.fixture
def addresses(text):
    """Every address, with something public behind it."""
    rows = walking.filled(2018, "krakow") | walking.of_nobody()
    for row in rows.values():
        if isinstance(row, Publishable):
            type(row).objects.filter(pk=row.pk).update(published_at=timezone.now())
    with override("ar"):
        of_text = {
            name: reverse(name, args=[text.pk]) for name in ("reports:form", "reports:thanks")
        }
    return walking.addresses(rows) | of_text


def test_every_address_that_takes_something_from_everybody_has_a_limit(addresses):
    client, taken, missing = Client(), set(), set()
    for name, address in addresses.items():
        answer, _wrote = walking.asked(client.post, address, {})
        if answer.status_code == 404:
            missing.add(name)
        elif not walking.is_refused(answer):
            taken.add(name)
    # The admin sends nobody to what is not there; all others are found.
    assert missing == set()
    assert taken == LIMITED | UNHEARD


def test_every_form_that_asks_with_the_address_is_known(addresses):
    client, found = Client(), set()
    for name, address in addresses.items():
        answer = client.get(address)
        if "text/html" not in answer.headers.get("Content-Type", "") or answer.streaming:
            continue
        for form in _FORM.findall(answer.content.decode()):
            if 'method="post"' in form:
                assert name in LIMITED | UNHEARD
            else:
                action = _ACTION.search(form)
                path = urlsplit(action[1] if action else address).path
                with override(get_language_from_path(path) or get_language()):
                    found.add(resolve(path).view_name)
    assert found == ASKED


def answers(client, name: str, address: str, count: int) -> list[bool]:
    """Whether each of so many forms had to wait."""
    bodies = {
        "accounts:reset": lambda n: {"email": f"a{n}@example.org"},
        "reports:form": lambda n: {"text": f"It says two, not {n}.", "website": ""},
    }
    body = bodies.get(name, lambda n: {"username": f"a{n}", "password": "x"})
    found = [client.post(address, body(n)) for n in range(count)]
    waits = [one.status_code == 429 for one in found]
    assert [int(one.headers.get("Retry-After", 0)) > 0 for one in found] == waits
    if name != "reports:form":
        assert [WAIT in one.content.decode() for one in found] == waits
    return waits


@pytest.mark.parametrize("name", sorted(LIMITED))
def test_whoever_sends_more_than_the_limit_has_to_wait(name, text, monkeypatch):
    monkeypatch.setitem(throttling._NETWORK, "free", 2)
    monkeypatch.setitem(throttling._MAIL, "free", 2)
    most = 5 if name == "reports:form" else 3
    with override("ar" if name == "reports:form" else "en"):
        address = reverse(name, args=[text.pk] if name == "reports:form" else [])
    client = Client(headers={"accept-language": "en"})
    assert answers(client, name, address, most + 1) == [False] * most + [True]
    # Who comes from elsewhere is heard.
    other = Client(headers={"accept-language": "en"}, REMOTE_ADDR="198.51.100.9")
    assert answers(other, name, address, 1) == [False]


def test_whoever_searches_more_than_the_limit_has_to_wait(monkeypatch, settings, tmp_path):
    backend = "django.core.cache.backends.filebased.FileBasedCache"
    settings.CACHES = {"default": {"BACKEND": backend, "LOCATION": tmp_path}}
    monkeypatch.setattr(search, "_RATE", {"most": 2, "seconds": 86_400})
    address = reverse("search:results")
    found = [Client().get(address, {"q": "paix"}).status_code for _time in range(3)]
    assert found == [200, 200, 429]
