"""How much of a declaration exists in each language, for lists of many and for one."""

from django.db.models import Count, Q

from declarations.models import Declaration, Paragraph
from uccn.lib import languages
from uccn.publication.admin_lists import Fullness


def paragraph_counts(keys: list[int]) -> dict[int, dict[str, int]]:
    """For each declaration how many paragraphs there are ("total"), and have a text by language."""
    filled = {
        languages.attribute("in", code): Count(
            "pk", filter=Q(**{f"{languages.column('body', code)}__gt": ""})
        )
        for code in languages.codes()
    }
    rows = Paragraph.objects.filter(declaration__in=keys).order_by()
    found = rows.values("declaration").annotate(total=Count("pk"), **filled)
    return {
        row["declaration"]: {"total": row["total"]}
        | {code: row[languages.attribute("in", code)] for code in languages.codes()}
        for row in found
    }


def fullness(declaration: Declaration, counts: dict[str, int]) -> list[Fullness]:
    """Title and paragraphs that exist in each language, and the state of its version.

    Reads the versions that are prefetched.
    """
    states = {version.language: version.state() for version in declaration.versions.all()}
    return [
        Fullness(
            code,
            counts.get(code, 0) + bool(getattr(declaration, languages.column("title", code))),
            counts.get("total", 0) + 1,
            states.get(code),
        )
        for code in languages.codes()
    ]
