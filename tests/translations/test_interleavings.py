"""Two people write the same texts in any order: not one character is lost."""

import random

import pytest

from declarations.models import Paragraph
from translations import actions
from translations.actions import Conflict, Seen
from translations.models import TextRevision, TextState

pytestmark = pytest.mark.django_db
RUNS = 200


class Writer:
    """Somebody who opens texts, types, and saves what he or she typed when it pleases chance."""

    def __init__(self, user, units, chance):
        self.user, self.units, self.chance = user, units, chance
        self.open, self.typed, self.kept = {}, [], []

    def step(self):
        """Open a text, or save one that is open."""
        unit = self.chance.choice(self.units)
        if unit.pk not in self.open:
            state = TextState.objects.select_related("unit").get(unit=unit, language="ar")
            self.open[unit.pk] = Seen(state.version, state.unit.source_hash)
            return
        text = f"{self.user.username} {len(self.typed)} {self.chance.random()}"
        self.typed.append(text)
        try:
            actions.save_draft(
                unit=unit,
                language="ar",
                text=text,
                seen=self.open.pop(unit.pk),
                by=self.user,
                submit=self.chance.random() < 0.3,
            )
        except Conflict as conflict:
            # The page shows both texts; the writer goes on from what it says.
            self.kept.append((text, conflict.theirs))


@pytest.mark.parametrize("seed", range(4))
def test_no_interleaving_of_two_translators_loses_a_character(seed, units, leila, nour):
    for run in range(RUNS // 4):
        chance = random.Random(seed * RUNS + run)
        writers = [Writer(user, units[1:3], chance) for user in (leila, nour)]
        for _step in range(10):
            chance.choice(writers).step()
        typed = {text for writer in writers for text in writer.typed}
        stored = set(TextRevision.objects.filter(language="ar").values_list("text", flat=True))
        assert typed - stored == set()


def test_an_approval_never_overwrites_a_newer_text(units, paragraphs, leila, nour, omar, seen):
    before = None
    for run in range(20):
        chance, unit = random.Random(run), units[1]
        letter = "ابجدهوزحطيكلمنسعفصقر"[run]
        first, second = f"أول {letter}", f"ثان {letter}"
        actions.save_draft(unit=unit, language="ar", text=first, seen=seen(unit), by=leila)
        reviewed = seen(unit)
        newer = chance.random() < 0.5
        if newer:
            actions.save_draft(unit=unit, language="ar", text=second, seen=seen(unit), by=nour)
        what = {"unit": unit, "language": "ar", "seen": reviewed, "by": omar}
        if newer:
            with pytest.raises(Conflict, match="Somebody else"):
                actions.approve(**what)
        else:
            actions.approve(**what)
        public = Paragraph.objects.rewrite(False).values_list("body_ar", flat=True)
        assert public.get(pk=paragraphs[0].pk) == (before if newer else first)
        before = public.get(pk=paragraphs[0].pk)
