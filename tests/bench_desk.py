"""Measure the desk: twenty years, fifty thousand states, a sheet of three hundred texts."""

import statistics
import time

from django.apps import apps
from django.contrib.contenttypes.models import ContentType

from translations import actions
from translations.checks import Pair, running
from translations.glossary import find

YEARS, LONG, MANY, TERMS = 20, 300, 8_334, 1_000
_TEXT = (
    "Nous renouvelons notre engagement en faveur de l'Énoncé de mission et du Cadre stratégique "
    "du Réseau, et saluons les {} villes qui nous ont rejoints en {}. "
)


def fill_years() -> None:
    """Twenty declarations of seventeen paragraphs, each in six languages."""
    meeting = apps.get_model("meetings", "AnnualMeeting")
    first = meeting.objects.order_by("pk").first()
    for number in range(YEARS):
        edition = 100 + number
        made = meeting.objects.create(edition=edition, year=2100 + number, slug=f"bench-{number}",
                                      kind=first.kind)  # fmt: skip
        _declaration(made, 17, f"year-{number}")


def _declaration(meeting, paragraphs: int, slug: str):
    """A declaration with so many paragraphs, translated into Arabic for every second."""
    made = apps.get_model("declarations", "Declaration").objects.create(
        meeting=meeting, slug=slug, title_fr="Déclaration", original_language="fr"
    )
    paragraph = apps.get_model("declarations", "Paragraph")
    rows = [
        paragraph(declaration=made, key=str(n), position=n, **_texts(n))
        for n in range(1, paragraphs + 1)
    ]
    paragraph.objects.rewrite(False).bulk_create(rows)
    return made


def _texts(number: int) -> dict[str, str | None]:
    """A paragraph's columns; every second has a text in Arabic."""
    text = _TEXT.format(number, 1900 + number)
    return {"body": text, "body_fr": text, "body_ar": text if number % 2 else None}


def long_sheet() -> str:
    """The editor's address in a text of three hundred paragraphs, at its middle."""
    meeting = apps.get_model("meetings", "AnnualMeeting").objects.get(year=2100)
    made = _declaration(meeting, LONG, "three-hundred")
    actions.reconcile()
    unit = _unit(made.paragraphs.get(position=LONG // 2).pk)
    return f"/admin/translations/declarations.declaration/{made.pk}/ar/{unit}/"


def _unit(paragraph: int) -> int:
    """The unit of a paragraph."""
    kind = ContentType.objects.get(app_label="declarations", model="paragraph")
    unit = apps.get_model("translations", "TextUnit")
    return unit.objects.get(content_type=kind, object_id=paragraph).pk


def measure_reconciling() -> None:
    """Fifty thousand states: how long it takes to see that nothing, or fifteen, changed."""
    meeting = apps.get_model("meetings", "AnnualMeeting").objects.get(year=2101)
    texts = _declaration(meeting, MANY - apps.get_model("translations", "TextUnit").objects.count(),
                         "fifty-thousand").paragraphs  # fmt: skip
    actions.reconcile()
    _time("nothing changed", 0)
    for position in range(10, 25):
        texts.filter(position=position).rewrite(False).update(body_fr=f"Autre {position}")
    _time("15 sources changed by a raw update", 15)


def _time(name: str, expected: int) -> None:
    """Reconcile once, and print how long it took."""
    began = time.perf_counter()
    report = actions.reconcile()
    took = time.perf_counter() - began
    found = len(report.source_changed)
    print(f"reconcile {report.states} states, {name}: {took:.2f} s, found {found} of {expected}")


def measure_pages(client, measure) -> dict:
    """Dashboard of twenty years, editor of three hundred texts."""
    fill_years()
    address = long_sheet()
    client.get(address)
    return {
        f"desk: dashboard, {YEARS} more years": measure(client, "/admin/translations/"),
        f"desk: editor, {LONG} texts": measure(client, address),
        f"desk: list, {LONG} texts": measure(client, address.rsplit("/", 2)[0] + "/"),
    }


def measure_checks() -> None:
    """What all checks cost on a paragraph of 1,500 characters, in milliseconds."""
    declaration = apps.get_model("declarations", "Declaration")
    declaration = declaration.objects.get(slug="mayors-declaration")
    source = " ".join(declaration.paragraphs.values_list("body_fr", flat=True))[:1500]
    target = " ".join(declaration.paragraphs.values_list("body_ar", flat=True))[:1500]
    took = running.milliseconds(Pair(source, "fr", target, "ar"))
    print(f"checks, {len(source)} characters of French into Arabic: {took:.1f} ms")


def measure_terms() -> None:
    """What it costs to find the terms of a text of 230 words in a list of a thousand."""
    terms = apps.get_model("translations", "Term")
    made = terms.objects.bulk_create(terms(key=f"bench-{number}") for number in range(TERMS))
    words = [f"{a}{b}" for a in ("cul", "mu", "pro", "re", "so") for b in ("ture", "gram", "seau")]
    texts = apps.get_model("translations", "TermText")
    texts.objects.bulk_create(
        texts(term=term, language="fr", preferred=f"{words[n % 15]} {words[n % 7]} {n}")
        for n, term in enumerate(made)
    )
    text = " ".join(words[n * 7 % 15] for n in range(230))
    find(text, "fr", "ar")
    times = []
    for number in range(20):
        began = time.perf_counter()
        find(f"{text} {number}", "fr", "ar")
        times.append((time.perf_counter() - began) * 1000)
    print(f"terms, {TERMS} of them in 230 words: {statistics.median(times):.1f} ms")
