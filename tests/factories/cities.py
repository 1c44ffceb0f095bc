"""Cities for tests; names are given by language, never by base name."""

import factory

from cities.models import City, Cohort, Contact, CreativeField, Designation


class CreativeFieldFactory(factory.django.DjangoModelFactory):
    """A creative field, the same one for the same key."""

    class Meta:
        model = CreativeField
        django_get_or_create = ("key",)

    key = "literature"
    name_en = factory.LazyAttribute(lambda o: o.key.replace("-", " ").title())
    colour = "#1f5a96"
    position = factory.Sequence(lambda n: n)


class CityFactory(factory.django.DjangoModelFactory):
    """A city without designations."""

    class Meta:
        model = City

    name_en = factory.Sequence(lambda n: f"City {n}")
    slug = factory.Sequence(lambda n: f"city-{n}")
    country = "FR"


class DesignationFactory(factory.django.DjangoModelFactory):
    """A city's literature since 2010."""

    class Meta:
        model = Designation

    city = factory.SubFactory(CityFactory)
    field = factory.SubFactory(CreativeFieldFactory)
    start_year = 2010


def member(field: str = "literature", year: int = 2010, **city) -> City:
    """A city with one designation that goes on."""
    made = CityFactory(**city)
    DesignationFactory(city=made, field=CreativeFieldFactory(key=field), start_year=year)
    return made


class CohortFactory(factory.django.DjangoModelFactory):
    """The cohort of 2025."""

    class Meta:
        model = Cohort

    year = 2025
    published_total = 408
    source = "https://www.unesco.org/"


class ContactFactory(factory.django.DjangoModelFactory):
    """A mayor whose every word can be looked for."""

    class Meta:
        model = Contact

    city = factory.SubFactory(CityFactory)
    role = "mayor"
    name = "Wilhelmina Secretname"
    office = "Secretoffice"
    mail = "secret@mail.example"
    telephone = "+33 1 99 88 77 66"
