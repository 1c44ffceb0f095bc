"""The starter data's terms: forms apart from remarks, once, and right for our own texts."""

import csv

import pytest
from django.conf import settings

from declarations.models import Declaration, Paragraph
from meetings.models import AnnualMeeting
from translations import starter
from translations.glossary import find
from translations.models import Term, TermText
from uccn.lib.languages import codes, column

# What stands in six languages and was approved: the declaration of 2018 and what meetings say.
TEXTS = [(Declaration, "title"), (Paragraph, "body"), (AnnualMeeting, "theme")]
TEXTS += [(AnnualMeeting, "summary")]


@pytest.mark.parametrize(
    ("cell", "forms", "has_remark"),
    [
        ("Sustainable Development Goals (SDGs)", ["Sustainable Development Goals", "SDGs"], False),
        ("Цели (ЦУР)", ["Цели", "ЦУР"], False),
        ("المدينة العضو (ج. المدن الأعضاء)", ["المدينة العضو", "المدن الأعضاء"], False),
        ("Annual Meeting (to 2018)", ["Annual Meeting"], True),
        ("Délégué(e)", ["Délégué", "Déléguée"], False),
        ("Delegado/a", ["Delegado", "Delegada"], False),
        ("Observador/a", ["Observador", "Observadora"], False),
        ("Alcalde/Alcaldesa", ["Alcalde", "Alcaldesa"], False),
        ("联络人（协调人）", ["联络人"], True),
    ],
)
def test_a_cell_is_read_as_forms_and_a_remark(cell, forms, has_remark):
    assert starter.split(cell) == (forms, [cell] if has_remark else [])


def test_loading_twice_loads_once(db):
    assert starter.load() == "Glossary: 38 terms loaded, 0 were there."
    assert starter.load() == "Glossary: 0 terms loaded, 38 were there."
    assert (Term.objects.count(), TermText.objects.count()) == (38, 38 * 6)


def test_what_staff_changed_stays_theirs(glossary):
    TermText.objects.filter(term__key="mayor", language="fr").update(preferred="Bourgmestre")
    starter.load()
    assert TermText.objects.get(term__key="mayor", language="fr").preferred == "Bourgmestre"


def test_the_table_says_which_languages_are_attested(glossary):
    found = TermText.objects.filter(term__key="member_city", is_attested=True)
    assert set(found.values_list("language", flat=True)) == {"en", "fr", "ar", "ru", "zh-hans"}


def test_every_form_of_the_table_belongs_to_a_term_and_a_language():
    with (settings.DATA_DIR / "glossary" / "forms.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    with (settings.DATA_DIR / "terms.csv").open(encoding="utf-8") as file:
        keys = {row["key"] for row in csv.DictReader(file)}
    wrong = [
        row
        for row in rows
        if row["key"] not in keys
        or row["language"] not in codes()
        or row["kind"] not in ("allowed", "forbidden")
        or not row["form"]
    ]
    assert wrong == []


def test_every_text_of_the_starter_data_would_pass_the_form(glossary):
    for text in TermText.objects.select_related("term"):
        text.full_clean()


def _complaints(source: str) -> list[tuple]:
    """Every term of an approved text that its approved translation does not use, or misuses."""
    complaints = []
    for model, field in TEXTS:
        for row in model.objects.all():
            texts = {code: row.__dict__[column(field, code)] or "" for code in codes()}
            for language in codes():
                if language == source or not texts[source] or not texts[language]:
                    continue
                complaints += [
                    (str(row), language, match.key)
                    for match in find(texts[source], source, language)
                    if not match.is_used_in(texts[language]) or match.forbidden_in(texts[language])
                ]
    return complaints


@pytest.mark.parametrize("source", ["fr", "en", "es", "ar", "ru"])
def test_our_own_approved_texts_are_never_complained_of(starter, source):
    assert _complaints(source) == []
