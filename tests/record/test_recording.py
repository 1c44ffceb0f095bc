"""What the record holds: every write of every way, with who and what, and nothing secret."""

from contextlib import nullcontext

import pytest
from django.apps import apps
from django.conf import settings
from django.contrib.auth.models import User
from django.db import IntegrityError, connection, transaction
from django.utils.functional import Promise

from cities.models import City, Contact
from meetings.models import AnnualMeeting
from tests.factories.cities import CityFactory
from tests.factories.meetings import AnnualMeetingFactory
from tests.factories.staff import StaffFactory
from uccn.lib.acting import IMPORT, acting
from uccn.lib.append_only import AppendOnlyError
from uccn.lib.recorded import left_out, recorded
from uccn.record import triggers
from uccn.record.models import Change

pytestmark = pytest.mark.django_db


def _last() -> Change:
    """The newest change."""
    return Change.objects.order_by("pk").last()


def _make_a_city_in_vain() -> None:
    """Write a row in a transaction that is rolled back."""
    with transaction.atomic():
        CityFactory()
        transaction.set_rollback(True)


def test_every_model_is_recorded_or_left_out_for_a_reason():
    known = {*recorded(), *left_out()}
    models = {model._meta.label_lower for model in apps.get_models(include_auto_created=True)}
    assert known == models
    assert set(recorded()) & set(left_out()) == set()
    assert all(len(reason) > 10 for reason in left_out().values())


def test_every_name_in_a_declaration_is_a_field():
    for told in recorded().values():
        fields = {field.name for field in told.model._meta.concrete_fields}
        assert set(told.without) - fields == set()
        assert {told.of} - fields <= {""}
        assert not told.table.startswith(settings.PRIVATE_TABLES)


def test_no_secret_column_is_kept():
    kept = {f"{t.kind}.{column}" for t in recorded().values() for column in t.columns}
    secret = ("password", "nonce", "token", "secret", "mail", "telephone")
    assert [name for name in kept if any(word in name.rpartition(".")[2] for word in secret)] == []


def test_a_save_writes_who_and_what_was_and_is():
    officer = StaffFactory(first_name="Amina", last_name="Benali")
    city = CityFactory(name_en="Old", name_ar="لينتس")
    with acting(by=officer, via=IMPORT):
        city.name_ar = ""
        city.name_en = "Linz"
        city.save()
    change = _last()
    assert (change.kind, change.object_id, change.verb) == ("cities.city", city.pk, "changed")
    assert (change.person_id, change.person_name) == (officer.pk, "Amina Benali")
    assert (change.via, len(change.act)) == (IMPORT, 16)
    assert change.old == {"name_ar": "لينتس", "name_en": "Old"}
    assert change.new == {"name_ar": "", "name_en": "Linz"}


def test_what_goes_around_save_is_recorded_too():
    city = CityFactory(name_fr="Linz")
    City.objects.filter(pk=city.pk).update(note="x")
    assert (_last().old, _last().new, _last().via) == ({"note": ""}, {"note": "x"}, "")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE cities_city SET note = 'y'")
    assert _last().new == {"note": "y"}
    City.objects.bulk_create([City(slug="many", name_fr="Many", country="AT")])
    assert (_last().verb, _last().new["slug"], _last().old) == ("added", "many", {})
    City.objects.filter(slug="many").delete()
    assert (_last().verb, _last().old["name_fr"], _last().new) == ("deleted", "Many", {})


def test_a_write_that_changes_nothing_writes_nothing():
    city = CityFactory()
    told = Change.objects.count()
    city.save()
    City.objects.update(note=city.note)
    assert Change.objects.count() == told


def test_what_is_rolled_back_was_never_changed():
    told = Change.objects.count()
    _make_a_city_in_vain()
    assert Change.objects.count() == told


def test_who_acts_is_told_again_after_a_part_was_rolled_back():
    officer = StaffFactory()
    with acting(by=officer):
        _make_a_city_in_vain()
        CityFactory()
    assert _last().person_id == officer.pk
    CityFactory()
    assert (_last().person_id, _last().person_name, _last().act) == (None, "", "")


