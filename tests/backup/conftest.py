"""A site with something of everything, made once, and its archive."""

from dataclasses import dataclass
from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.db import connection

from meetings.albums.models import Picture
from meetings.documents.models import DocumentFile
from meetings.models import AnnualMeeting
from tests.backup import place
from tests.factories.albums import picture_bytes
from tests.factories.staff import StaffFactory
from tests.journeys import public
from uccn.backup import states
from uccn.backup.making import backup

# Beside the pages: what machines read, and files of each kind.
_MACHINES = [
    "/sitemap.xml",
    "/robots.txt",
    "/accents.css",
    "/fr/declarations/2018/mayors-declaration.json",
    "/ar/declarations/2018/mayors-declaration.xml",
    "/en/declarations/2018/mayors-declaration.docx",
    "/es/declarations/2018/mayors-declaration.txt",
]


@dataclass
class Former:
    """The site that was backed up: its archive, and what it held."""

    archive: Path
    folder: Path
    database: str
    addresses: list[str]
    files: dict[str, bytes]
    rows: dict[str, list]

    def answers(self, addresses: list[str]) -> dict[str, tuple]:
        """What it answers."""
        with place.site(self.folder, database=self.database):
            return place.answers(addresses)


@pytest.fixture(scope="session")
def tables(tmp_path_factory, django_db_setup, django_db_blocker):
    """Today's tables, to be copied."""
    with django_db_blocker.unblock():
        return place.Tables(tmp_path_factory.mktemp("tables") / "db.sqlite3")


@pytest.fixture(autouse=True)
def _quick_tables(request, tables, monkeypatch):
    """Tables are copied but in slow tests, and in processes of their own: those run migrations."""
    if not request.node.get_closest_marker("slow"):
        monkeypatch.setattr(states, "migrate_to", tables.migrate_to)


@pytest.fixture(scope="session")
def former(tmp_path_factory, tables, django_db_setup, django_db_blocker):
    """A site with the starter data, documents, pictures, versions and staff; it stays as it is."""
    folder = tmp_path_factory.mktemp("former")
    with django_db_blocker.unblock(), place.lasting() as name:
        with place.site(folder, database=name):
            tables.migrate()
            made = _made(folder)
        # Other tests have their own database again.
        yield made


def _made(folder: Path) -> Former:
    """Fill the site that is here, and back it up."""
    call_command("setup_roles", stdout=StringIO())
    call_command("load_starter_data", stdout=StringIO())
    public.add_rows()
    StaffFactory(role="Secretariat")
    meeting = AnnualMeeting.objects.get(year=2018)
    meeting.banner.save("banner.png", ContentFile(picture_bytes("PNG")))
    addresses = _addresses(meeting)
    archive, database = folder / "site.zip", connection.settings_dict["NAME"]
    backup(archive)
    return Former(archive, folder, database, addresses, place.files(), place.table_rows())


def _addresses(meeting: AnnualMeeting) -> list[str]:
    """Every kind of page in every language, and files."""
    codes = settings.PUBLIC_LANGUAGES
    pages = [f"/{code}/{path}" for code in codes for path, _status in public.PAGES.values()]
    documents = [file.version_url for file in DocumentFile.objects.all()]
    pictures = [one.file_url(one.width, "webp") for one in Picture.objects.all()]
    return [*pages, *documents, *pictures, meeting.banner.url, *_MACHINES]


@pytest.fixture
def elsewhere(db, tmp_path):
    """An empty place."""
    with place.site(tmp_path / "elsewhere") as folder:
        yield folder
