"""Finds the sources most alike to a text among a hundred thousand, by counting shared hashes."""

from django.db import connection

from translations.memory.keys import SKETCH, is_title, normalised, sketch

CANDIDATES = 40
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


def alike(text: str, source_language: str, language: str) -> list[int]:
    """The keys of the sources that share most with the text, of those that are translated."""
    hashes = sketch(text, source_language)
    if not hashes:
        return []
    is_short = is_title(normalised(text))
    # A paragraph that shares one word pair with another is not like it.
    least = 1 if is_short or len(hashes) < SKETCH else 2
    most = TITLE_CANDIDATES if is_short else CANDIDATES
    places = ", ".join(["%s"] * len(hashes))
    with connection.cursor() as cursor:
        cursor.execute(_MOST_SHARED.format(places=places), [*hashes, least, language, most])
        return [source_id for (source_id,) in cursor.fetchall()]
