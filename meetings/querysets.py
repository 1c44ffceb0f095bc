"""Questions about meetings."""

import datetime as dt

from django.db import models
from django.db.models import Prefetch, Q
from django.db.models.functions import Coalesce
from django.utils import timezone

from cities.models import CreativeField, Designation
from uccn.lib.languages import (
    attribute,
    codes,
    column,
    columns,
    current,
    resolved,
    resolved_language,
    with_texts,
)
from uccn.publication.models import PublishableQuerySet

# Who lacks this permission works on the meetings that were given to them.
EVERY = "every_meeting"
# What a meeting's page shows in words.
_TEXTS = ("theme", "summary", "history")
# What no list shows.
_NOT_LISTED = (
    *("withdrawn_at", "withdrawal_note", "time_zone", "zone_changes"),
    *("zone_changed_at", "accent", "logo", "logo_credit", "logo_licence", "banner"),
    *("banner_credit", "banner_licence", "unconfirmed", "note", "sources"),
)


def works_on_all(user) -> bool:
    """Whether a member of staff may work on every meeting, as far as they may work at all."""
    return user.has_perm(f"meetings.{EVERY}")


class PlaceQuerySet(models.QuerySet):
    """Questions about other places."""

    def named(self, language: str | None = None):
        """With the name in the language, and no other column of names."""
        return with_texts(self, ["name"], language)


class HostQuerySet(models.QuerySet):
    """Questions about hosts."""

    def named(self, language: str | None = None):
        """With city or place, and of its names the one in the language, in one query."""
        of, language = ("city__", "place__"), language or current()
        names = columns(["name"], codes())
        unread = [relation + name for relation in of for name in ("name", *names)]
        return (
            self.select_related("city", "place")
            .defer(*unread, "city__note", "city__website")
            .annotate(
                name_shown=resolved("name", language, of=of),
                name_shown_language=resolved_language("name", language, of=of),
            )
        )

    def of_meetings(self, language: str | None = None):
        """What gives meetings their hosts, named."""
        return Prefetch("hosts", queryset=self.named(language))

    def for_lists(self):
        """Values that lists compare: meeting, role, country and former dates, in their order."""
        country = Coalesce("city__country", "place__country")
        return self.values_list("meeting", "role", country, "former_dates")

    def in_every_language(self):
        """With city or place and every name of it, in one query."""
        return self.select_related("city", "place").defer("city__note", "city__website")


class AnnualMeetingQuerySet(PublishableQuerySet):
    """Questions about meetings; ``published`` comes with the publication."""

    def given_to(self, user):
        """The meetings that a member of staff may work on."""
        return self if works_on_all(user) else self.filter(editors=user.pk)

    def of_year(self, year: int):
        """The meetings of a year: none, one or, as in 2008, two."""
        return self.filter(year=year)

    def with_hosts(self, language: str | None = None):
        """With hosts in their order and their names in the language, in one query more."""
        host = self.model._meta.get_field("hosts").related_model
        return self.prefetch_related(host.objects.of_meetings(language))

    def for_archive(self, language: str | None = None):
        """Newest first, as ``in_brief``."""
        return self.in_brief(language).order_by("-edition")

    def for_wall(self):
        """Newest first, with the theme; hosts stand beside (``archive.wall``)."""
        return self.themed().defer(*_NOT_LISTED).order_by("-edition")

    def in_brief(self, language: str | None = None):
        """With hosts, and of the texts the theme alone, in the language."""
        return self.themed(language).with_hosts(language)

    def themed(self, language: str | None = None):
        """With the theme in the language, and no other text."""
        texts = with_texts(self, ["theme"], language)
        return texts.defer(*_all_columns(("summary", "history", "logo_alt", "banner_alt")))

    def in_every_language(self):
        """With every text that exists, hosts with every name, and who came; not what staff note.

        ``has_programme`` says whether a programme was released.
        """
        host = self.model._meta.get_field("hosts").related_model
        hosts = Prefetch("hosts", queryset=host.objects.in_every_language())
        release = self.model._meta.get_field("programme_releases").related_model
        released = release.objects.filter(meeting=models.OuterRef("pk"))
        told = self.defer("note", "sources", "unconfirmed").prefetch_related(hosts, "attendances")
        return told.annotate(has_programme=models.Exists(released.order_by()))

    def hosted_in(self, country: str):
        """Those with a host in a country."""
        host = self.model._meta.get_field("hosts").related_model
        of_country = Q(city__country=country) | Q(place__country=country)
        hosts = host.objects.filter(of_country, role=host.Role.HOST)
        return self.filter(pk__in=hosts.order_by().values("meeting"))

    def around(self, year: int, slug: str, at: dt.datetime | None = None):
        """A meeting and its public neighbours by edition, in one query, oldest first."""
        own = self.filter(year=year, slug=slug).values("edition")[:1]
        public = self.published(at).order_by("edition").values("edition")
        before = public.filter(edition__lt=models.Subquery(own)).order_by("-edition")[:1]
        after = public.filter(edition__gt=models.Subquery(own))[:1]
        wanted = [models.Subquery(query) for query in (own, before, after)]
        return self.filter(edition__in=wanted).order_by("edition")

    def for_page(self, language: str | None = None):
        """With everything that a meeting's own page shows, its hosts' designations included."""
        fields = ["theme", "summary", "history", "logo_alt", "banner_alt"]
        texts = with_texts(self, fields, language).with_lacking_languages()
        designation = Designation.objects.all()
        fields_named = CreativeField.objects.named(language)
        return texts.with_hosts(language).prefetch_related(
            Prefetch("hosts__city__designations", queryset=designation),
            Prefetch("hosts__city__designations__field", queryset=fields_named),
        )

    def with_lacking_languages(self):
        """With ``lacks_<language>``: whether a text that exists elsewhere is missing in it."""
        return self.annotate(
            **{
                attribute("lacks", code): models.Case(
                    models.When(lacking_beside_others(_TEXTS, code), then=True),
                    default=False,
                    output_field=models.BooleanField(),
                )
                for code in codes()
            }
        )

    def next_or_latest(self, today: dt.date | None = None):
        """The meetings that may head the home page, best first.

        One to come (announced or planned, not over), else the latest that was held. A past
        meeting that is still "announced" never heads the page.
        """
        today = today or timezone.localdate()
        to_come = Q(status__in=["planned", "announced"]) & (
            Q(end__gte=today)
            | Q(end=None, start__gte=today)
            | Q(end=None, start=None, year__gte=today.year)
        )
        return (
            self.filter(to_come | Q(status="held"))
            .alias(comes=models.Case(models.When(to_come, then=0), default=1))
            .order_by("comes", models.Case(models.When(to_come, then="edition")), "-edition")
        )

    def unconfirmed_as_held(self, today: dt.date | None = None):
        """Past meetings that still say "announced": not confirmed as held."""
        today = today or timezone.localdate()
        over = (
            Q(end__lt=today)
            | Q(end=None, start__lt=today)
            | Q(end=None, start=None, year__lt=today.year)
        )
        return self.filter(over, status__in=["planned", "announced"])


def lacking_beside_others(fields, language: str) -> Q:
    """Whether any field is empty in the language and filled in another."""
    found = Q(pk__in=[])
    for field in fields:
        filled = Q(pk__in=[])
        for code in codes():
            filled |= Q(**{f"{column(field, code)}__gt": ""})
        own = Q(**{f"{column(field, language)}__gt": ""})
        found |= filled & ~own
    return found


def _all_columns(fields) -> list[str]:
    """Every column of the fields, base ones included, to leave unread."""
    return [*fields, *columns(fields, codes())]
