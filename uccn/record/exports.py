"""The record as a file: written while it is read, for spreadsheets and for machines."""

import json
from collections.abc import Iterable, Iterator
from itertools import islice

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from uccn.lib.cells import csv_line, neutralised
from uccn.record.telling import Told, tell

_AT_ONCE = 500


def said_in(language: str, lines: Iterable[str]) -> Iterator[str]:
    """The lines in a language, also when the request whose language it is was answered long ago."""
    lines = iter(lines)
    while True:
        with translation.override(language):
            line = next(lines, None)
        if line is None:
            return
        yield line


def as_csv(changes) -> Iterator[str]:
    """One row a column that changed, in the reader's words; no cell is run as a formula."""
    heads = [_("when"), _("who"), _("way"), _("what was done"), _("what"), _("column")]
    both = [pgettext("a change", "from"), pgettext("a change", "to")]
    yield "\ufeff" + csv_line([*heads, *both, _("number")])
    for told in _told(changes):
        for row in _rows(told):
            yield csv_line(neutralised(cell) for cell in row)


def _rows(told: Told) -> Iterator[list[str]]:
    """The rows of one change, at least one."""
    change = told.change
    first = [change.at.isoformat(), told.who, told.way, change.get_verb_display(), told.what]
    for line in told.lines or [None]:
        said = [line.label, line.old, line.new] if line else ["", "", ""]
        yield [*first, *said, str(change.pk)]


def as_json(changes) -> Iterator[str]:
    """A list of the changes as the database holds them, with the sentence of each."""
    between = "[\n"
    for told in _told(changes):
        yield between + json.dumps(_whole(told), ensure_ascii=False)
        between = ",\n"
    yield "\n]\n" if between != "[\n" else "[]\n"


def _whole(told: Told) -> dict:
    """All of a change."""
    change = told.change
    return {
        "number": change.pk,
        "at": change.at.isoformat(),
        "person": change.person_id,
        "name": change.person_name,
        "via": change.via,
        "request": change.act,
        "verb": change.verb,
        "kind": change.kind,
        "object": change.object_id,
        "of": [change.owner_kind, change.owner_id] if change.owner_kind else None,
        "sentence": told.sentence,
        "from": change.old,
        "to": change.new,
    }


def _told(changes) -> Iterable[Told]:
    """The changes in words, newest first, a few hundred at a time: each part follows the last."""
    last = None
    while part := list(islice(changes.filter(pk__lt=last) if last else changes, _AT_ONCE)):
        yield from tell(part)
        last = part[-1].pk
