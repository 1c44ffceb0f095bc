"""Words are found in the record quickly: by an index on PostgreSQL, never counted to the end."""

import json

import pytest
from django.db import connection

from cities.models import City
from tests.factories.cities import CityFactory
from uccn.record import admin, words
from uccn.record.models import Change

pytestmark = pytest.mark.django_db
LIST = "/admin/record/change/"
on_postgresql = pytest.mark.skipif(connection.vendor != "postgresql", reason="PostgreSQL's index.")


def test_of_many_finds_the_newest_are_shown_and_the_file_holds_all(secretariat, monkeypatch):
    monkeypatch.setattr(admin, "MOST_FOUND", 2)
    city = CityFactory()
    for number in range(3):
        City.objects.filter(pk=city.pk).update(note=f"xylophone {number}")
    page = secretariat.get(LIST, {"q": "xylophone"})
    shown = page.context["cl"]
    assert [change.new["note"] for change in shown.result_list] == ["xylophone 2", "xylophone 1"]
    assert "More was found than this list shows" in page.content.decode()
    answer = secretariat.get(f"{LIST}record.json", {"q": "xylophone"})
    assert len(json.loads(b"".join(answer.streaming_content))) == 3
    page = secretariat.get(LIST, {"q": "xylophone 2", "o": "1"})
    assert [c.new["note"] for c in page.context["cl"].result_list] == ["xylophone 2"]
    assert "More was found than this list shows" not in page.content.decode()


@on_postgresql
def test_the_index_is_there_and_is_what_the_search_compares():
    words.install()
    for column in ("before", "after", "person_name"):
        found = Change.objects.filter(**{f"{column}__icontains": "xylophone"})
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL enable_seqscan = off")
        assert "record_words" in found.order_by().explain()


@on_postgresql
def test_where_the_extension_cannot_be_had_all_goes_on():
    with connection.cursor() as cursor:
        cursor.execute("DROP EXTENSION IF EXISTS pg_trgm CASCADE")
        # Nobody may create it here.
        cursor.execute("CREATE ROLE visitor")
        cursor.execute("SET LOCAL ROLE visitor")
        words.install()
        cursor.execute("RESET ROLE")
        cursor.execute("SELECT count(*) FROM pg_indexes WHERE indexname = 'record_words'")
        assert cursor.fetchone() == (0,)
    CityFactory(note="xylophone")
    assert Change.objects.filter(after__icontains="Xylophone").count() == 1
