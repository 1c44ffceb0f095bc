"""A page stays kept after a change elsewhere, and never after one of what it was made from."""

import datetime as dt
import re
from decimal import Decimal

import pytest
from django.db import connection, models
from django.utils import timezone

from cities.models import City, Cohort, CreativeField, Designation
from declarations.models import Declaration, LanguageVersion, Paragraph
from meetings.models import AnnualMeeting, Host
from tests.factories.cities import CityFactory, CohortFactory, DesignationFactory
from tests.factories.declarations import LanguageVersionFactory, ParagraphFactory
from tests.factories.meetings import AnnualMeetingFactory, HostFactory
from uccn.lib import parts, stamp
from uccn.lib.database import tracing
from uccn.publication import keeping

PATHS = [
    *("/en/", "/en/about/", "/en/meetings/", "/en/meetings/2018/held/"),
    *("/en/cities/", "/en/cities/krakow/", "/en/cities/map/", "/en/cities/figures/"),
    *("/en/meetings/map/", "/en/declarations/", "/en/declarations/2018/text/"),
    *("/en/declarations/2018/text/p/1/", "/en/declarations/2018/text/with/fr/"),
]
MODELS = [
    *(AnnualMeeting, Host, City, CreativeField, Designation, Cohort),
    *(Declaration, LanguageVersion, Paragraph),
]
COOKIE = {"cookie": "seen=1"}


@pytest.fixture
def rows(kept):
    """A row of everything that the pages show."""
    city = CityFactory(
        slug="krakow", name_en="Krakow", own_name="Kraków", longitude="19.9", latitude="50.1"
    )
    DesignationFactory(city=city)
    CohortFactory()
    meeting = AnnualMeetingFactory(public=True, slug="held", year=2018, theme_en="Crossroads")
    HostFactory(meeting=meeting, city=city, place=None)
    text = Declaration.objects.create(
        meeting=meeting, slug="text", title_en="Text", original_language="en"
    )
    ParagraphFactory(declaration=text, body_en="We thank the hosts.", body_fr="Merci.")
    for language in ("en", "fr"):
        LanguageVersionFactory(declaration=text, language=language, public=True)
    return kept


def other(field, value):
    """Another value of a column, or None where there is none to give, or French does as well."""
    if field.primary_key or field.is_relation or field.unique:
        return None
    if isinstance(field, models.DateTimeField):
        return None
    if isinstance(field, models.DateField):
        return dt.date(2018, 6, 13)
    if isinstance(field, models.BooleanField):
        return not value
    if isinstance(field, models.DecimalField):
        return Decimal("1.5")
    if isinstance(field, models.IntegerField):
        return 2017
    if field.choices:
        return next(choice for choice, _label in field.flatchoices if choice != value)
    if field.name.endswith(("_ar", "_es", "_ru", "_zh_hans")):
        return None
    if "language" in field.name:
        return "es"
    known = {"accent": "#7a1f3d", "colour": "#7a1f3d", "country": "FR", "time_zone": "Asia/Tokyo"}
    return known.get(field.name, "Other") if isinstance(field, models.CharField) else None


def columns():
    """Every column that a text, a number, a date or a yes could change."""
    return [
        (model, field)
        for model in MODELS
        for field in model._meta.concrete_fields
        if other(field, None) is not None
    ]


def content(client, path, headers=None) -> tuple[int, bytes]:
    """What a reader gets, but for the address at which the colours are kept for good."""
    page = client.get(path, headers=headers)
    return page.status_code, re.sub(rb"accents\.css\?v=\w+", b"accents.css", page.content)


@pytest.mark.parametrize("step", [6, pytest.param(1, marks=pytest.mark.slow)])
def test_no_page_is_kept_over_a_change_of_what_it_shows(client, rows, settings, step):
    wrong, keep = [], settings.KEPT_PAGES_BYTES
    asked = [(path, None) for path in PATHS] + [(PATHS[3], COOKIE)]
    assert len(columns()) > 40
    for model, field in columns()[::step]:
        row = model.objects.order_by("pk").values("pk", field.attname)[0]
        known = {field.attname: row[field.attname]}
        changed = {field.attname: other(field, known[field.attname])}
        settings.KEPT_PAGES_BYTES = keep
        for path, headers in asked:
            client.get(path, headers=headers)
        model.objects.filter(pk=row["pk"]).update(**changed)
        kept = {each[0]: content(client, *each) for each in asked}
        settings.KEPT_PAGES_BYTES = 0
        fresh = {each[0]: content(client, *each) for each in asked}
        wrong += [(path, changed) for path in kept if kept[path] != fresh[path]]
        model.objects.filter(pk=row["pk"]).update(**known)
    assert wrong == []


