"""Pictures of links: the right script from the right side, drawn once, few kept."""

import io

import pytest
from django.conf import settings
from django.core.checks import run_checks
from PIL import Image, features

from tests.factories.declarations import (
    DeclarationFactory,
    LanguageVersionFactory,
    ParagraphFactory,
)
from tests.factories.meetings import AnnualMeetingFactory, HostFactory
from uccn.discovery import checks
from uccn.discovery.pictures import card as cards
from uccn.discovery.pictures import faces, kept
from uccn.discovery.pictures.drawing import drawn
from uccn.lib import colour

PATH = "/{}/meetings/2018/own.png"
CODES = [code for code, _ in settings.LANGUAGES]


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path):
    """No picture of another test is found, and no font that was fetched."""
    settings.VAR_DIR = tmp_path
    settings.FONTS_DIR = tmp_path / "fonts"


@pytest.fixture
def meeting(db):
    """A public meeting with a theme in six languages."""
    themes = {"fr": "Villes", "en": "Cities", "es": "Ciudades", "ar": "مدن", "ru": "Города"}
    made = AnnualMeetingFactory(
        public=True, slug="own", edition=12, accent="#a4262c", theme_zh_hans="城市",
        **{f"theme_{code}": text for code, text in themes.items()},
    )  # fmt: skip
    HostFactory(meeting=made, place__name_en="Nowhere")
    return made


def image(response) -> Image.Image:
    """The picture of an answer."""
    assert response.headers["Content-Type"] == "image/png"
    return Image.open(io.BytesIO(response.content)).convert("RGB")


def inked(picture: Image.Image, left: int, top: int, right: int, bottom: int) -> int:
    """How many points of a part are not paper."""
    part = picture.crop((left, top, right, bottom))
    paper = tuple(bytes.fromhex(colour.PAPER[1:]))
    return sum(count for count, ink in part.getcolors(1 << 20) if ink != paper)


def test_the_shaper_of_arabic_letters_is_there():
    assert features.check("raqm")
    assert checks.letters_are_shaped() == []


def test_a_machine_without_the_shaper_is_told_before_it_serves(monkeypatch):
    monkeypatch.setattr(features, "check", {"raqm": False}.get)
    assert [
        (e.id, e.hint) for e in run_checks(tags=["pictures"], include_deployment_checks=True)
    ] == [("uccn.E004", "On Debian: apt install libfribidi0.")]


@pytest.mark.parametrize("code", CODES)
def test_every_language_has_a_picture_of_the_size_that_pages_say(client, meeting, code):
    response = client.get(PATH.format(code))
    assert image(response).size == (1200, 630)
    assert len(response.content) < 60_000


def test_arabic_begins_on_the_right_and_french_on_the_left(client, meeting):
    arabic, french = (image(client.get(PATH.format(code))) for code in ("ar", "fr"))
    band = tuple(bytes.fromhex("a4262c"))
    assert (french.getpixel((5, 300)), arabic.getpixel((1195, 300))) == (band, band)
    halves = [(84, 380, 600, 440), (600, 380, 1116, 440)]
    assert [inked(french, *half) > 0 for half in halves] == [True, False]
    assert [inked(arabic, *half) > 0 for half in halves] == [False, True]


def test_arabic_letters_are_joined_as_the_shaper_joins_them():
    font = faces.face("مدن", "ar", 40, heavy=True)
    apart = sum(font.getlength(letter, direction="rtl") for letter in "مدن")
    assert font.getlength("مدن", direction="rtl", language="ar") != apart


def test_without_the_chinese_font_there_is_numeral_and_year_and_no_boxes(client, meeting):
    assert faces.face("城市", "zh-hans", 40) is None
    chinese = image(client.get(PATH.format("zh-hans")))
    assert inked(chinese, 84, 40, 1116, 92) == 0
    assert inked(chinese, 84, 120, 600, 340) > 0
    assert inked(chinese, 84, 390, 600, 450) > 0
    assert inked(chinese, 600, 390, 1116, 450) == 0


