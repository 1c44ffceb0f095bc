"""Nothing that is for one person is ever kept for another."""

import re
from io import StringIO

import pytest
from django.contrib import messages
from django.core.management import call_command
from django.http import HttpResponse
from django.middleware.csrf import get_token
from django.test import RequestFactory
from django.urls import reverse
from django.utils.translation import override

from meetings.models import AnnualMeeting
from tests.factories.declarations import (
    DeclarationFactory,
    LanguageVersionFactory,
    ParagraphFactory,
)
from tests.factories.meetings import AnnualMeetingFactory
from tests.factories.staff import StaffFactory
from tests.headers import headers_of
from translations.models import TextState
from uccn.lib.public_page import is_public, public_page
from uccn.publication.models import PreviewLink

ABOUT = "/en/about/"
PUBLIC = "/en/meetings/2018/held/"
DRAFT = "/en/meetings/2019/secret-city/"
BANNER = b"readers do not see this page yet"


@pytest.fixture
def meetings(kept):
    """One meeting that readers see, and the draft of another."""
    AnnualMeetingFactory(public=True, slug="held", theme_en="Crossroads")
    return AnnualMeetingFactory(year=2019, slug="secret-city", theme_en="Unsaid")


def paths(kept) -> list[str]:
    """The addresses that are kept."""
    return [key.path for key in kept]


def test_a_page_is_kept_for_a_reader_without_cookies_and_answered_without_a_query(
    client, another, kept, meetings, django_assert_num_queries
):
    first = client.get(PUBLIC)
    with django_assert_num_queries(0):
        second = client.get(PUBLIC)
    assert (second.content, headers_of(second)) == (first.content, headers_of(first))
    assert paths(kept) == [PUBLIC]


def test_a_kept_answer_has_every_header_of_one_that_is_not_kept(client, meetings, settings):
    for encoding in ("", "gzip", "br", "gzip, br;q=0"):
        headers = {"accept-encoding": encoding}
        settings.KEPT_PAGES_BYTES = 1024 * 1024
        made, again = (client.get(ABOUT, headers=headers) for _time in range(2))
        settings.KEPT_PAGES_BYTES = 0
        plain = client.get(ABOUT, headers=headers)
        assert headers_of(again) == headers_of(made)
        assert but_own(again) == but_own(plain)
        assert again.content == plain.content
        assert (again["Cache-Control"], again["Vary"]) == ("no-cache", "Accept-Encoding")


def but_own(response) -> dict[str, str]:
    """The headers, but for a request's number and three that say how long a kept page holds."""
    own = ("ETag", "Cache-Control", "Vary", "X-Request-ID")
    return {name: value for name, value in response.headers.items() if name not in own}


def test_a_draft_that_staff_saw_is_a_404_for_the_next_reader(client, another, kept, meetings):
    client.force_login(StaffFactory(is_superuser=True), "django.contrib.auth.backends.ModelBackend")
    seen = client.get(DRAFT)
    public_for_staff = client.get(PUBLIC)
    client.logout()
    assert (BANNER in seen.content, b"Unsaid" in seen.content) == (True, True)
    assert public_for_staff["Cache-Control"] == "private, no-cache"
    assert paths(kept) == []
    for reader in (client, another):
        assert reader.get(DRAFT).status_code == 404
        answer = reader.get(PUBLIC)
        assert (answer.status_code, BANNER in answer.content) == (200, False)
    assert all(b"Unsaid" not in page.body for page in kept.values())


def test_signing_in_shows_staff_the_draft_of_a_page_that_readers_have_as_404(client, meetings):
    assert client.get(DRAFT).status_code == 404
    client.force_login(StaffFactory(is_superuser=True), "django.contrib.auth.backends.ModelBackend")
    assert BANNER in client.get(DRAFT).content


def test_a_draft_language_that_staff_saw_is_not_kept(client, another, kept, meetings):
    declaration = DeclarationFactory(meeting=AnnualMeeting.objects.get(slug="held"), slug="text",
                                     title_en="Unsaid title")  # fmt: skip
    ParagraphFactory(declaration=declaration, body_en="Unsaid words.")
    LanguageVersionFactory(declaration=declaration, public=True)
    LanguageVersionFactory(declaration=declaration, language="en", label="unofficial")
    client.force_login(StaffFactory(is_superuser=True), "django.contrib.auth.backends.ModelBackend")
    assert b"Unsaid words." in client.get("/en/declarations/2018/text/").content
    client.logout()
    answer = another.get("/en/declarations/2018/text/", headers={"accept-encoding": ""})
    assert (answer.status_code, b"Unsaid" in answer.content) == (200, False)
    assert b"Nous souhaitons la bienvenue" in answer.content
    assert all(b"Unsaid" not in page.body for page in kept.values())


