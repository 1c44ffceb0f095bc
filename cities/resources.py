"""Cities as rows of a file: the one importer for staff and starter data, and the export."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from import_export.resources import ModelResource

from cities.columns import (
    FILE,
    FURTHER,
    Code,
    Column,
    Degrees,
    Former,
    Year,
    header_complaints,
)  # fmt: skip
from cities.loader import CityLoader
from cities.membership import Membership, Period, membership_of, periods_of, planned
from cities.models import City, CreativeField, Designation
from cities.results import LineResult, PlainDiff
from cities.slugs import free_slug
from translations import actions
from translations.sources import refusal, sources_so_far, texts_of
from uccn.lib import languages

_OF_DESIGNATIONS = ("field", "designated", "former", "since")


class CityResource(ModelResource):
    """A city a row. A column that the file does not have stays as it is."""

    country = Column("country", Code())
    field = Column("field")
    designated = Column("designated", Year())
    since = Column("since", Year())
    former = Column("former", Former())
    latitude = Column("latitude", Degrees(90))
    longitude = Column("longitude", Degrees(180))

    class Meta:
        model = City
        fields = FILE + FURTHER
        import_id_fields = ("name_en", "country")
        instance_loader_class = CityLoader
        skip_unchanged = True
        store_instance = True
        use_transactions = True
        chunk_size = 1000

    @classmethod
    def get_result_class(cls):
        """A result that names lines."""
        return LineResult

    @classmethod
    def get_diff_class(cls):
        """A difference in plain text."""
        return PlainDiff

    @classmethod
    def field_from_django_field(cls, field_name, django_field, readonly):
        """Text columns, for the fields that are not declared."""
        return Column(field_name)

    def get_queryset(self):
        """Cities with what a row says of them."""
        return City.objects.order_by("pk").with_designations()

    def filter_export(self, queryset, **kwargs):
        """In the order in which they were imported, with their designations."""
        return queryset.order_by("pk").prefetch_related(None).with_designations()

    def export_resource(self, instance, selected_fields=None, **kwargs):
        """The row of a city."""
        _describe(instance)
        return super().export_resource(instance, selected_fields, **kwargs)

    def before_import(self, dataset, **kwargs) -> None:
        """Refuse a header that lacks a column, or has one that we do not know."""
        self.lines, self.first_lines = dataset.lines, {}
        self.by = kwargs.get("user")
        self.sources = sources_so_far(City) if self.by else {}
        self.known_fields = {field.key: field for field in CreativeField.objects.named()}
        if sentences := header_complaints(dataset.headers):
            del dataset[:]
            raise ValidationError(sentences)

    def after_import(self, dataset, result, **kwargs) -> None:
        """Tell the result which lines its rows stand on."""
        super().after_import(dataset, result, **kwargs)
        result.lines = self.lines

    def before_import_row(self, row, row_number=0, **kwargs) -> None:
        """Bring what identifies a city into its one form, and refuse a city that stood before."""
        try:
            for column in self.get_import_id_fields():
                row[column] = self.fields[column].clean(row)
        except ValueError as error:
            raise ValidationError({column: str(error)}) from error
        slug = row.get("slug", "")
        before = self.first_lines.setdefault((row["name_en"], row["country"]), {})
        if before and (not slug or slug in before or "" in before):
            message = _("This city stands on line %(line)s already.")
            raise ValidationError({"name_en": message % {"line": min(before.values())}})
        before[slug] = self.lines[row_number - 1]

    def import_data_inner(self, *args, **kwargs):
        """Import; the desk looks at all cities once, at the end, and approves no name."""
        with actions.together(by=kwargs.get("user")):
            return super().import_data_inner(*args, **kwargs)

    def after_init_instance(self, instance, new, row, **kwargs) -> None:
        """Give the city the columns that come from its designations."""
        _describe(instance)
        if self.by:
            instance.names_before = texts_of(instance, so_far=self.sources)["name"]

    def import_instance(self, instance, row, **kwargs) -> None:
        """Read the row's cells; an empty slug means the one that the city has."""
        super().import_instance(instance, row, **kwargs)
        instance.slug = instance.slug or instance.first_slug

    def skip_row(self, instance, original, row, import_validation_errors=None) -> bool:
        """Skip what changes nothing; a new city never."""
        if instance.pk is None:
            return False
        return super().skip_row(instance, original, row, import_validation_errors)

    def validate_instance(self, instance, import_validation_errors=None, validate_unique=True):
        """Raise ValidationError with every sentence under the name of its column."""
        errors = dict(import_validation_errors or {})
        checks = [self._check_names, self._check_position, self._check_slug, self._plan]
        checks += [self._check_languages] if self.by else []
        for check in checks:
            try:
                check(instance, errors)
            except ValidationError as error:
                for column, found in error.error_dict.items():
                    errors.setdefault(column, found)
        try:
            instance.clean_fields(exclude={*errors, "name", *([] if instance.slug else ["slug"])})
        except ValidationError as error:
            errors |= error.error_dict
        if errors:
            raise ValidationError(errors)

    def _check_names(self, city, errors) -> None:
        if not city.name_en and "name_en" not in errors:
            raise ValidationError({"name_en": _("The name is missing.")})
        if not city.country:
            raise ValidationError({"country": _("The country is missing.")})

    def _check_languages(self, city, errors) -> None:
        before = city.names_before
        now = {code: languages.text_in(city, "name", code) for code in before.texts}
        typed = {code: text for code, text in now.items() if text != before.texts[code]}
        sources = before.sources_among(typed, self.by)
        refused = {
            languages.column("name", code): sentence
            for code, text in typed.items()
            if (sentence := refusal(self.by, code, text, is_source=code in sources))
        }
        if refused:
            raise ValidationError(refused)

    def _check_position(self, city, errors) -> None:
        if errors.keys() & {"latitude", "longitude"}:
            return
        if bool(city.latitude is None) != bool(city.longitude is None):
            column = "latitude" if city.latitude is None else "longitude"
            raise ValidationError({column: _("Give both latitude and longitude, or neither.")})

    def _check_slug(self, city, errors) -> None:
        if city.first_slug and city.slug != city.first_slug:
            message = _("A slug stays for ever: this city's is “%(slug)s”.")
            raise ValidationError({"slug": message % {"slug": city.first_slug}})
        if not city.slug and not errors:
            city.slug = free_slug(city.name_en, city.country, self.taken_slugs)
        elif not city.first_slug and city.slug in self.taken_slugs:
            message = _("The slug “%(slug)s” is taken by another city.")
            raise ValidationError({"slug": message % {"slug": city.slug}})

    def _plan(self, city, errors) -> None:
        if errors.keys() & set(_OF_DESIGNATIONS):
            return
        columns, city.planned = _membership(city), periods_of(city)
        if columns != membership_of(city.planned) or not city.pk:
            stored, city.planned = city.planned, planned(columns, set(self.known_fields))
            _refuse_forgotten(stored, city.planned)

    def after_save_instance(self, instance, row, **kwargs) -> None:
        """Write the designations that the row asks for, and no other."""
        self.taken_slugs.add(instance.slug)
        wanted, designations = set(instance.planned), instance.designations.all()
        have = {Period(d.field.key, d.start_year, d.end_year): d for d in designations}
        for period in have.keys() - wanted:
            have[period].delete()
        Designation.objects.bulk_create(
            Designation(
                city=instance,
                field=self.known_fields[period.field],
                start_year=period.start,
                end_year=period.end,
            )
            for period in instance.planned
            if period not in have
        )


def _refuse_forgotten(stored: list[Period], wanted: list[Period]) -> None:
    """A present field may change or end, but an empty cell does not make it forgotten."""
    present = next((period for period in stored if period.end is None), None)
    named = {(period.field, period.start) for period in wanted}
    if present and all(p.end for p in wanted) and (present.field, present.start) not in named:
        message = _("The creative field is missing. To end it, name it in the column “former”.")
        raise ValidationError({"field": message})


def _membership(city: City) -> Membership:
    """The columns as the row's cells left them."""
    return Membership(
        city.field or "", city.designated or None, city.former or "", city.since or None
    )


def _describe(city: City) -> None:
    """Give the city the columns that come from its designations, and its slug as it is stored."""
    for column, value in membership_of(periods_of(city))._asdict().items():
        setattr(city, column, value)
    city.first_slug = city.slug if city.pk else ""
