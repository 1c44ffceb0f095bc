"""The fonts: which are here, which are fetched, and what is said when one is missing."""

import hashlib
import io
import tarfile
import tomllib
from pathlib import Path

import pytest
from django.conf import settings

from declarations.exports import pdf
from declarations.exports.document import ParagraphText
from declarations.exports.pdf import typesetting
from scripts import font_coverage
from scripts import fonts as fetching
from tests.declarations.exports.documents import document
from tests.declarations.exports.pdf.inspecting import needs_chinese
from uccn.lib import coverage

MISSING = (
    "The PDF cannot be made: the Chinese font is missing on this server. "
    "Whoever runs the site installs it with the command make fonts."
)
SHIPPED = font_coverage.SHIPPED


@pytest.fixture
def _without_chinese(settings, tmp_path):
    """An installation where nobody ran ``make fonts``."""
    settings.FONTS_DIR = tmp_path


@pytest.mark.usefixtures("_without_chinese")
def test_without_its_font_chinese_says_what_to_do():
    with pytest.raises(pdf.PdfUnavailable) as refusal:
        pdf.render(document("zh-hans"))
    assert refusal.value.sentence == MISSING


@pytest.mark.usefixtures("_without_chinese")
@pytest.mark.parametrize("language", ["fr", "en", "es", "ar", "ru"])
def test_without_the_chinese_font_the_other_languages_work(language, caplog):
    assert pdf.render(document(language)).startswith(b"%PDF-1.7")
    assert caplog.messages == []


@pytest.mark.usefixtures("_without_chinese")
def test_one_chinese_paragraph_in_another_language_needs_the_font_too():
    rows = (ParagraphText(1, "1", "市长宣言", "zh-hans"),)
    with pytest.raises(pdf.PdfUnavailable) as refusal:
        pdf.render(document("fr", paragraphs=rows))
    assert refusal.value.sentence == MISSING


@needs_chinese
def test_a_font_that_was_fetched_meanwhile_is_used_at_once(settings, tmp_path):
    fetched, settings.FONTS_DIR = settings.FONTS_DIR, tmp_path
    pdf.render(document("fr"))
    settings.FONTS_DIR = fetched
    assert pdf.render(document("zh-hans")).startswith(b"%PDF-1.7")


def test_a_character_that_no_font_has_is_named():
    rows = (ParagraphText(1, "1", "Kraków 😀", "en"),)
    with pytest.raises(pdf.PdfUnavailable) as refusal:
        pdf.render(document("en", paragraphs=rows))
    assert refusal.value.sentence == (
        "The PDF cannot be made: no font has the character U+1F600 GRINNING FACE of this text."
    )


def _table() -> dict[str, set[int]]:
    """The committed table, as code points by family."""
    return {
        family.name: {code for a, b in family.ranges for code in range(a, b + 1)}
        for family in coverage.families()
    }


def test_the_table_is_what_the_fonts_of_the_repository_say():
    shipped = font_coverage.covered(SHIPPED)
    table = _table()
    assert {name: table.get(name) for name in shipped} == shipped
    assert set(table) - set(shipped) == coverage.fetched_families() == {"Noto Serif SC"}


@needs_chinese
def test_the_table_is_what_the_fetched_font_says():
    fetched = font_coverage.covered(settings.FONTS_DIR)
    assert fetched == {"Noto Serif SC": _table()["Noto Serif SC"]}


@needs_chinese
def test_the_fetched_files_are_those_that_were_pinned():
    wanted = tomllib.loads((settings.DATA_DIR / "fonts" / "fetched.toml").read_text("utf-8"))
    for package in wanted["package"]:
        for name, digest in package["files"].items():
            content = (settings.FONTS_DIR / Path(name).name).read_bytes()
            assert hashlib.sha256(content).hexdigest() == digest


def test_a_fetched_file_that_is_not_the_pinned_one_is_not_kept(tmp_path):
    path = tmp_path / "package.tgz"
    with tarfile.open(path, "w:gz") as archive:
        entry = tarfile.TarInfo("package/400Regular/Font.ttf")
        entry.size = len(b"another font")
        archive.addfile(entry, io.BytesIO(b"another font"))
    target = tmp_path / "fonts" / "Font.ttf"
    target.parent.mkdir()
    with tarfile.open(path) as archive, pytest.raises(SystemExit) as refusal:
        fetching.take(archive, "400Regular/Font.ttf", "0" * 64, target)
    assert refusal.value.code == (
        "400Regular/Font.ttf is not the file that fetched.toml names. Nothing was kept."
    )
    assert list(target.parent.iterdir()) == []


def test_every_family_of_the_scripts_is_a_family_of_the_table():
    tables = tomllib.loads((typesetting.HERE / "scripts.toml").read_text("utf-8"))
    named = {family for script in tables.values() for family in script["families"]}
    assert named == set(_table())


def test_the_fonts_stay_small_and_each_has_its_licence():
    files = list(SHIPPED.glob("*.ttf"))
    assert sum(path.stat().st_size for path in files) < 3_000_000
    licences = {path.name for path in SHIPPED.glob("OFL-*.txt")}
    assert licences == {
        "OFL-amiri.txt",
        "OFL-bodoni-moda.txt",
        "OFL-noto-serif.txt",
        "OFL-source-serif-4.txt",
    }


@pytest.mark.parametrize(
    ("code", "lang", "region", "direction", "emphasis"),
    [
        ("fr", "fr", None, "ltr", "style"),
        ("ar", "ar", None, "rtl", "weight"),
        ("ru", "ru", None, "ltr", "style"),
        ("zh-hans", "zh", "CN", "ltr", "weight"),
        ("pl", "pl", None, "ltr", "style"),
        ("fa", "fa", None, "rtl", "weight"),
    ],
)
def test_how_a_language_is_set_follows_from_its_script(code, lang, region, direction, emphasis):
    found = typesetting.language(code)
    told = (found["lang"], found["region"], found["dir"], found["emphasis"])
    assert told == (lang, region, direction, emphasis)