@transaction.atomic
def _note(city: City, note: str, is_in_vain: bool = False) -> None:
    """Write in the transaction of a decorated function, which is the same block each time."""
    City.objects.filter(pk=city.pk).update(note=note)
    transaction.set_rollback(is_in_vain)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("around", [nullcontext, transaction.atomic])
def test_who_acts_is_told_each_time_that_one_function_writes(around):
    officer, city = StaffFactory(), CityFactory()
    with acting(by=officer), around():
        _note(city, "in vain", is_in_vain=True)
        _note(city, "first")
        _note(city, "second")
    told = Change.objects.filter(kind="cities.city", object_id=city.pk, verb="changed")
    assert list(told.values_list("person_id", flat=True)) == [officer.pk, officer.pk]


def test_what_one_may_do_is_recorded():
    person, meeting = StaffFactory(role="Editors"), AnnualMeetingFactory()
    assert (_last().kind, _last().owner_kind) == ("meetings.annualmeeting", "")
    group = person.groups.get()
    rows = Change.objects.of_object("auth.user", person.pk)
    assert rows[0].new == {"user_id": person.pk, "group_id": group.pk}
    meeting.editors.add(person)
    given = _last()
    assert (given.kind, given.owner_kind) == (
        "meetings.annualmeeting_editors",
        "meetings.annualmeeting",
    )
    assert (given.owner_id, given.new["user_id"]) == (meeting.pk, person.pk)
    meeting.editors.remove(person)
    assert (_last().verb, _last().owner_id) == ("deleted", meeting.pk)
    permission = group.permissions.first()
    group.permissions.remove(permission)
    assert _last().old == {"group_id": group.pk, "permission_id": permission.pk}
    User.objects.filter(pk=person.pk).update(is_superuser=True, password="x", email="a@b.example")
    assert set(_last().new) == {"is_superuser"}


def test_a_password_or_a_persons_address_is_nowhere_in_the_record():
    person = StaffFactory(email="secret@example.org", first_name="Unspoken")
    person.set_password("correct horse")
    person.save()
    Contact.objects.create(city=CityFactory(), name="Nobody Said", mail="n@example.org", role="")
    texts = " ".join(f"{c.before}{c.after}" for c in Change.objects.all())
    told = [word in texts for word in ("secret@", "Unspoken", "md5$", "Nobody Said", "n@example")]
    assert told == [False] * 5
    assert "cities.contact" in {c.kind for c in Change.objects.all()}


@pytest.mark.parametrize(
    "statement", ["UPDATE record_change SET after = '{}'", "DELETE FROM record_change"]
)
def test_nobody_rewrites_the_record(statement):
    CityFactory()
    before = list(Change.objects.values_list())
    with (
        pytest.raises(IntegrityError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)
    with pytest.raises(AppendOnlyError):
        Change.objects.update(after="{}")
    assert list(Change.objects.values_list()) == before


def test_triggers_that_are_gone_are_named():
    assert triggers.missing() == []
    triggers.remove()
    assert len(triggers.missing()) >= len(recorded())
    triggers.install()
    assert triggers.missing() == []


def test_an_install_that_is_stopped_takes_nothing_away():
    def stop(execute, sql, *more):
        """End where a trigger is to be made."""
        if sql.startswith("CREATE") and " TRIGGER " in sql:
            raise KeyboardInterrupt
        return execute(sql, *more)

    with pytest.raises(KeyboardInterrupt), connection.execute_wrapper(stop):
        triggers.install()
    assert triggers.missing() == []


def test_texts_of_all_languages_are_columns_of_their_own():
    columns = recorded()[AnnualMeeting._meta.label_lower].columns
    assert {"theme_fr", "theme_ar", "theme_zh_hans"} - set(columns) == set()
    assert "theme" not in columns


def test_every_column_that_is_told_has_a_name_in_the_persons_language():
    named_by_code = [
        f"{kind}.{column}"
        for kind, kept in recorded().items()
        for column, field in kept.compared.items()
        # The keys of a relation to many are called as what they lead to.
        if not kept.model._meta.auto_created and not isinstance(field.verbose_name, Promise)
    ]
    assert named_by_code == []
