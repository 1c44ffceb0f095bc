"""Where paragraphs stand: one comes, one moves, one goes, and the others make room.

Each time the desk looks at the whole declaration, so that its texts stand in the same order.
"""

from django.db import transaction

from declarations.models import Declaration, Paragraph
from translations import actions
from uccn.lib import languages
from uccn.search import keeping


@transaction.atomic
def insert(paragraph: Paragraph) -> None:
    """Store a new paragraph in its place (without one: last), with a key of its own."""
    columns = languages.columns(["body"], languages.codes())
    texts = {name: getattr(paragraph, name) for name in columns}
    made = paragraph.declaration.add_paragraph(paragraph.position, **texts)
    paragraph.pk, paragraph.key, paragraph.position = made.pk, made.key, made.position
    paragraph._state.adding = False
    actions.saw_change(paragraph.declaration)


@transaction.atomic
def move(paragraph: Paragraph, to: int) -> None:
    """Give a paragraph a number, counted from 1; the others keep their order around it."""
    siblings = _locked(paragraph.declaration)
    order = [pk for pk, _position in siblings if pk != paragraph.pk]
    order.insert(min(max(to, 1), len(siblings)) - 1, paragraph.pk)
    _number(order, dict(siblings))
    actions.saw_change(paragraph.declaration)
    keeping.row_changed(paragraph.declaration)


@transaction.atomic
def close_gap(declaration: Declaration) -> None:
    """Number the paragraphs from 1 again, in the order that they have."""
    siblings = _locked(declaration)
    _number([pk for pk, _position in siblings], dict(siblings))
    actions.saw_change(declaration)
    keeping.row_changed(declaration)


def _locked(declaration: Declaration) -> list[tuple[int, int]]:
    """Key and position of every paragraph in order, nobody else moving any meanwhile.

    Raises ValidationError while the text is final.
    """
    declaration.locked_for_order()
    return list(declaration.paragraphs.values_list("pk", "position"))


def _number(order: list[int], positions: dict[int, int]) -> None:
    """Write the positions that differ."""
    for position, pk in enumerate(order, start=1):
        if positions[pk] != position:
            Paragraph.objects.filter(pk=pk).update(position=position)