def test_a_change_elsewhere_lets_a_page_be(client, rows, monkeypatch):
    pages = {path: client.get(path) for path in PATHS}
    for path in PATHS:
        client.get(path, headers=COOKIE)
    stamp.renew()
    monkeypatch.setattr(parts, "made", None)  # whatever is made anew fails
    for path, before in pages.items():
        again = client.get(path)
        assert (again.content, again["ETag"]) == (before.content, before["ETag"]), path
        same = client.get(path, headers={"if-none-match": before["ETag"]})
        assert (same.status_code, same.content) == (304, b""), path
        assert client.get(path, headers=COOKIE).status_code == 200, path


def test_what_was_asked_once_after_a_change_is_not_asked_again(
    client, rows, django_assert_num_queries
):
    path = "/en/declarations/2018/text/"
    client.get(path)
    stamp.renew()
    client.get(path)
    with django_assert_num_queries(0):
        client.get(path)


def test_what_time_has_changed_is_not_asked_but_made(client, rows, monkeypatch):
    client.get("/en/meetings/")
    [stored] = rows.values()
    now = timezone.now()
    moments = now + dt.timedelta(seconds=1), now + dt.timedelta(hours=1)
    monkeypatch.setattr(keeping, "changes_around", lambda _now: moments)
    AnnualMeetingFactory(year=2001, published_at=now)
    client.get("/en/meetings/")
    [made] = rows.values()
    assert made.holds.made > stored.holds.made


@pytest.mark.parametrize("name", ["utm_source", "q", "year"])
def test_a_name_that_no_view_reads_is_not_seen_by_it(client, rows, name):
    plain = client.get("/en/meetings/").content
    keeping.STORE.clear()
    asked = client.get(f"/en/meetings/?{name}=Evil")
    # The links to the same address in other languages alone name it.
    assert asked.content.count(b"Evil") == 6
    assert (asked.content.replace(f"?{name}=Evil".encode(), b""), len(rows)) == (plain, 0)


class TestTraces:
    """What is recorded, and when it stands."""

    def test_the_same_answers_stand_and_others_do_not(self, db):
        city = CityFactory(latitude=Decimal("1.5"), longitude=Decimal("2"))
        with tracing.recording() as trace:
            assert list(City.objects.all()) == [city]
            assert City.objects.filter(country=city.country).exists()
        assert (len(trace.reads), trace.still_stands()) == (2, True)
        City.objects.update(latitude=Decimal("1.6"))
        assert trace.still_stands() is False

    def test_another_row_is_another_answer(self, db):
        with tracing.recording() as trace:
            assert City.objects.count() == 0
        CityFactory()
        assert trace.still_stands() is False

    @pytest.mark.parametrize("many", [False, True])
    def test_a_write_makes_it_useless(self, db, many):
        with tracing.recording() as trace:
            if many:
                with connection.cursor() as cursor:
                    sql = "UPDATE cities_city SET note_en = %s"
                    cursor.executemany(sql.replace("note_en", "website"), [("",), ("",)])
            else:
                City.objects.update(website="")
        assert trace.still_stands() is False

    def test_what_was_not_read_to_its_end_never_stands(self, db):
        CityFactory(), CityFactory()
        with tracing.recording() as trace, connection.cursor() as cursor:
            cursor.execute("SELECT id FROM cities_city")
            cursor.fetchone()
        assert trace.still_stands() is False

    def test_rows_are_the_same_however_they_are_fetched(self, db):
        CityFactory(), CityFactory(), CityFactory()
        with tracing.recording() as trace, connection.cursor() as cursor:
            cursor.execute("SELECT id FROM cities_city")
            cursor.fetchone(), cursor.fetchmany(1), list(cursor)
        assert trace.still_stands() is True

    def test_a_block_within_is_part_of_the_one_around(self, db):
        with tracing.recording() as outer:
            with tracing.recording() as inner:
                City.objects.count()
            tracing.rest_on(inner)
        assert (len(inner.reads), len(outer.reads)) == (1, 2)
        CityFactory()
        assert (inner.still_stands(), outer.still_stands()) == (False, False)

    def test_nothing_is_recorded_outside(self, db):
        with tracing.recording() as trace:
            pass
        City.objects.count()
        assert (trace.reads, connection.traces) == ([], [])
