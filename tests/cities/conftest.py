"""What the tests of cities share."""

import pytest
from django.contrib.auth.models import Permission

from cities.formats import Csv
from cities.resources import CityResource
from tests.factories.cities import CreativeFieldFactory
from uccn.accounts import roles

HEADER = "name_en,name_fr,country,field,designated,latitude,longitude,coordinates,note"


@pytest.fixture
def fields(db):
    """Two creative fields."""
    return [CreativeFieldFactory(key="literature"), CreativeFieldFactory(key="media-arts")]


@pytest.fixture
def staff(django_user_model, client):
    """Signs in a member of staff with the permissions named, and returns the client."""

    def sign_in(*codenames: str):
        roles.set_up()
        user = django_user_model.objects.create_user("staff", password="x", is_staff=True)
        found = Permission.objects.filter(codename__in=codenames)
        assert found.count() == len(codenames)
        user.user_permissions.set(found)
        client.force_login(user)
        return client

    return sign_in


def csv_of(*rows: str, header: str = HEADER) -> bytes:
    """A file with these rows."""
    return "\n".join([header, *rows, ""]).encode()


def imported(content: bytes, **kwargs):
    """The result of importing a CSV file."""
    dataset = Csv().create_dataset(content)
    return CityResource().import_data(dataset, rollback_on_validation_errors=True, **kwargs)
