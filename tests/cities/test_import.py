"""The import: a bad row is named by line and column, and then nothing is written."""

import pytest
from django.contrib.auth.models import Permission

from cities.models import City, Designation
from tests.cities.conftest import HEADER, csv_of, imported
from tests.factories.cities import CityFactory, DesignationFactory, member
from translations.models import Status, TextRevision, TextState
from uccn.accounts import roles

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("fields")]

GOOD = "Lyon,Lyon,FR,literature,2008,45.74906,4.84789,geonames,a note"


def periods(city) -> list[tuple]:
    rows = city.designations.order_by("start_year")
    return list(rows.values_list("field__key", "start_year", "end_year"))


def test_a_good_row_makes_a_city_with_its_designation():
    result = imported(csv_of(GOOD))

    city = City.objects.get()
    assert result.complaints() == []
    assert (city.name_en, city.name_fr, city.slug, str(city.latitude)) == (
        "Lyon", "Lyon", "lyon", "45.74906",
    )  # fmt: skip
    assert periods(city) == [("literature", 2008, None)]


@pytest.mark.parametrize(
    ("row", "complaint"),
    [
        (
            "Nice,,FR,poetry,2008,,,,",
            (3, "field", "“poetry” is no creative field. Choose one of: literature, media-arts."),
        ),
        ("Nice,,FR,,2008,,,,", (3, "field", "The creative field is missing.")),
        (
            "Nice,,XX,literature,2008,,,,",
            (
                3,
                "country",
                "“XX” is no country code. Write two capital letters (ISO 3166-1), like PL.",
            ),
        ),
        ("Nice,,,literature,2008,,,,", (3, "country", "The country is missing.")),
        (
            "Nice,,FR,literature,2008,90.5,7,,",
            (3, "latitude", "“90.5” is out of range: it goes from -90 to 90."),
        ),
        (
            "Nice,,FR,literature,2008,43,-181,,",
            (3, "longitude", "“-181” is out of range: it goes from -180 to 180."),
        ),
        (
            "Nice,,FR,literature,2008,43°,7,,",
            (3, "latitude", "“43°” is no number of degrees. Write it like -3.19648."),
        ),
        (
            "Nice,,FR,literature,2008,43,,,",
            (3, "longitude", "Give both latitude and longitude, or neither."),
        ),
        (
            "Nice,,FR,literature,two thousand,,,,",
            (3, "designated", "“two thousand” is no year. Write four digits, like 2008."),
        ),
        ("Nice,,FR,literature,,,,,", (3, "designated", "The year of designation is missing.")),
        (",,FR,literature,2008,,,,", (3, "name_en", "The name is missing.")),
        (GOOD, (3, "name_en", "This city stands on line 2 already.")),
        (
            "Nice,Nice 😀,FR,literature,2008,,,,",
            (
                3,
                "name_fr",
                "Line 1, character 6: no font of ours has U+1F600 GRINNING FACE, so it could not "
                "be printed. Delete it, or write it in another way.",
            ),
        ),
        (
            "Ni\u202ece,,FR,literature,2008,,,,",
            (
                3,
                "name_en",
                "Line 1, character 3: the character U+202E cannot be kept. "
                "Delete it and save again.",
            ),
        ),
        (
            "Nice,,FR,literature,2008,,,a source with far too long a name,",
            (3, "coordinates", "Ensure this value has at most 20 characters (it has 33)."),
        ),
    ],
)
def test_a_bad_row_is_named_by_line_and_column_and_nothing_is_written(row, complaint):
    result = imported(csv_of(GOOD, row))

    assert [tuple(c) for c in result.complaints()] == [complaint]
    assert City.objects.count() == 0
    assert Designation.objects.count() == 0


@pytest.mark.parametrize(
    ("header", "sentence"),
    [
        ("name_en,country,field", "The column “designated” is missing."),
        (f"{HEADER},colour", "“colour” is no column of this list."),
        (f"{HEADER},note", "The column “note” stands there twice."),
    ],
)
def test_a_bad_header_is_named_and_nothing_is_written(header, sentence):
    result = imported(csv_of("Lyon,FR,literature", header=header))

    assert [tuple(c) for c in result.complaints()] == [(1, "", sentence)]
    assert City.objects.count() == 0


def test_every_complaint_of_a_file_is_told_at_once_in_the_order_of_its_lines():
    result = imported(csv_of("A,,FR,x,2008,,,,", "B,,QQ,literature,08,,,,"))

    assert [(c.line, c.column) for c in result.complaints()] == [
        (2, "field"),
        (3, "country"),
        (3, "designated"),
    ]


def test_a_second_import_changes_nothing():
    imported(csv_of(GOOD))

    result = imported(csv_of(GOOD))

    assert (result.totals["skip"], result.totals["update"], result.totals["new"]) == (1, 0, 0)


def test_a_text_in_another_normal_form_is_the_same_text():
    imported(csv_of("Kraków,,PL,literature,2013,,,,"))

    result = imported(csv_of("Krako\u0301w,,pl,literature,2013,,,,"))

    assert result.totals["skip"] == 1


def test_a_column_that_the_file_does_not_have_stays_as_it_is():
    city = member(name_en="Lyon", slug="lyon", name_ar="ليون", year=2008)

    imported(csv_of("Lyon,FR,literature,2009", header="name_en,country,field,designated"))

    city.refresh_from_db()
    assert (city.name_ar, periods(city)) == ("ليون", [("literature", 2009, None)])


