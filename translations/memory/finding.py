"""Finds the sources most alike to a text among a hundred thousand, by counting shared hashes."""

from django.db import connection

from translations.memory.keys import (
    SKETCH,
    is_title,
    masked_key,
    normal_key,
    normalised,
    sketch,
)

CANDIDATES = 40
# So many sources of one formula are looked at.
SAME = 50
# Titles share pieces with many others, and are quickly compared.
TITLE_CANDIDATES = 120

# OFFSET 0 keeps PostgreSQL from reading every translation at once: it is to look up those few
# sources that come first, in their order, until there are enough.
_MOST_SHARED = """
SELECT source_id FROM (
    SELECT source_id, COUNT(*) AS shared FROM translations_memorysketch
    WHERE hash IN ({places}) GROUP BY source_id HAVING COUNT(*) >= %s
    ORDER BY shared DESC, source_id DESC
) AS found
WHERE EXISTS (
    SELECT 1 FROM translations_memorytarget AS target
    WHERE target.source_id = found.source_id AND target.language = %s AND target.is_active
    LIMIT 1 OFFSET 0
)
ORDER BY shared DESC, source_id DESC LIMIT %s
"""


# The same formula, the very same words first; a formula that comes back each year is no flood.
_SAME = """
SELECT id FROM (
    SELECT id, CASE WHEN normal_key = %s THEN 0 ELSE 1 END AS place
    FROM translations_memorysource AS found
    WHERE masked_key = %s AND language = %s AND EXISTS (
        SELECT 1 FROM translations_memorytarget AS target
        WHERE target.source_id = found.id AND target.language = %s AND target.is_active
        LIMIT 1 OFFSET 0
    )
    ORDER BY place, id DESC LIMIT %s
) AS same
"""


def candidates(text: str, source_language: str, language: str) -> list[int]:
    """The keys of the translated sources that are this text or formula, or share most with it.

    One query.
    """
    same = [normal_key(text), masked_key(text, source_language), source_language, language, SAME]
    hashes = sketch(text, source_language)
    if not hashes:
        return _keys(_SAME, same)
    is_short = is_title(normalised(text))
    # A paragraph that shares one word pair with another is not like it.
    least = 1 if is_short or len(hashes) < SKETCH else 2
    most = TITLE_CANDIDATES if is_short else CANDIDATES
    places = ", ".join(["%s"] * len(hashes))
    shared = _MOST_SHARED.format(places=places)
    statement = f"{_SAME} UNION SELECT source_id FROM ({shared}) AS shared"  # noqa: S608 - ours
    return _keys(statement, [*same, *hashes, least, language, most])


def _keys(statement: str, values: list) -> list[int]:
    """The keys that a statement gives."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return [key for (key,) in cursor.fetchall()]
