"""A year's work, from the meeting's first entry to its text before a reader without JavaScript."""

import pytest
from django.conf import settings
from django.core.management import call_command

from tests.factories.meetings import PlaceFactory
from tests.journeys.conftest import PASSWORD
from tests.journeys.watch import follow

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

SEED = settings.DATA_DIR / "declarations" / "2018-krakow-katowice.fr.txt"
ARABIC_TITLE = "إعلان رؤساء البلديات"
ARABIC_PARAGRAPH = "نود أن نشكر اليونسكو على الفرصة التي تتيحها للمدن الأعضاء."
FRENCH_OPENING = "Nous, les Maires des Villes créatives de l'UNESCO"


def sign_in(page):
    """Through the form, as staff do."""
    page.fill("#id_username", "staff")
    page.fill("#id_password", PASSWORD)
    follow(page.locator("input[type=submit]"))


def told(page) -> str:
    """What the admin says was done."""
    return " ".join(page.locator(".messagelist li").first.inner_text().split())


def choose_place(page, number: int, name: str):
    """Pick a host's place in the autocomplete of its row."""
    page.click(f"#hosts-{number} .field-place .select2-selection")
    page.fill(".select2-search__field", name)
    page.click(f".select2-results__option:has-text('{name}')")


def add_meeting(page):
    """The XIIth meeting with two hosts, saved and gone on with."""
    follow(page.locator("#content-main a[href='/admin/meetings/annualmeeting/add/']"))
    page.fill("#id_edition", "12")
    page.select_option("#id_kind", "meeting")
    page.fill("#id_year", "2018")
    page.fill("#id_slug", "krakow-katowice")
    page.select_option("#id_status", "held")
    page.fill("#id_start", "2018-06-12")
    page.fill("#id_end", "2018-06-15")
    page.select_option("#id_time_zone", "Europe/Warsaw")
    page.click("#hosts-group .add-row a")
    for number, name in enumerate(["Kraków", "Katowice"]):
        choose_place(page, number, name)
        page.fill(f"#id_hosts-{number}-position", str(number + 1))
    follow(page.locator("input[name=_continue]"))


def import_seed(page):
    """Upload the seed for the meeting, look at the preview, save."""
    follow(page.locator(".breadcrumbs a[href='/admin/']"))
    follow(page.locator("#content-main a[href='/admin/declarations/declaration/']"))
    follow(page.locator("a[href$='/declarations/declaration/import/']"))
    page.set_input_files("#id_file", SEED)
    page.select_option("#id_language", "fr")
    page.select_option("#id_meeting", index=1)
    follow(page.locator("input[name=preview]"))
    page.wait_for_selector("ol > li")


def translate(page, texts: dict[str, str]):
    """Translate texts into Arabic at the desk, by their names, and approve them alone."""
    follow(page.locator("#languages a:has-text('Translate'):has-text('العربية')"))
    texts_page = page.url
    for label, text in texts.items():
        page.goto(texts_page)
        follow(page.locator(f".unit[aria-label='{label}'] a"))
        page.fill("#text", text)
        page.click(".unit__seldom summary")
        follow(page.locator("button[value=approve_alone]"))
        page.wait_for_selector(".messagelist")
        assert told(page) == f"{label} is approved, with the mark “not reviewed”."


def publish(page):
    """Publish now, and confirm what is missing."""
    if page.locator("#id_confirm").count():
        page.check("#id_confirm")
    follow(page.locator(".submit-row input[type=submit]"))


@pytest.fixture
def places(transactional_db):
    """The two hosts, as places; nothing else is in the database."""
    PlaceFactory(name_en="Kraków", name_fr="Cracovie", country="PL")
    PlaceFactory(name_en="Katowice", name_fr="Katowice", country="PL")


def test_a_year_goes_from_the_first_entry_to_a_reader_in_two_languages(
    open_watch, live_server, staff, places
):
    call_command("compile_catalogues", verbosity=0)
    desk = open_watch(viewport={"width": 1280, "height": 900})
    page = desk.visit("/admin/")
    sign_in(page)

    add_meeting(page)
    assert "was added successfully" in told(page)
    meeting = page.url
    import_seed(page)
    assert page.locator("ol > li").count() == 6
    follow(page.locator("input[name=save]"))
    assert "Déclaration des maires" in told(page)
    declaration = page.url
    translate(page, {"Title": ARABIC_TITLE, "Paragraph 2": ARABIC_PARAGRAPH})
    page.goto(meeting)
    follow(page.locator("a:has-text('Publish…')"))
    publish(page)
    assert told(page) == "Published."
    page.goto(declaration)
    for language in ("Français", "العربية"):
        add = page.locator(f"#languages a:has-text('Add language version'):has-text('{language}')")
        if add.count():
            follow(add)
            follow(page.locator("input[name=_save]"))
        follow(page.locator(f"#languages a:has-text('Publish…'):has-text('{language}')"))
        publish(page)
        assert told(page) == "Published."

    reader = open_watch(java_script_enabled=False, locale="fr-FR")
    page = reader.visit("/")
    follow(page.locator("nav a[href='/fr/declarations/']"))
    follow(page.locator("main a:has-text('Déclaration des maires')"))
    assert page.locator("h1").inner_text() == "Déclaration des maires"
    assert page.locator(".paragraph").count() == 6
    assert page.locator(".paragraph p").first.inner_text().startswith(FRENCH_OPENING)

    follow(page.locator("header .languages a[lang=ar]"))
    assert page.get_attribute("html", "dir") == "rtl"
    assert page.locator("h1").inner_text() == ARABIC_TITLE
    paragraph = page.locator("#p-2 > p:not(.paragraph__mark)")
    assert paragraph.all_inner_texts() == [ARABIC_PARAGRAPH]
    assert page.locator(".paragraph--fallback > p[lang=fr][dir=ltr]").count() == 5
    assert page.locator("p.note a").all_inner_texts() == ["1", "3", "4", "5", "6"]
