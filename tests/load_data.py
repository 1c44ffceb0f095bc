"""The load's data: 400 cities, 20 meetings, the newest whole, and addresses to ask for.

Editions before the newest have a host and a declaration. The newest has 80 sessions in six rooms
on three days, 60 documents and a declaration in six languages, and 20 practical pages.
"""

import datetime as dt

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from cities.models import City, Cohort, CreativeField, Designation
from declarations.models import Declaration, Paragraph
from meetings.models import Host
from meetings.programme.actions import release
from tests.bench_programme import fill as fill_programme
from tests.factories.cities import CreativeFieldFactory
from tests.factories.declarations import DeclarationFactory, LanguageVersionFactory
from tests.factories.documents import DocumentFactory, add_file
from tests.factories.meetings import AnnualMeetingFactory
from tests.factories.practical import PracticalPageFactory
from tests.factories.staff import StaffFactory
from translations import actions
from uccn.accounts import roles
from uccn.lib import languages
from uccn.lib.countries import country_codes

CITIES, MEETINGS, SESSIONS, DAYS, DOCUMENTS, PAGES, PARAGRAPHS = 400, 20, 80, 3, 60, 20, 17
OFFICERS, PASSWORD = 5, "Douze-villes-au-bord-de-la-Vistule"
# How many pages each officer publishes and withdraws again and again.
DRAFTS = 2
_FIELDS = ("literature", "music", "design", "film", "gastronomy", "media-arts")
_TEXT = (
    "Nous renouvelons notre engagement en faveur de l'Énoncé de mission du Réseau et saluons "
    "les {} villes qui nous ont rejoints ; la créativité est un levier du développement durable. "
)


def fill():
    """Everything, on an empty database; returns the newest meeting."""
    for command in ("compile_catalogues", "migrate", "setup_roles"):
        call_command(command, verbosity=0)
    staff()
    found = cities(0, CITIES)
    with actions.together(trust=True):
        meetings(1, MEETINGS, found)
        newest = fill_programme(SESSIONS, DAYS)
        Host.objects.create(meeting=newest, city=found[0])
        _declaration(newest, languages.codes())
        _documents(newest)
        _practical(newest)
    release(meeting=newest)
    settle()
    return newest


def settle() -> None:
    """What a site's nights do: the states, the index of words."""
    actions.reconcile()
    call_command("rebuild_search", verbosity=0)
    analyse()


def analyse() -> None:
    """Let the database count its rows, as a server does by itself."""
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")


def staff() -> None:
    """The officers, who may do all that the secretariat does."""
    roles.set_up()
    for number in range(OFFICERS):
        officer = StaffFactory(
            username=f"officer-{number}", email=f"{number}@mail.example", role="Secretariat"
        )
        officer.set_password(PASSWORD)
        officer.save()


def cities(begin: int, end: int) -> list[City]:
    """Cities by number, each with its name in every language and a field."""
    fields = [CreativeFieldFactory(key=key) for key in _FIELDS]
    countries = sorted(country_codes())[::4]
    made = City.objects.rewrite(False).bulk_create(
        [_city(number, countries[number % len(countries)]) for number in range(begin, end)],
        batch_size=500,
    )
    Designation.objects.bulk_create(
        Designation(city=city, field=_of(fields, number), start_year=2004 + number % 20)
        for number, city in enumerate(made)
    )
    Cohort.objects.get_or_create(year=2025, defaults={"published_total": 408})
    return made


def _of(fields: list[CreativeField], number: int) -> CreativeField:
    """A field by the city's number."""
    return fields[number % len(fields)]


def _city(number: int, country: str) -> City:
    """A city, not saved; its place is on land or at sea."""
    names = {"name": f"Ville {number}"} | texts("name", f"Ville {number}")
    place = {"latitude": number * 7 % 120 - 55, "longitude": number * 13 % 340 - 170}
    return City(slug=f"load-{number}", country=country, **names, **place)


def texts(name: str, text: str, codes: list[str] | None = None) -> dict[str, str]:
    """A field's columns in languages, or in all."""
    return {languages.column(name, c): f"{text} {c}" for c in codes or languages.codes()}


def meetings(begin: int, end: int, hosts: list[City]) -> None:
    """Public editions before the newest, each with a host and a declaration in French."""
    for number in range(begin, end):
        year, slug = 2017 - (number - 1) % 18, f"load-{number}"
        made = AnnualMeetingFactory(public=True, edition=1_000 - number, year=year, slug=slug)
        Host.objects.create(meeting=made, city=hosts[number % len(hosts)])
        _declaration(made, ["fr"])


def _declaration(meeting, codes: list[str]) -> Declaration:
    """A public declaration in languages."""
    titles = texts("title", "Déclaration", codes)
    made = DeclarationFactory(meeting=meeting, slug="load", **titles)
    Paragraph.objects.rewrite(False).bulk_create(
        _paragraph(made, number, codes) for number in range(1, PARAGRAPHS + 1)
    )
    for code in codes:
        label = "original" if code == "fr" else "unofficial"
        LanguageVersionFactory(declaration=made, language=code, label=label, public=True)
    return made


def _paragraph(declaration: Declaration, number: int, codes: list[str]) -> Paragraph:
    """A paragraph, not saved."""
    text = _TEXT.format(number) * 2
    bodies = {"body": text} | texts("body", text, codes)
    return Paragraph(declaration=declaration, key=str(number), position=number, **bodies)


def _documents(meeting) -> None:
    """Documents, each with a file in every language."""
    by = StaffFactory()
    for number in range(DOCUMENTS):
        titles = texts("title", f"Document {number}")
        document = DocumentFactory(meeting=meeting, slug=f"load-{number}", **titles)
        for code, _name in settings.LANGUAGES:
            add_file(document, code, by=by)


def _practical(meeting) -> None:
    """Public pages, and the drafts that officers publish."""
    since = timezone.now() - dt.timedelta(days=1)
    for number in range(PAGES + OFFICERS * DRAFTS):
        words = texts("title", f"Venir {number}") | texts("body", _TEXT.format(number) * 4)
        at = since if number < PAGES else None
        PracticalPageFactory(meeting=meeting, slug=f"load-{number}", published_at=at, **words)
