"""Whatever an address or a query holds, the site answers it and never breaks."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.http import urlencode

from tests.accounts import unrendered
from tests.factories.staff import StaffFactory
from tests.journeys.public import add_rows

pytest.importorskip("hypothesis")

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

pytestmark = [pytest.mark.fuzz, pytest.mark.django_db]

NASTY = [
    "\x00",
    "a\x00b",
    "-1",
    "0",
    "9" * 30,
    "9" * 400,
    "2147483648",
    "9223372036854775808",
    "1e309",
    "NaN",
    "x" * 10_000,
    "\ud800",
    "\u202e",
    "%00",
    "%ff%fe",
    "../../etc/passwd",
    "' OR 1=1 --",
    "<script>alert(1)</script>",
    "{{ 7*7 }}",
    "%s%(x)s",
    "１２",
    "٢٠١٨",
    "",
]
# Every filter of every list is tried with these alone, to stay within the minute.
WORST = ["\x00", "-1", "9" * 30, "NaN", "x" * 10_000, "\ud800", "%ff", "' OR 1=1 --", "٢٠١٨"]
LANGUAGES = st.sampled_from(["fr", "ar", "zh-hans"])
VALUES = st.one_of(st.sampled_from(NASTY), st.text(max_size=60), st.integers().map(str))
PARAMETERS = ["field", "country", "year", "preview", "q", "page", "lang", "p", "o", "e", "all"]
PUBLIC = ["", "about/", "cities/", "cities/{}/", "meetings/", "meetings/{}/", "meetings/{}/{}/",
          "declarations/", "declarations/{}/{}/", "{}/", "{}",
          "declarations/2018/mayors-declaration/with/{}+{}/",
          "declarations/2018/mayors-declaration/with/{}/",
          "declarations/2018/mayors-declaration/p/{}/"]  # fmt: skip
DRAFTS = ["declarations/2018/mayors-declaration/", "meetings/2010/shenzhen/"]
LISTS = ["cities_city", "cities_contact", "cities_cohort", "cities_creativefield",
         "meetings_annualmeeting", "meetings_place", "declarations_declaration",
         "declarations_paragraph"]  # fmt: skip
FILTERS = ["q", "p", "o", "e", "all", "year", "year__exact", "status__exact", "state", "missing",
           "country", "field", "country__exact", "meeting__year", "kind__exact", "_facets",
           "pk", "_popup", "_to_field", "start__gte", "declaration__id__exact"]  # fmt: skip
FEW = settings(
    max_examples=60,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@pytest.fixture
def rows(starter):
    """The starter data, and what is withdrawn or half translated."""
    add_rows()


@pytest.fixture
def staff(rows):
    """A browser of the secretariat."""
    client = Client(raise_request_exception=False)
    user = StaffFactory(role="Secretariat", is_superuser=True)
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def escaped(text: str) -> str:
    """Text in an address as a hostile client sends it: surrogates go as their bytes."""
    return urlencode({"": text.encode("utf-8", "surrogatepass")}).removeprefix("=")


def answer(client: Client, path: str, query: dict[str, str]) -> int:
    """The status of a request."""
    words = "&".join(f"{name}={escaped(value)}" for name, value in query.items())
    return client.get(f"{path}?{words}").status_code


QUERIES = st.dictionaries(st.sampled_from(PARAMETERS), VALUES, max_size=4)


@FEW
@given(language=LANGUAGES, path=st.sampled_from(PUBLIC), parts=st.tuples(VALUES, VALUES), q=QUERIES)
def test_no_public_address_breaks_the_site(rows, language, path, parts, q):
    client = Client(raise_request_exception=False)
    address = f"/{language}/" + path.format(*(escaped(part) for part in parts))
    assert answer(client, address, q) in (200, 301, 302, 404, 410)


def test_no_nasty_value_breaks_any_public_address(rows):
    client = Client(raise_request_exception=False)
    broken = [
        (path, nasty[:20])
        for path in [*PUBLIC, *DRAFTS]
        for nasty in NASTY
        if answer(
            client,
            "/fr/" + path.format(escaped(nasty), escaped(nasty)),
            dict.fromkeys(PARAMETERS, nasty),
        )
        >= 500
    ]
    assert broken == []


def test_no_nasty_value_breaks_an_identifier(rows):
    client = Client(raise_request_exception=False)
    paths = ["/id/{}", "/id/declaration/2018/{}", "/id/declaration/{}/mayors-declaration",
             "/id/declaration/2018/mayors-declaration/{}"]  # fmt: skip
    found = {answer(client, path.format(escaped(n)), {"q": n}) for path in paths for n in NASTY}
    assert found <= {303, 404}


def broken_lists(staff, values: list[str]) -> list[tuple[str, str, str]]:
    """The lists of the admin, and filters with a value, that the site does not answer."""
    return [
        (name, parameter, nasty[:20])
        for name in LISTS
        for parameter in FILTERS
        for nasty in values
        if answer(staff, reverse(f"admin:{name}_changelist"), {parameter: nasty}) >= 500
    ]


def test_no_nasty_value_breaks_a_list_of_the_admin(staff, settings):
    # One value of each filter is drawn; of the others the rows are found, where they would break.
    assert broken_lists(staff, WORST[-1:]) == []
    settings.TEMPLATES = unrendered.SETTING
    assert broken_lists(staff, WORST[:-1]) == []


@FEW
@given(value=VALUES, name=st.sampled_from(LISTS), more=VALUES)
def test_no_search_breaks_the_admin(staff, value, name, more):
    address = reverse(f"admin:{name}_changelist")
    expected = (400,) if "\x00" in value + more else (200, 302)
    assert answer(staff, address, {"q": value, "o": more}) in expected


def test_no_nasty_value_breaks_a_page_of_the_admin(staff):
    pages = [
        "",
        *(f"{name.replace('_', '/')}/%s/change/" for name in LISTS),
        "translate/%s/1/ar/",
        "translate/declarations.declaration/%s/ar/",
        "translate/declarations.declaration/1/%s/",
        "declarations/languageversion/%s/publish/",
        "meetings/annualmeeting/%s/preview_links/",
    ]
    broken = [
        (page, nasty[:20])
        for page in pages
        for nasty in NASTY
        if answer(staff, f"/admin/{page.replace('%s', escaped(nasty))}", {"source": nasty}) >= 500
    ]
    assert broken == []


def test_no_nasty_value_breaks_the_form_that_it_would_fill(staff):
    broken = [
        (page, parameter, nasty[:20])
        for page in ("paragraph", "languageversion")
        for parameter in ("declaration", "after", "language")
        for nasty in NASTY
        if answer(staff, f"/admin/declarations/{page}/add/", {parameter: nasty}) >= 500
    ]
    assert broken == []
