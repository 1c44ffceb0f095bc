"""A meeting as it is recorded, and the text of 2018 as it was handed over."""

from pathlib import Path

import pytest
from django.conf import settings

from cities.models import City
from tests.factories.meetings import AnnualMeetingFactory, HostFactory

SEED = Path(settings.DATA_DIR) / "declarations" / "2018-krakow-katowice.fr.txt"

NAMES = {
    "krakow": ("Cracovie", "Kraków", "Cracovia", "كراكوف", "Краков", "克拉科夫"),
    "katowice": ("Katowice", "Katowice", "Katowice", "كاتوفيتسه", "Катовице", "卡托维兹"),
    "fabriano": ("Fabriano", "Fabriano", "Fabriano", "فابريانو", "Фабриано", "法布里亚诺"),
}


def city(slug):
    """A city with its names in six languages."""
    names = zip(("fr", "en", "es", "ar", "ru", "zh_hans"), NAMES[slug], strict=True)
    return City.objects.create(slug=slug, country="PL", **{f"name_{c}": n for c, n in names})


@pytest.fixture
def meeting(db):
    """The XIIth, in Kraków and Katowice; Fabriano is a city that did not host."""
    meeting = AnnualMeetingFactory(
        edition=12,
        year=2018,
        slug="krakow-katowice",
        start="2018-06-12",
        end="2018-06-15",
        theme_fr="Carrefours créatifs",
        theme_en="Creative Crossroads",
        brand="KRAKOWICE",
    )
    city("fabriano")
    for position, slug in enumerate(("krakow", "katowice"), 1):
        HostFactory(meeting=meeting, place=None, city=city(slug), position=position)
    meeting.refresh_from_db()
    return meeting


@pytest.fixture(scope="session")
def seed():
    """The French text, byte for byte."""
    return SEED.read_bytes()
