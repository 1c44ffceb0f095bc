"""What the site of several machines holds: written by one of them."""

import json

from tests.factories.albums import AlbumFactory
from tests.factories.cities import CreativeFieldFactory
from tests.factories.declarations import DeclarationFactory, ParagraphFactory
from tests.factories.meetings import AnnualMeetingFactory
from tests.factories.practical import PracticalPageFactory
from tests.factories.staff import StaffFactory
from translations.actions import reconcile
from translations.addresses import text_url
from translations.models import TextUnit
from uccn.accounts.encryption import encrypt
from uccn.accounts.models import TotpApp

# What a program of the release runs; its last line is what the tests must know.
COMMAND = "import django; django.setup(); from tests.machines import filling; filling.main()"
PASSWORD, SECRET = "Douze-villes-au-bord-de-la-Vistule", "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
OFFICERS = ("anna", "boris")


def fill() -> dict:
    """Officers with an app, a reviewer of Spanish, two meetings, and drafts of one of them."""
    for name in OFFICERS:
        officer = StaffFactory(username=name, email=f"{name}@mail.example", role="Secretariat")
        officer.set_password(PASSWORD)
        officer.save()
        TotpApp.objects.create(user=officer, secret=encrypt(SECRET))
    StaffFactory(username="rana", email="rana@mail.example", role="Reviewers – Spanish")
    CreativeFieldFactory(key="literature")
    AnnualMeetingFactory(public=True, year=2015, slug="kanazawa")
    meeting = AnnualMeetingFactory(public=True, year=2018, slug="krakow")
    page = PracticalPageFactory(meeting=meeting, slug="venir", title_fr="Venir")
    draft = PracticalPageFactory(meeting=meeting, slug="loger", title_fr="Loger")
    album = AlbumFactory(meeting=meeting, slug="rues", title_fr="Rues")
    for words in ("Nous, les maires,", "Saluons les villes.", "Remercions Cracovie.", "Décidons."):
        ParagraphFactory(declaration=DeclarationFactory(meeting=meeting), body_fr=words)
    reconcile()
    units = TextUnit.objects.filter(content_type__model="paragraph").order_by("pk")
    *texts, text = (text_url(unit, "es") for unit in units)
    keys = {"meeting": meeting.pk, "page": page.pk, "draft page": draft.pk, "album": album.pk}
    return keys | {"texts": texts, "draft": text}


def main() -> None:
    """Fill the site, and print what the tests must know."""
    print(json.dumps(fill()))
