"""Each address runs the same few queries, however much there is to tell."""

import pytest

from declarations import actions
from tests.api.asking import ask, data
from tests.factories.cities import member
from tests.factories.declarations import (
    DeclarationFactory,
    LanguageVersionFactory,
    ParagraphFactory,
)
from tests.factories.meetings import AnnualMeetingFactory, HostFactory

pytestmark = pytest.mark.django_db


def fill(number: int) -> None:
    """As many cities, meetings with hosts, and texts: every second one adopted."""
    for each in range(number):
        meeting = AnnualMeetingFactory(public=True)
        HostFactory(meeting=meeting, city=member(), place=None)
        HostFactory(meeting=meeting)
        made = DeclarationFactory(meeting=meeting, title_en="Declaration")
        ParagraphFactory(declaration=made, body_en="We welcome.")
        for language in ("fr", "en"):
            LanguageVersionFactory(declaration=made, language=language, public=True)
        if each % 2 == 0:
            actions.adopt(declaration=made, adopted=["fr", "en"])


@pytest.mark.parametrize(
    ("collection", "queries"), [("cities", 4), ("fields", 2), ("meetings", 4), ("declarations", 4)]
)
def test_one_and_three_run_the_same_queries(client, django_assert_num_queries, collection, queries):
    for more in (1, 2):
        fill(more)
        with django_assert_num_queries(queries):
            ask(client, collection)


def test_a_hundred_declarations_run_the_same_queries(client, django_assert_num_queries):
    fill(100)
    with django_assert_num_queries(4):
        found = data(client, "declarations?limit=100")
    assert (len(found["items"]), len(found["items"][99]["languages"])) == (100, 2)


def test_paragraphs_and_versions_run_the_same_queries_for_one_and_three(
    client, django_assert_num_queries
):
    standing, adopted = (DeclarationFactory(slug=slug) for slug in ("standing", "adopted"))
    for made in (standing, adopted):
        LanguageVersionFactory(declaration=made, public=True)
        ParagraphFactory(declaration=made)
    actions.adopt(declaration=adopted, adopted=["fr"])
    for _time in range(2):
        with django_assert_num_queries(3):
            ask(client, "declarations/2018/standing/paragraphs")
        with django_assert_num_queries(4):
            ask(client, "declarations/2018/adopted/paragraphs")
        with django_assert_num_queries(4):
            ask(client, "declarations/2018/adopted/versions")
        for made in (standing, adopted):
            ParagraphFactory(declaration=made)
            ParagraphFactory(declaration=made)
        actions.correct(
            declaration=adopted, corrected=["fr"], reason="Two more.", reason_language="en",
            dated=adopted.meeting.published_at.date(),
        )  # fmt: skip


@pytest.mark.parametrize(
    ("path", "queries"),
    [("", 0), ("openapi.json", 0), ("nothing", 0), ("cities?limit=0", 0)],
)
def test_what_needs_no_rows_runs_no_query(client, django_assert_num_queries, path, queries):
    with django_assert_num_queries(queries):
        ask(client, path)


@pytest.mark.parametrize(("name", "queries"), [("cities", 6), ("meetings", 3), ("declarations", 3)])
@pytest.mark.parametrize("ending", ["csv", "json"])
def test_a_file_of_one_and_three_runs_the_same_queries(
    client, django_assert_num_queries, name, queries, ending
):
    for more in (1, 2):
        fill(more)
        with django_assert_num_queries(queries):
            client.get(f"/fr/{name}.{ending}")
