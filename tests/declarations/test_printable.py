"""What no font of ours has is refused wherever a text is saved that stands in a file."""

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from cities.models import City
from declarations.importing import import_text
from declarations.importing.problems import ImportProblem
from declarations.models import Declaration, LanguageVersion, Paragraph
from meetings.models import AnnualMeeting, Place
from tests.factories.declarations import DeclarationFactory, ParagraphFactory
from tests.factories.staff import StaffFactory
from tests.translations.exchange.samples import row, sheet
from translations import actions
from translations.actions import Seen
from translations.exchange.planning import Kind, plan
from translations.exchange.rows import Incoming, IncomingSheet
from translations.models import TextState, TextUnit
from uccn.lib import languages
from uccn.lib.countries import country_codes, country_name
from uccn.lib.coverage import first_lacking

SENTENCE = (
    "Line 2, character 1: no font of ours has U+1F600 GRINNING FACE, so it could not be printed. "
    "Delete it, or write it in another way."
)
FIELDS = [
    *((Declaration, name) for name in languages.columns(["title"], languages.codes())),
    *((Paragraph, name) for name in languages.columns(["body"], languages.codes())),
    *((City, name) for name in languages.columns(["name"], languages.codes())),
    *((Place, name) for name in languages.columns(["name"], languages.codes())),
    *((AnnualMeeting, name) for name in languages.columns(["theme"], languages.codes())),
    (AnnualMeeting, "brand"),
    *(
        (LanguageVersion, name)
        for name in ("masthead", "header_line", "editors_note", "issuer", "source", "rights")
    ),
]


@pytest.mark.parametrize(("model", "name"), FIELDS)
def test_every_printed_field_refuses_by_name(model, name):
    with pytest.raises(ValidationError) as refusal:
        model._meta.get_field(name).clean("Kraków\n😀", model())
    assert refusal.value.messages == [SENTENCE]


@pytest.mark.django_db
def test_the_desk_refuses_and_keeps_what_was_there():
    paragraph = ParagraphFactory()
    unit = TextUnit.objects.get(content_type__model="paragraph", object_id=paragraph.pk)
    leila = StaffFactory(username="leila", role="Translators – Arabic")
    state = TextState.objects.get(unit=unit, language="ar")
    with pytest.raises(ValidationError) as refusal:
        actions.save_draft(
            unit=unit,
            language="ar",
            text="نحن\n😀",
            seen=Seen(state.version, unit.source_hash),
            by=leila,
        )
    assert refusal.value.messages == [SENTENCE]
    state.refresh_from_db()
    assert (state.status, state.draft) == ("missing", "")


@pytest.mark.django_db
def test_the_import_refuses_and_writes_nothing():
    declaration = DeclarationFactory()
    text = "Déclaration des maires\n\nNous, les maires 한국,\n\nSaluons les villes."
    with pytest.raises(ImportProblem) as refusal:
        import_text(text, language="fr", meeting=declaration.meeting)
    assert refusal.value.messages == [
        "Line 3, character 18: no font of ours has U+D55C HANGUL SYLLABLE HAN, so it could not be "
        "printed. Delete it, or write it in another way."
    ]
    assert Paragraph.objects.count() == 0


def test_the_preview_of_a_file_says_so_before_anything_is_saved():
    out = row(1, validators=tuple(Paragraph._meta.get_field("body").validators))
    incoming = Incoming(out.id, "Row 1", out.source, "نحن\n😀", out.source_hash, out.target_hash, 1)
    found = plan(IncomingSheet(sheet().original, "en", "ar", [incoming]), sheet(out)).rows
    assert [(one.kind, one.sentence) for one in found] == [(Kind.PROBLEM, SENTENCE)]


@pytest.mark.usefixtures("starter")
def test_every_starter_text_passes():
    rows = [
        row for model in (Declaration, Paragraph, LanguageVersion) for row in model.objects.all()
    ]
    assert len(rows) == 1 + 6 + 6
    for one in rows:
        one.clean_fields()


@pytest.mark.usefixtures("starter")
def test_every_name_of_the_starter_data_can_be_printed():
    of_hosts = [(model, name) for model, name in FIELDS if model in (City, Place, AnnualMeeting)]
    found = [
        text
        for model, name in of_hosts
        for text in model.objects.values_list(name, flat=True)
        if text
    ]
    assert len(found) > 2 * City.objects.count()
    assert [text for text in found if first_lacking(text) is not None] == []


@pytest.mark.parametrize("code", languages.codes())
def test_every_country_and_language_can_be_printed(code):
    with translation.override(code):
        names = [country_name(country) for country in country_codes()]
        names += [languages.name_in(other) for other in languages.codes()]
    assert [name for name in names if first_lacking(name) is not None] == []
