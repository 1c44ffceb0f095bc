"""Questions about cities, fields and cohorts."""

from django.db import models
from django.db.models import Case, F, OuterRef, Prefetch, Subquery, When
from django.db.models.functions import Cast

from uccn.lib.languages import with_texts

# What lists say of a city, beginning with its key.
_LISTED = (
    *("pk", "country", "slug", "name_shown", "name_shown_language", "latin_name"),
    *("own_name", "own_language"),
)


class CreativeFieldQuerySet(models.QuerySet):
    """Questions about creative fields."""

    def named(self, language: str | None = None):
        """With the name in the language, and no other column of names."""
        return with_texts(self, ["name"], language)


class CityQuerySet(models.QuerySet):
    """Questions about cities."""

    def named(self, language: str | None = None):
        """With the name in the language, and no other column of names."""
        return with_texts(self, ["name"], language)

    def with_designations(self, language: str | None = None):
        """With each city's designations and their fields, in two queries more."""
        field = self.model._meta.get_field("designations").related_model
        creative_field = field._meta.get_field("field").related_model
        return self.prefetch_related(
            Prefetch("designations", queryset=field._default_manager.all()),
            Prefetch("designations__field", queryset=creative_field.objects.named(language)),
        )

    def for_list(self, language: str | None = None):
        """What a row of the public list says: values, of which no model is made.

        In the order of ``cities.listing.Row``; designations are read beside them.
        """
        return self._listed(language).values_list(*_LISTED)

    def for_map(self, language: str | None = None):
        """The same, with longitude and latitude."""
        return self._listed(language).values_list(*_LISTED, *_degrees())

    def _listed(self, language: str | None):
        """With the name in the language, and the Latin name to sort by.

        The columns are named as they are: to look for others takes as long as to read them.
        """
        return self.named(language).annotate(latin_name=F("name_en")).rewrite(False)

    def for_detail(self, language: str | None = None):
        """What a city's own page shows."""
        return self.named(language).defer("note").with_designations(language)

    def places(self) -> list[tuple]:
        """Longitude and latitude of each, in one query; None and None where they are not known."""
        return list(self.order_by("slug").rewrite(False).values_list(*_degrees()))

    def in_every_language(self):
        """With every name that exists, and designations with their fields' names likewise."""
        return self.defer("note").prefetch_related("designations__field")

    def with_membership(self):
        """With ``joined``, the year, and ``present_field``, the field's key as pages count it."""
        designation = self.model._meta.get_field("designations").related_model
        own = designation.objects.filter(city=OuterRef("pk"))
        goes_on = Case(When(end_year=None, then=0), default=1)
        last = own.order_by(goes_on, "-start_year", "-pk")
        return self.annotate(
            joined=Subquery(own.order_by("start_year").values("start_year")[:1]),
            present_field=Subquery(last.values("field__key")[:1]),
        )

    def members(self):
        """Cities whose designation has not ended."""
        designation = self.model._meta.get_field("designations").related_model
        return self.filter(pk__in=designation.objects.filter(end_year=None).values("city"))


class DesignationQuerySet(models.QuerySet):
    """Questions about designations."""

    def for_lists(self):
        """Values in the order of time: city, field and years."""
        found = self.order_by("start_year", "pk")
        return found.values_list("city", "field", "start_year", "end_year")

    def for_figures(self):
        """Values in the order of time: city and its country, field and years."""
        found = self.order_by("start_year", "pk")
        return found.values_list("city", "city__country", "field", "start_year", "end_year")


def _degrees() -> list[Cast]:
    """Longitude and latitude as plain numbers, which a map needs no more exactly."""
    return [Cast(axis, models.FloatField()) for axis in ("longitude", "latitude")]


class CohortQuerySet(models.QuerySet):
    """Questions about cohorts."""

    def latest_total(self):
        """The newest cohort, whose total is the network's, or None."""
        return self.order_by("year").last()