def test_what_a_preview_link_shows_is_not_kept_and_no_link_is_answered_from_what_is_kept(
    client, another, kept, meetings
):
    link = PreviewLink.objects.create(subject=meetings, created_by=StaffFactory())
    client.get(PUBLIC)
    seen = client.get(f"{DRAFT}?preview={link.token}")
    on_public = client.get(f"{PUBLIC}?preview={link.token}")
    assert (BANNER in seen.content, on_public["Cache-Control"]) == (True, "private, no-store")
    assert [(key.path, key.query) for key in kept] == [(PUBLIC, "")]
    assert another.get(DRAFT).status_code == 404


def test_a_request_for_one_person_is_neither_kept_nor_answered_from_what_is_kept(
    client, kept, meetings
):
    for name in ("cookie", "authorization", "range"):
        kept.clear()
        answers = [client.get(PUBLIC, headers={name: "bytes=0-9"})]
        assert paths(kept) == []
        client.get(PUBLIC)
        answers.append(client.get(PUBLIC, headers={name: "bytes=0-9"}))
        assert [each["Cache-Control"] for each in answers] == ["private, no-cache"] * 2


def test_only_get_and_head_are_answered_from_what_is_kept(client, kept, meetings):
    client.get(PUBLIC)
    for method in ("post", "put", "delete", "options", "patch"):
        assert getattr(client, method)(PUBLIC).status_code == 405


def test_a_head_request_has_the_headers_of_the_page_and_no_body(client, meetings):
    page = client.get(PUBLIC)
    head = client.head(PUBLIC)
    assert (head.content, headers_of(head)) == (b"", headers_of(page))


def test_a_form_with_a_token_is_not_kept(client, kept):
    call_command("load_starter_data", verbosity=0)
    call_command("reconcile_translations", verbosity=0, stdout=StringIO())
    state = TextState.objects.filter(language="ar", unit__field="body").exclude(text_hash="")
    with override("ar"):
        address = reverse("reports:form", args=[state.first().unit_id])
    answer = client.get(address)
    assert (b"csrfmiddlewaretoken" in answer.content, paths(kept)) == (True, [])


def _answered(rf, change=None, query="", **headers) -> tuple:
    """A request and what a marked view answers to it."""
    request = RequestFactory().get(f"/en/{query}")
    response = public_page("year")(lambda _request: HttpResponse("page"))(request)
    if change:
        change(request, response)
    return request, response


@pytest.mark.parametrize(
    ("change", "public"),
    [
        (None, True),
        (lambda request, response: get_token(request), False),
        (lambda request, response: response.set_cookie("a", "b"), False),
        (lambda request, response: setattr(response, "status_code", 404), False),
        (lambda request, response: setattr(request, "draft_state", "draft"), False),
        (lambda request, response: response.headers.setdefault("Vary", "Accept"), False),
        (lambda request, response: response.headers.setdefault("Vary", "Cookie"), True),
        (lambda request, response: response.headers.setdefault("Cache-Control", "private"), False),
        (lambda request, response: delattr(response, "public_parameters"), False),
    ],
)
def test_an_answer_is_public_only_when_nothing_says_that_it_is_for_one(rf, change, public):
    assert is_public(*_answered(rf, change)) is public


def test_a_page_that_says_a_message_is_not_public(rf):
    def add(request, _response):
        request.session = {}
        request._messages = messages.storage.default_storage(request)
        messages.success(request, "Only for you")

    assert is_public(*_answered(rf, add)) is False


@pytest.mark.parametrize(
    ("query", "public"),
    [("?year=2018", True), ("?year=1&utm_source=x", False), ("?preview=x", False), ("", True)],
)
def test_only_the_names_that_a_view_reads_may_stand_in_the_address(rf, query, public):
    assert is_public(*_answered(rf, None, query)) is public


def test_the_colours_are_kept_for_good_at_the_address_that_names_them(client, meetings):
    link = re.search(r'href="(/accents\.css\?v=[^"]+)"', client.get(PUBLIC).content.decode())[1]
    answers = {address: client.get(address) for address in (link, "/accents.css", f"{link}0")}
    assert [answer["Cache-Control"] for answer in answers.values()] == [
        "public, max-age=31536000, immutable",
        "public, max-age=300",
        "public, max-age=300",
    ]
    assert len({answer.content for answer in answers.values()}) == 1


@pytest.mark.parametrize(
    "path",
    ["/fr/feeds/meetings.atom", "/sitemap-meetings.xml", "/fr/meetings/calendar.ics"],
)
def test_a_file_that_programs_ask_for_again_and_again_is_kept_until_it_changes(
    client, another, kept, meetings, path, django_assert_num_queries
):
    AnnualMeeting.objects.update(start="2018-06-12", end="2018-06-15")
    first = client.get(path)
    with django_assert_num_queries(0):
        second = client.get(path)
        unchanged = client.get(path, headers={"if-none-match": first["ETag"]})
    meetings.publish()
    changed = client.get(path, headers={"if-none-match": first["ETag"]})
    assert second.content == first.content
    assert unchanged.status_code == 304
    assert (changed.status_code, changed.content == first.content) == (200, False)
    assert b"secret-city" not in first.content
