"""Documents in the export: each file once, under its own name, and no zip of them all."""

import pytest
from django.core.management import call_command

from tests.factories.documents import DocumentFactory, add_file
from tests.factories.meetings import AnnualMeetingFactory
from tests.files import pdf
from tests.site_export import files

pytestmark = pytest.mark.django_db


@pytest.fixture
def pages(settings, tmp_path):
    """The export of a year with a document in three languages, beside one that is not public."""
    settings.PUBLIC_LANGUAGES = ["fr", "en"]
    settings.WHITENOISE_USE_FINDERS = settings.WHITENOISE_AUTOREFRESH = True
    meeting = AnnualMeetingFactory(public=True, slug="krakow")
    document = DocumentFactory(meeting=meeting, symbol="ДОК/1", slug="agenda")
    add_file(document, "fr", pdf("first"))
    for language in ("fr", "pl"):
        add_file(document, language, pdf(f"newest {language}"))
    add_file(DocumentFactory(meeting=meeting, title_fr="Secret", audience="delegates"), "fr")
    call_command("export_site", str(tmp_path / "out"), year=2018, verbosity=0)
    return tmp_path / "out/data"


def test_each_file_is_kept_once_under_its_name_and_can_be_reached(pages):
    kept = {str(path.relative_to(pages)): path.read_bytes() for path in pages.rglob("*.pdf")}
    assert kept == {
        "fr/meetings/2018/krakow/documents/agenda/files/fr/док-1-fr-v2.pdf": pdf("newest fr"),
        "fr/meetings/2018/krakow/documents/agenda/files/fr/1/док-1-fr-v1.pdf": pdf("first"),
        "en/meetings/2018/krakow/documents/agenda/files/pl/док-1-pl-v1.pdf": pdf("newest pl"),
    }
    assert files.broken(pages) == []


def test_there_is_no_zip_and_nothing_of_what_is_not_for_everyone(pages):
    assert list(pages.rglob("*.zip")) == []
    assert files.mentions(pages, "Secret") == []
    page = (pages / "fr/meetings/2018/krakow/documents/index.html").read_text(encoding="utf-8")
    assert ".zip" not in page
