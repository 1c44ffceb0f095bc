"""A change is seen at once; what nobody changed costs nothing."""

import datetime as dt

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from django.utils import timezone

from meetings.models import AnnualMeeting
from tests.factories.meetings import AnnualMeetingFactory
from tests.headers import headers_of
from tests.pages.start import started
from uccn.lib import stamp
from uccn.lib.database.tracing import Trace
from uccn.lib.holding import Holds
from uccn.lib.store import Store
from uccn.publication import coming, keeping
from uccn.publication.keeping import Page

PATH = "/en/meetings/2018/held/"


@pytest.fixture
def meeting(kept):
    """A meeting that readers see."""
    return AnnualMeetingFactory(public=True, slug="held", theme_en="Crossroads")


def raw(sql: str, *params) -> None:
    """Run SQL through Django, around every model."""
    with connection.cursor() as cursor:
        cursor.execute(sql, params)


WRITES = {
    "save": lambda m: (setattr(m, "theme_en", "Harbours"), m.save()),
    "update": lambda m: AnnualMeeting.objects.update(theme_en="Harbours"),
    "bulk": lambda m: (
        setattr(m, "theme_en", "Harbours"),
        AnnualMeeting.objects.bulk_update([m], ["theme_en"]),
    ),
    "raw SQL": lambda m: raw("UPDATE meetings_annualmeeting SET theme_en = %s", "Harbours"),
}


def test_a_change_is_seen_at_once_however_it_was_written(client, meeting):
    for name, write in WRITES.items():
        AnnualMeeting.objects.update(theme_en="Crossroads")
        before = client.get(PATH)
        write(meeting)
        after = client.get(PATH, headers={"if-none-match": before["ETag"]})
        assert (b"Crossroads" in before.content, b"Harbours" in before.content) == (True, False), (
            name
        )
        assert (b"Crossroads" in after.content, b"Harbours" in after.content) == (False, True), name
        assert (after.status_code, after["ETag"] == before["ETag"]) == (200, False), name


def test_a_withdrawal_is_seen_at_once(client, meeting):
    tag = client.get(PATH)["ETag"]
    meeting.withdraw("The facts are being checked.")
    assert client.get(PATH, headers={"if-none-match": tag}).status_code == 410


def test_a_command_renews_the_stamp(kept):
    before = stamp.current()
    call_command("load_starter_data", verbosity=0)
    assert stamp.current() != before


def test_a_change_around_django_is_seen_after_the_command(kept, capsys):
    before = stamp.current()
    call_command("renew_pages")
    assert stamp.current() != before
    assert "made anew" in capsys.readouterr().out


def test_what_is_rolled_back_renews_nothing_and_what_is_committed_once(meeting):
    before = stamp.current()
    with transaction.atomic():
        meeting.save()
        transaction.set_rollback(True)
    assert stamp.current() == before
    with transaction.atomic():
        meeting.save()
        meeting.save()
        waiting = [entry[1] for entry in connection.run_on_commit]
    assert (waiting.count(stamp.renew), stamp.current() == before) == (1, False)


def test_inside_a_transaction_nothing_is_kept(client, meeting, kept):
    with transaction.atomic():
        assert (stamp.current(), client.get(PATH).status_code) == ("", 200)
    assert list(kept) == []


def test_a_write_that_no_page_shows_renews_nothing(client, meeting):
    before = stamp.current()
    client.session.save()
    client.login(username="nobody", password="wrong", request=client.get("/").wsgi_request)
    assert stamp.current() == before


def test_a_change_made_while_a_page_is_made_is_not_lost(client, meeting, monkeypatch):
    made = keeping.KeptPagesMiddleware(lambda request: _changing(request, meeting, client))
    request = client.get(PATH).wsgi_request
    keeping.STORE.clear()
    made(request)
    assert b"Harbours" in client.get(PATH).content


def _changing(request, meeting, client):
    """The page as it was before a change that is committed while it is on its way."""
    answer = client.handler.get_response(client.get("/en/about/").wsgi_request)
    AnnualMeeting.objects.update(theme_en="Harbours")
    return answer


def test_an_unchanged_page_is_a_304_without_a_query_also_when_it_is_not_kept_any_more(
    client, meeting, django_assert_num_queries
):
    tag = client.get(PATH)["ETag"]
    keeping.STORE.clear()
    with django_assert_num_queries(0):
        answer = client.get(PATH, headers={"if-none-match": tag})
    own = {"ETag": tag, "Cache-Control": "no-cache", "Vary": "Accept-Encoding"}
    assert (answer.status_code, answer.content) == (304, b"")
    # Nothing of the page itself, and every header of safety.
    assert own.items() <= headers_of(answer).items()
    assert {"Content-Type", "Content-Length", "Set-Cookie"} & set(answer.headers) == set()


