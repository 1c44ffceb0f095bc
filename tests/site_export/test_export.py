"""The public site as files: all that readers see, nothing else, and no server."""

import json
from io import StringIO

import pytest
from django.core.files.base import ContentFile
from django.core.management import CommandError, call_command

from declarations import actions
from meetings.models import AnnualMeeting
from meetings.pictures import make_sizes, smaller_name
from tests.factories.albums import picture_bytes
from tests.factories.declarations import (
    DeclarationFactory,
    LanguageVersionFactory,
    ParagraphFactory,
)
from tests.factories.meetings import AnnualMeetingFactory, HostFactory
from tests.factories.partners import PartnerFactory
from tests.site_export import files

SECRET = "SECRET QUE PERSONNE NE LIT"


@pytest.fixture
def site(db, settings):
    """Two years, each with a text in French; of 2018 also in Arabic; drafts beside them."""
    settings.PUBLIC_LANGUAGES = ["fr", "ar"]
    # The files of static/ themselves, since tests collect none.
    settings.WHITENOISE_USE_FINDERS = settings.WHITENOISE_AUTOREFRESH = True
    for year in (2018, 2019):
        meeting = AnnualMeetingFactory(public=True, year=year, slug="krakow", theme_fr="Un thème")
        HostFactory(meeting=meeting)
        text = DeclarationFactory(meeting=meeting, slug="text", title_ar="إعلان")
        ParagraphFactory(declaration=text, body_fr=f"Le texte de {year}.", body_ar="نص")
        LanguageVersionFactory(declaration=text, language="fr", label="original", public=True)
        LanguageVersionFactory(
            declaration=text, language="ar", label="unofficial", public=year == 2018
        )
        DeclarationFactory(meeting=meeting, slug="draft", title_fr=SECRET)
        actions.adopt(declaration=text, adopted=["fr"])
    AnnualMeetingFactory(year=2018, slug="secret", theme_fr=SECRET)


@pytest.fixture
def small(db, settings):
    """Two years with a meeting each and no text, in one language."""
    settings.PUBLIC_LANGUAGES = ["fr"]
    settings.WHITENOISE_USE_FINDERS = settings.WHITENOISE_AUTOREFRESH = True
    for year in (2018, 2019):
        AnnualMeetingFactory(public=True, year=year, slug="krakow", theme_fr="Un thème")


def _export(out, **options) -> str:
    said = StringIO()
    call_command("export_site", str(out), stdout=said, **options)
    return said.getvalue()


def test_the_site_opens_from_a_disk(site, tmp_path):
    _export(tmp_path / "out")
    pages = tmp_path / "out/data"
    assert files.broken(pages) == []
    assert files.fetched_from_elsewhere(pages) == []
    assert files.forms(pages) == 0
    assert files.mentions(pages, SECRET) == []
    assert "Le texte de 2018." in (pages / "fr/declarations/2018/text/index.html").read_text()
    assert (pages / "ar/declarations/2018/text.pdf").read_bytes()[:5] == b"%PDF-"


def test_the_pictures_that_readers_see_are_there_and_no_others(small, tmp_path):
    meeting, draft = AnnualMeeting.objects.get(year=2018), AnnualMeetingFactory(year=2018)
    for one in (meeting, draft):
        one.banner.save("banner.jpg", ContentFile(picture_bytes(size=(600, 300))))
        make_sizes(one.banner)
        PartnerFactory(meeting=one, logo=ContentFile(picture_bytes(), name="logo.jpg"))
    _export(tmp_path / "out", year=2018)
    pages = tmp_path / "out/data"
    held = [file.relative_to(pages).as_posix() for file in (pages / "uploads").rglob("*.jpg")]
    shown = [meeting.banner.name, smaller_name(meeting.banner.name, 480)]
    shown.append(meeting.partners.get().logo.name)
    assert sorted(held) == sorted(f"uploads/{name}" for name in shown)
    assert files.broken(pages) == []


def test_the_archive_is_kept_whole_and_says_that_its_filters_are_not(site, tmp_path):
    _export(tmp_path / "out")
    kept = [file.name for file in (tmp_path / "out/data/fr/meetings").iterdir() if file.is_file()]
    page = (tmp_path / "out/data/fr/meetings/index.html").read_text()
    assert [name for name in kept if name.startswith("index")] == ["index.html"]
    assert page.count('<span class="wall__numeral') == 2
    # In place of the search box of every page, and of the filters.
    assert page.count("Ce formulaire ne fonctionne que sur le site lui-même.") == 2


def test_a_year_holds_its_pages_and_files_and_no_other_year(site, tmp_path):
    _export(tmp_path / "out", year=2018)
    pages = tmp_path / "out/data"
    held = json.loads((pages / "fr/declarations/2018/text.json").read_text())
    assert files.broken(pages) == []
    assert files.mentions(pages, "Le texte de 2019.") == []
    assert files.mentions(pages, SECRET) == []
    assert sorted(folder.name for folder in (pages / "fr/meetings").iterdir()) == ["2018"]
    assert held["version"]["number"] == 2


def test_two_runs_of_unchanged_data_are_the_same_bytes(site, tmp_path):
    _export(tmp_path / "one/site", year=2018, zip=True)
    _export(tmp_path / "two/site.zip", year=2018, zip=True)
    first, second = tmp_path / "one/site.zip", tmp_path / "two/site.zip"
    assert first.read_bytes() == second.read_bytes()


def test_what_was_kept_can_be_held_against_its_hashes(small, tmp_path):
    _export(tmp_path / "out", year=2019)
    said = StringIO()
    call_command("verify_export", str(tmp_path / "out"), stdout=said)
    (tmp_path / "out/data/index.html").write_text("changed")
    with pytest.raises(CommandError) as error:
        call_command("verify_export", str(tmp_path / "out"))
    assert said.getvalue() == "Every file is what was written.\n"
    assert str(error.value) == "data/index.html was changed."


def test_an_earlier_export_is_replaced_and_anything_else_is_left(small, tmp_path):
    _export(tmp_path / "out", year=2018)
    _export(tmp_path / "out", year=2019)
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine/letter.txt").write_text("dear")
    with pytest.raises(CommandError) as error:
        _export(tmp_path / "mine", year=2019)
    assert (tmp_path / "out/data/fr/meetings/2019/krakow/index.html").is_file()
    assert not (tmp_path / "out/data/fr/meetings/2018").exists()
    assert "is no earlier export" in str(error.value)
    assert (tmp_path / "mine/letter.txt").read_text() == "dear"
    assert sorted(file.name for file in tmp_path.iterdir() if file.is_dir()) == ["mine", "out"]


def test_a_year_without_anything_public_is_refused(small, tmp_path):
    with pytest.raises(CommandError) as error:
        _export(tmp_path / "out", year=1999)
    assert str(error.value) == "There is nothing public of 1999."
    assert not (tmp_path / "out").exists()


def test_a_machine_without_collected_files_says_what_to_run(small, tmp_path, settings):
    kind = "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"
    settings.STATIC_ROOT = tmp_path / "static"
    settings.STORAGES = settings.STORAGES | {"staticfiles": {"BACKEND": kind}}
    with pytest.raises(CommandError, match="on this machine"):
        _export(tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_an_export_that_fails_leaves_the_earlier_one(small, tmp_path, settings):
    _export(tmp_path / "out", year=2018)
    before = files.contents(tmp_path / "out")
    settings.ROOT_URLCONF = "tests.site_export.broken_urls"
    with pytest.raises(CommandError):
        _export(tmp_path / "out", year=2018)
    assert files.contents(tmp_path / "out") == before
    assert not (tmp_path / ".out.part").exists()