def test_a_line_is_drawn_by_the_font_that_has_all_its_letters():
    names = {text: faces.face(text, code, 20).getname()[0] for text, code in [
        ("Cités", "fr"), ("Города", "ru"), ("مدن", "ar"), ("Καλημέρα", "en"), ("KRAKOWICE", ""),
    ]}  # fmt: skip
    assert names == {
        "Cités": "Source Serif 4",
        "Города": "Source Serif 4",
        "مدن": "Amiri",
        "Καλημέρα": "Source Serif 4",
        "KRAKOWICE": "Source Serif 4",
    }


def test_a_picture_is_drawn_once_and_another_when_it_changes(client, meeting):
    first = client.get(PATH.format("fr"))
    (file,) = (settings.VAR_DIR / "pictures").iterdir()
    file.write_bytes(b"kept")
    again = client.get(PATH.format("fr"))
    assert (again.content, again.headers["ETag"]) == (b"kept", first.headers["ETag"])
    meeting.theme_fr = "Autres villes"
    meeting.save()
    changed = client.get(PATH.format("fr"))
    assert changed.headers["ETag"] != first.headers["ETag"]
    assert image(changed).size == (1200, 630)


def test_an_unchanged_picture_is_not_sent_again(client, meeting):
    tag = client.get(PATH.format("fr")).headers["ETag"]
    response = client.get(PATH.format("fr"), headers={"if-none-match": tag})
    assert (response.status_code, response.content, tag[0]) == (304, b"", '"')


def test_the_oldest_pictures_go_when_there_are_too_many(client, meeting, monkeypatch):
    monkeypatch.setattr(kept, "KEPT", 2)
    for code in ("fr", "en", "es"):
        client.get(PATH.format(code))
    assert len(list((settings.VAR_DIR / "pictures").iterdir())) == 2


def test_a_folder_that_cannot_be_written_costs_no_picture(client, meeting, settings):
    (settings.VAR_DIR / "pictures").write_text("a file is in the way")
    with pytest.raises(NotADirectoryError):
        (settings.VAR_DIR / "pictures" / "x").read_bytes()
    assert image(client.get(PATH.format("fr"))).size == (1200, 630)


def test_the_longest_words_stay_on_the_paper():
    line = cards.Line("Donaudampfschifffahrtsgesellschaft " * 6, "en")
    card = cards.Card("en", "MMMDCCCLXXXVIII", "#a4262c", False, 2018, *[line] * 6, line)
    picture = Image.open(io.BytesIO(drawn(card))).convert("RGB")
    assert inked(picture, 1120, 0, 1200, 630) == 0


def test_a_draft_has_no_picture_and_a_text_only_its_public_title(client, admin_client, meeting):
    AnnualMeetingFactory(slug="draft", edition=13)
    assert admin_client.get("/fr/meetings/2018/draft.png").status_code == 404
    made = DeclarationFactory(meeting=meeting, slug="text", title_es="SECRETO")
    ParagraphFactory(declaration=made, body_es="SECRETO")
    assert admin_client.get("/fr/declarations/2018/text.png").status_code == 404
    LanguageVersionFactory(declaration=made, public=True)
    french, spanish = (client.get(f"/{c}/declarations/2018/text.png") for c in ("fr", "es"))
    same = made.meeting
    same.theme_es = ""
    assert image(french).size == image(spanish).size == (1200, 630)
    made.title_es = "OTRO SECRETO"
    made.save()
    assert client.get("/es/declarations/2018/text.png").headers["ETag"] == spanish.headers["ETag"]


def test_a_moved_picture_moved(client, meeting):
    meeting.slug = "new"
    meeting.save()
    response = client.get(PATH.format("ar"))
    assert (response.status_code, response["Location"]) == (301, "/ar/meetings/2018/new.png")