def test_a_tag_that_is_not_ours_gets_the_page(client, meeting):
    for tag in ('W/"forged.ffffffffff"', '"', 'W/"x"', "é", "W/\x00.ff", ".", "x" * 9999):
        assert client.get(PATH, headers={"if-none-match": tag}).status_code == 200


def test_a_tag_holds_for_one_address_language_host_and_encoding(client, meeting, settings):
    settings.ALLOWED_HOSTS = ["testserver", "other.example"]
    tag = client.get(PATH)["ETag"]
    for path, headers in [
        ("/fr/meetings/2018/held/", {}),
        ("/en/meetings/", {}),
        (PATH, {"host": "other.example"}),
        (PATH, {"accept-encoding": "gzip"}),
        (PATH, {"accept-encoding": "br"}),
    ]:
        assert client.get(path, headers={"if-none-match": tag, **headers}).status_code == 200


def test_a_page_ends_to_hold_when_something_becomes_public(client, meeting, kept):
    at = timezone.now() + dt.timedelta(seconds=1)
    AnnualMeetingFactory(slug="soon", year=2019, edition=900, published_at=at)
    page = client.get("/en/meetings/")
    [stored] = kept.values()
    assert stored.holds.until == int(at.timestamp())
    assert page["ETag"].endswith(f'.{stored.holds.until:x}"')
    while timezone.now() <= at:
        pass
    later = client.get("/en/meetings/", headers={"if-none-match": page["ETag"]})
    assert (b"/2019/soon/" in page.content, b"/2019/soon/" in later.content) == (False, True)


def test_without_anything_scheduled_a_page_holds_until_midnight(db):
    now = dt.datetime(2026, 2, 28, 13, 30, tzinfo=dt.UTC)
    assert coming.changes_around(now)[1] == dt.datetime(2026, 3, 1, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("hours", "withdrawn", "expected"),
    [(1, False, 14), (1, True, 24), (-1, False, 24), (30, False, 24)],
)
def test_the_next_change_is_the_first_that_is_to_come(db, hours, withdrawn, expected):
    now = dt.datetime(2026, 2, 27, 13, tzinfo=dt.UTC)
    AnnualMeetingFactory(
        published_at=now + dt.timedelta(hours=hours), withdrawn_at=now if withdrawn else None
    )
    assert coming.changes_around(now)[1] == dt.datetime(2026, 2, 27, tzinfo=dt.UTC) + dt.timedelta(
        hours=expected
    )


def test_the_last_change_is_the_last_that_has_been(db):
    now = dt.datetime(2026, 2, 27, 13, tzinfo=dt.UTC)
    assert coming.changes_around(now)[0] == dt.datetime(2026, 2, 27, tzinfo=dt.UTC)
    for hours in (-2, -1, 1):
        AnnualMeetingFactory(published_at=now + dt.timedelta(hours=hours), withdrawn_at=now)
    assert coming.changes_around(now)[0] == now - dt.timedelta(hours=1)


def test_what_is_kept_never_takes_more_than_it_may():
    store, limit, holds = Store(), 100_000, Holds("", 0, 0, 0)
    for number in range(100):
        store.put(("page", number), Page(holds, Trace(), b"x" * 5_000, {}), limit)
        store.get(("page", 0))
    assert store.size <= limit
    assert store.size == sum(2048 + page.size for page in store.pages.values())
    assert [number for _name, number in store.pages][-1] == 0
    store.put(("page", 0), Page(holds, Trace(), b"x" * limit, {}), limit)
    assert ("page", 0) not in store.pages


def test_every_worker_of_a_release_makes_the_same_tags_and_another_release_others(tmp_path):
    code = "import django; django.setup(); from uccn.lib.release import release; print(release())"
    # Another machine has its folders where it likes.
    elsewhere = {"VAR_DIR": str(tmp_path / "var"), "STATIC_DIR": str(tmp_path / "static")}
    told = {}, {}, elsewhere, {"PROXY_COUNT": "1"}
    first, second, third, other = (started(code, production=True, **m).stdout for m in told)
    assert (len(first.strip()), first == second == third, first == other) == (18, True, False)
