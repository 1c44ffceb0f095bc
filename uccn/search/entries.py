"""What subjects say of their objects, as rows of the index."""

from uccn.search.models import Entry
from uccn.search.places import Place, number_of
from uccn.search.queries import year_stem
from uccn.search.registry import SearchSubject, Text
from uccn.search.words import stems_of

# Without the key: what makes one row differ from another.
FIELDS = [field.name for field in Entry._meta.fields if not field.primary_key]


def entry_of(subject: SearchSubject, text: Text) -> Entry:
    """The row of a text."""
    place = Place(
        subject.number, not text.key, text.year, text.object_id, text.number, text.language
    )
    own = stems_of(f"{text.title}\n{text.body}" if not text.key else text.body, text.language)
    return Entry(
        id=number_of(place),
        kind=subject.kind,
        object_id=text.object_id,
        key=text.key,
        number=text.number,
        language=text.language,
        year=text.year,
        title=text.title,
        body=text.body,
        address=text.address,
        public_from=text.public_from,
        stems=" ".join([*sorted(own), year_stem(text.year)]),
    )


def values(entry: Entry) -> tuple:
    """What a row holds, to be compared."""
    return tuple(getattr(entry, name) for name in FIELDS)
