"""Which city a row of a file means."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from import_export.instance_loaders import BaseInstanceLoader

from cities.models import City


class CityLoader(BaseInstanceLoader):
    """Finds the city of a row by its English name and country, all read in one go."""

    def __init__(self, resource, dataset=None) -> None:
        super().__init__(resource, dataset)
        self.by_name: dict[tuple[str, str], list[City]] = {}
        self.by_slug: dict[str, City] = {}
        for city in resource.get_queryset():
            self.by_name.setdefault((city.name_en, city.country), []).append(city)
            self.by_slug[city.slug] = city
        resource.taken_slugs = set(self.by_slug)

    def get_instance(self, row) -> City | None:
        """The row's city, or None for a new one. Raises ValidationError if two could be meant."""
        name, country = (row[column] for column in self.resource.get_import_id_fields())
        found = self.by_name.get((name, country), [])
        by_slug = self.by_slug.get(row.get("slug", ""))
        if len(found) > 1 or not name:
            found = [by_slug] if by_slug and by_slug in (found or [by_slug]) else found
        if len(found) > 1:
            message = _("Several cities have this name. Fill in the column “slug”.")
            raise ValidationError({"name_en": message})
        return found[0] if found else None
