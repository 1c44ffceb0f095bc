"""What nobody should be able to do at the desk, by mistake or on purpose."""

import contextlib
import threading
import time

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, connections, transaction

from declarations.models import Paragraph
from translations import actions, checks
from translations.actions import Conflict, Seen, SourceMoved
from translations.checks.base import Pair
from translations.hashes import text_hash
from translations.models import TextState

pytestmark = pytest.mark.django_db


def test_who_may_not_write_a_text_takes_no_claim_on_it(enter, leila, units, page, state):
    answer = enter(leila).post(page(units[1], "ru"), {"do": "claim"})
    assert answer.status_code == 403
    assert state(units[1], "ru").claimed_by is None


def test_a_key_that_no_database_holds_is_not_found(enter, ines):
    address = f"/admin/translations/declarations.declaration/{10**19}/ar/"
    assert enter(ines).get(address).status_code == 404


def test_a_new_source_is_what_the_editor_then_shows(declaration, units, seen, state, ines, omar):
    unit = units[1]
    place = {"unit": unit, "language": "ar"}
    actions.save_draft(text="نحن", seen=seen(unit), by=omar, submit=True, **place)
    actions.approve(text="نحن", seen=seen(unit), by=ines, unreviewed=True, **place)
    actions.save_draft(text="نحن العُمَد", seen=seen(unit), by=omar, **place)
    declaration.original_language = "ar"
    declaration.save()
    unit.refresh_from_db()
    actions.write_source(unit=unit, text="نحن رؤساء البلديات", seen=seen(unit), by=ines)
    assert (state(unit).draft, state(unit).status) == ("", "approved")


def test_a_found_text_with_a_warning_is_not_approved_with_others(
    enter, omar, paragraphs, units, page, state
):
    Paragraph.objects.rewrite(False).filter(pk=paragraphs[1].pk).update(body_ar="نحيي  64 مدينة.")
    browser = enter(omar)
    assert "Two spaces stand here" in browser.get(page(units[2])).content.decode()
    ticked = f"{units[2].pk}-{state(units[2]).version}-{units[2].source_hash}"
    browser.post(page(), {"approve": ticked})
    assert state(units[2]).status == "in_review"


def test_the_list_approves_no_text_that_was_not_sent_to_review(
    enter, leila, omar, units, page, state, seen
):
    actions.save_draft(
        unit=units[2], language="ar", text="نحيي 64 مدينة.", seen=seen(units[2]), by=leila
    )
    ticked = f"{units[2].pk}-{state(units[2]).version}-{units[2].source_hash}"
    enter(omar).post(page(), {"approve": ticked})
    assert state(units[2]).status == "draft"


def test_no_text_of_an_earlier_source_is_approved_unseen(leila, omar, units, state, seen):
    place = {"unit": units[2], "language": "ar"}
    now = seen(units[2])
    earlier = Seen(now.version, text_hash("Saluons les villes."))
    actions.save_draft(text="نحيي المدن.", seen=earlier, by=leila, submit=True, **place)
    with pytest.raises(SourceMoved):
        actions.approve(seen=seen(units[2]), by=omar, **place)
    assert state(units[2]).is_outdated


@pytest.mark.parametrize("reason", ["x" * 301, "a\x00b", "\u202eb"])
def test_a_reason_that_no_database_keeps_is_refused(reason, units, leila, seen):
    place = {"unit": units[2], "language": "ar", "by": leila}
    actions.save_draft(text="نحيي  64 مدينة.", seen=seen(units[2]), **place)
    with pytest.raises(ValidationError):
        actions.dismiss(check_id="spaces", reason=reason, seen=seen(units[2]), **place)


@pytest.mark.parametrize("text", ["نص  " * 20_000, "نص " * 20_000, "." * 20_000, "a" * 20_000])
def test_a_very_long_text_is_checked_in_seconds(text):
    begun = time.perf_counter()
    found = checks.run(Pair("Nous saluons 64 villes.", "fr", text, "ar"))
    assert len(found) < 200
    assert time.perf_counter() - begun < 10


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has one writer at a time")
def test_an_approval_and_a_saved_source_never_wait_for_each_other(units, paragraphs, ines):
    problems = []

    def approve():
        for turn in range(25):
            now = TextState.objects.select_related("unit").get(unit=units[1], language="ar")
            seen = Seen(now.version, now.unit.source_hash)
            with contextlib.suppress(Conflict, SourceMoved):
                actions.approve(
                    unit=units[1],
                    language="ar",
                    text=f"نحن، رؤساء البلديات {'ا' * turn}،",
                    seen=seen,
                    by=ines,
                    unreviewed=True,
                )

    def save():
        for turn in range(25):
            with transaction.atomic():
                row = Paragraph.objects.get(pk=paragraphs[0].pk)
                row.body_fr = f"Nous, les maires, {'a' * turn}"
                row.save(update_fields=["body_fr"])

    def run(work):
        try:
            work()
        except Exception as problem:
            problems.append(problem)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(work,)) for work in (approve, save)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert problems == []
