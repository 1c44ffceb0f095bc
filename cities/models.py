"""Creative fields, member cities, their dated designations, their contacts."""

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cities.querysets import (
    CityQuerySet,
    CohortQuerySet,
    CreativeFieldQuerySet,
    DesignationQuerySet,
)
from translations.tracked import TrackedModel
from uccn.lib.cleaning import CleanCharField, CleanTextField
from uccn.lib.colour import validate_accent
from uccn.lib.countries import country_codes, country_name
from uccn.lib.coverage import validate_printable
from uccn.search.findable import Findable


def validate_country(code: str) -> None:
    """Raise ValidationError for what is no ISO 3166-1 alpha-2 code."""
    if code not in country_codes():
        raise ValidationError(
            _("“%(code)s” is no country code. Write two capital letters (ISO 3166-1), like PL."),
            params={"code": code},
        )


class CreativeField(Findable, TrackedModel):
    """One of the network's creative fields: Literature, Music…"""

    key = models.SlugField(
        _("key"), unique=True, help_text=_("In addresses and files, for example literature.")
    )
    name = CleanCharField(_("name"), max_length=100)
    colour = models.CharField(_("colour"), max_length=7, validators=[validate_accent])
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    objects = CreativeFieldQuerySet.as_manager()

    class Meta:
        ordering = ["position", "key"]
        verbose_name = _("creative field")
        verbose_name_plural = _("creative fields")

    def __str__(self) -> str:
        return self.text("name").text or self.key


class City(Findable, TrackedModel):
    """A member city of the network, present or former."""

    slug = models.SlugField(
        _("slug"),
        unique=True,
        help_text=_("The last part of its address, for example krakow. It stays for ever."),
    )
    # Hosts stand in PDF files, so every letter must be one that can be printed.
    name = CleanCharField(_("name"), max_length=120, validators=[validate_printable])
    own_name = CleanCharField(
        _("own name"), max_length=120, blank=True, help_text=_("As the city writes it: Kraków.")
    )
    own_language = models.CharField(
        _("language of the own name"),
        max_length=20,
        blank=True,
        help_text=_("A language code (BCP 47), for example pl."),
    )
    country = models.CharField(
        _("country"),
        max_length=2,
        validators=[validate_country],
        help_text=_("Two capital letters (ISO 3166-1), for example PL."),
    )
    latitude = models.DecimalField(
        _("latitude"), max_digits=8, decimal_places=5, null=True, blank=True
    )
    longitude = models.DecimalField(
        _("longitude"), max_digits=8, decimal_places=5, null=True, blank=True
    )
    coordinates = models.CharField(
        _("source of the coordinates"),
        max_length=20,
        blank=True,
        help_text=_("geonames or approximate."),
    )
    website = models.URLField(_("website"), blank=True)
    note = CleanTextField(_("note for staff"), blank=True)

    objects = CityQuerySet.as_manager()

    class Meta:
        ordering = ["slug"]
        verbose_name = _("city")
        verbose_name_plural = _("cities")
        indexes = [models.Index(fields=["country"], name="city_country")]

    def __str__(self) -> str:
        return self.text("name").text or self.own_name or self.slug

    def get_absolute_url(self) -> str:
        """The city's page in the active language."""
        return reverse("cities:detail", args=[self.slug])

    @property
    def country_name(self) -> str:
        """The country's name in the active language."""
        return country_name(self.country)

    def clean(self) -> None:
        """Both coordinates or none, and on the globe."""
        if (self.latitude is None) != (self.longitude is None):
            raise ValidationError(_("Give both latitude and longitude, or neither."))
        if self.latitude is not None and not (
            -90 <= self.latitude <= 90 and -180 <= self.longitude <= 180
        ):
            raise ValidationError(_("Latitude goes from -90 to 90, longitude from -180 to 180."))


class Designation(Findable):
    """A city's membership in one field, from a year on, and until another if it ended."""

    city = models.ForeignKey(
        City, on_delete=models.PROTECT, related_name="designations", verbose_name=_("city")
    )
    field = models.ForeignKey(
        CreativeField,
        on_delete=models.PROTECT,
        related_name="designations",
        verbose_name=_("creative field"),
    )
    start_year = models.PositiveSmallIntegerField(_("since"))
    end_year = models.PositiveSmallIntegerField(_("until"), null=True, blank=True)

    objects = DesignationQuerySet.as_manager()

    class Meta:
        ordering = ["start_year", "pk"]
        verbose_name = _("designation")
        verbose_name_plural = _("designations")
        constraints = [
            models.UniqueConstraint(
                fields=["city", "field", "start_year"],
                name="designation_unique",
                violation_error_message=_("The city already has this field from this year on."),
            ),
            models.UniqueConstraint(
                fields=["city"],
                condition=models.Q(end_year=None),
                name="designation_one_open",
                violation_error_message=_(
                    "The city has another field that has not ended. End that one first."
                ),
            ),
            models.CheckConstraint(
                condition=models.Q(end_year=None) | models.Q(end_year__gte=models.F("start_year")),
                name="designation_ends_after_start",
                violation_error_message=_("A designation cannot end before it starts."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.city}: {self.field} {self.start_year}–{self.end_year or ''}"


class Cohort(models.Model):
    """The cities that joined together, with the total that the network then published."""

    year = models.PositiveSmallIntegerField(_("year"), unique=True)
    designated_on = models.DateField(_("designated on"), null=True, blank=True)
    published_total = models.PositiveSmallIntegerField(
        _("published total"), help_text=_("Members in all after this cohort, as published.")
    )
    source = models.TextField(
        _("source of the total"), blank=True, help_text=_("Empty when no single page names it.")
    )

    objects = CohortQuerySet.as_manager()

    class Meta:
        ordering = ["year"]
        verbose_name = _("cohort")
        verbose_name_plural = _("cohorts")

    def __str__(self) -> str:
        return f"{self.year}: {self.published_total}"


class Contact(models.Model):
    """A person whom staff write to in a city; never shown, exported, searched or logged."""

    class Role(models.TextChoices):
        """The four contacts that every city has."""

        MAYOR = "mayor", _("mayor")
        REPRESENTATIVE = "representative", _("mayor's representative")
        FOCAL_POINT = "focal-point", _("focal point")
        ALTERNATE = "alternate", _("alternate")

    city = models.ForeignKey(
        City, on_delete=models.PROTECT, related_name="contacts", verbose_name=_("city")
    )
    role = models.CharField(_("role"), max_length=20, choices=Role)
    name = CleanCharField(_("name"), max_length=200)
    office = CleanCharField(_("office"), max_length=200, blank=True)
    mail = models.EmailField(_("mail"), blank=True)
    telephone = CleanCharField(_("telephone"), max_length=50, blank=True)
    language = models.CharField(_("language"), max_length=20, blank=True)
    since = models.DateField(_("from"), null=True, blank=True)
    until = models.DateField(_("until"), null=True, blank=True)

    class Meta:
        ordering = ["city", "role"]
        verbose_name = _("contact")
        verbose_name_plural = _("contacts")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(since=None)
                | models.Q(until=None)
                | models.Q(until__gte=models.F("since")),
                name="contact_until_after_since",
                violation_error_message=_("“Until” cannot be before “from”."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_role_display()}, {self.city.slug}"
