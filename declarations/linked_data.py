"""What the pages of declarations say to machines, beside what their exports say of the text."""

from django.urls import reverse
from django.utils.translation import gettext

from declarations.models import Declaration
from declarations.reading import Reading
from meetings.linked_data import picture_of
from uccn.discovery import schema
from uccn.discovery.head import Head, Picture
from uccn.lib.text import to_plain


def list_head(declarations: list[Declaration]) -> Head:
    """The list of declarations; each has its ``shown_title``."""
    title, path = gettext("Declarations"), reverse("declarations:list")
    sentence = gettext(
        "What the annual meetings adopted: declarations, conclusions, manifestos. "
        "Each text says in which languages it exists and what each version is."
    )
    items = [(schema.named(row.shown_title), row.get_absolute_url()) for row in declarations]
    more = {"mainEntity": schema.item_list(items)}
    return Head(title, path, sentence, "CollectionPage", [(title, path)], more=more)


def text_head(text: Reading, path: str, *, name: str = "", graph: dict | None = None) -> Head:
    """A page of a declaration's text; ``name`` is that of a page below the text's own.

    ``graph`` is what the exports say of the text, where the page shows it.
    """
    declaration, title = text.declaration, to_plain(text.title.text)
    own = declaration.get_absolute_url()
    full = f"{title}, {declaration.meeting.year}"
    trail = [(gettext("Declarations"), reverse("declarations:list")), (full, own)]
    if name:
        trail.append((name, path))
    nodes = graph["@graph"] if graph else []
    about = {"mainEntity": {"@id": nodes[0]["@id"]}} if nodes else {}
    return Head(
        title=f"{name} · {full}" if name else full,
        path=path,
        sentence=to_plain(declaration.meeting.header_line),
        kind="ItemPage",
        trail=trail,
        picture=_picture(text),
        more=about,
        nodes=nodes,
    )


def _picture(text: Reading) -> Picture:
    """The picture of a link to the text: its meeting's, with the text's title."""
    words = picture_of(text.declaration.meeting).words
    return Picture(text.declaration.file_url("png"), f"{to_plain(text.title.text)} · {words}")