def test_an_ended_designation_survives_a_file_that_does_not_speak_of_it():
    city = CityFactory(name_en="Lyon", name_fr="Lyon", slug="lyon")
    DesignationFactory(city=city, field__key="media-arts", start_year=2008, end_year=2023)
    DesignationFactory(city=city, start_year=2023)

    result = imported(csv_of("Lyon,Lyon,FR,literature,2008,,,,"))

    assert result.totals["skip"] == 1
    assert periods(city) == [("media-arts", 2008, 2023), ("literature", 2023, None)]


def test_former_designations_are_read_from_their_column():
    header = "name_en,country,field,designated,former"

    imported(csv_of("Lyon,FR,literature,2008,media-arts 2008-2023", header=header))

    assert periods(City.objects.get()) == [("media-arts", 2008, 2023), ("literature", 2023, None)]


@pytest.mark.parametrize(
    ("cells", "column", "sentence"),
    [
        ("2008,film", "former", "“film” cannot be read. Write it like: media-arts 2008-2023"),
        ("2008,media-arts 2023-2008", "former", "“media-arts 2023-2008” ends before it starts."),
        (
            "2009,media-arts 2008-2023",
            "designated",
            "The city's first designation starts in 2008, see the column “former”.",
        ),
        (
            "2008,film 2008-2023",
            "former",
            "“film” is no creative field. Choose one of: literature, media-arts.",
        ),
    ],
)
def test_former_designations_that_cannot_be_are_named(cells, column, sentence):
    header = "name_en,country,field,designated,former"

    result = imported(csv_of(f"Lyon,FR,literature,{cells}", header=header))

    assert [tuple(c) for c in result.complaints()] == [(2, column, sentence)]


def test_two_granadas_have_two_addresses():
    imported(csv_of("Granada,,ES,literature,2014,,,,", "Granada,,NI,literature,2023,,,,"))

    assert list(City.objects.order_by("pk").values_list("country", "slug")) == [
        ("ES", "granada"),
        ("NI", "granada-ni"),
    ]


def test_a_slug_is_latin_and_without_marks():
    imported(csv_of("Łódź,,PL,literature,2017,,,,", "Östersund,,SE,literature,2010,,,,"))

    assert list(City.objects.order_by("pk").values_list("slug", flat=True)) == ["lodz", "ostersund"]


def test_the_slug_of_a_city_is_never_changed_by_a_file():
    member(name_en="Lyon", slug="lyon")
    header = "name_en,country,field,designated,slug"

    result = imported(csv_of("Lyon,FR,literature,2010,lugdunum", header=header))

    assert [tuple(c) for c in result.complaints()] == [
        (2, "slug", "A slug stays for ever: this city's is “lyon”.")
    ]


def test_a_formula_is_stored_as_the_text_that_it_is():
    imported(csv_of("Lyon,,FR,literature,2008,,,,'=1+1"))

    assert City.objects.get().note == "=1+1"


def test_an_empty_field_does_not_make_the_present_one_forgotten():
    city = CityFactory(name_en="Lyon", country="FR")
    DesignationFactory(city=city, field__key="media-arts", start_year=2008, end_year=2023)
    DesignationFactory(city=city, start_year=2023)
    result = imported(csv_of("Lyon,,FR,,2008,,,,"))
    assert "To end it, name it in the column" in str(result.invalid_rows[0].error)
    assert periods(city) == [("media-arts", 2008, 2023), ("literature", 2023, None)]


@pytest.fixture
def importer(django_user_model):
    """Somebody who writes English names, which are the source, and French ones."""
    roles.set_up()
    person = django_user_model.objects.create_user("importer", is_staff=True)
    names = ["edit_source", "translate_fr"]
    person.user_permissions.set(Permission.objects.filter(codename__in=names))
    return person


def _state(city, language):
    return TextState.objects.get(
        unit__content_type__model="city", unit__object_id=city.pk, language=language
    )


def test_a_name_in_a_language_that_the_person_may_not_write_is_an_error(importer):
    city = member(name_en="Lyon", slug="lyon", name_ar="ليون")
    header = "name_en,name_ar,country,field,designated"

    result = imported(csv_of("Lyon,لیون,FR,literature,2010", header=header), user=importer)

    sentence = "You may not write texts in Arabic."
    assert [tuple(c) for c in result.complaints()] == [(2, "name_ar", sentence)]
    city.refresh_from_db()
    assert city.name_ar == "ليون"


def test_the_other_names_of_a_row_may_stay_as_they_are(importer):
    member(name_en="Lyon", slug="lyon", name_ar="ليون")
    header = "name_en,name_fr,name_ar,country,field,designated"

    result = imported(csv_of("Lyon,Lyon,ليون,FR,literature,2010", header=header), user=importer)

    assert result.complaints() == []


def test_an_import_approves_no_name_and_says_who_did_it(importer):
    imported(csv_of(GOOD), user=importer)

    city = City.objects.get()
    french, english = _state(city, "fr"), _state(city, "en")
    assert (french.status, english.status) == (Status.IN_REVIEW, Status.APPROVED)
    assert TextRevision.objects.get(unit=french.unit, language="fr").by == importer
