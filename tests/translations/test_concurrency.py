"""Two people press at the same moment, on a server that really runs both at once."""

from functools import partial

import pytest

from declarations.models import Paragraph
from tests.concurrency.at_once import at_once
from translations import actions
from translations.actions import Conflict
from translations.models import TextRevision, TextState

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


def test_of_two_who_save_at_once_one_wins_and_both_texts_are_kept(units, leila, nour, seen):
    for turn in range(10):
        what = {"unit": units[1], "language": "ar", "seen": seen(units[1])}
        texts = {user: f"{user.username} {'ا' * (turn + 1)}" for user in (leila, nour)}
        ended = at_once(
            *(
                partial(actions.save_draft, text=text, by=user, **what)
                for user, text in texts.items()
            )
        )
        assert sorted(type(end).__name__ for end in ended) == ["Conflict", "TextState"]
        kept = set(TextRevision.objects.filter(unit=units[1]).values_list("text", flat=True))
        assert set(texts.values()) <= kept


def test_an_approval_and_a_new_draft_at_once_never_publish_what_nobody_saw(
    units, paragraphs, leila, omar, seen
):
    for turn in range(10):
        what = {"unit": units[1], "language": "ar"}
        text = "نحن " + "ب" * (turn + 1)
        actions.save_draft(text=text, seen=seen(units[1]), by=leila, submit=True, **what)
        what["seen"] = seen(units[1])
        ended = at_once(
            partial(actions.approve, by=omar, **what),
            partial(actions.save_draft, text=f"{text} جديد", by=leila, **what),
        )
        assert [type(end) for end in ended].count(Conflict) == 1
        public = Paragraph.objects.rewrite(False).values_list("body_ar", flat=True)
        assert public.get(pk=paragraphs[0].pk) != f"{text} جديد"


def test_reconciling_beside_an_approval_takes_it_for_nobody_elses(units, leila, omar, seen):
    for turn in range(10):
        what = {"unit": units[1], "language": "ar"}
        text = "نحن " + "ج" * (turn + 1)
        actions.save_draft(text=text, seen=seen(units[1]), by=leila, submit=True, **what)
        at_once(partial(actions.approve, seen=seen(units[1]), by=omar, **what), actions.reconcile)
        state = TextState.objects.get(unit=units[1], language="ar")
        assert (state.status, state.origin) == ("approved", "typed")
