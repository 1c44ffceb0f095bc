"""The staff's pages of a declaration in the browser: import, stage, adoption, correction."""

from itertools import product

import pytest
from django.urls import reverse

from declarations.importing import import_text
from declarations.models import Declaration
from meetings.models import AnnualMeeting
from tests.journeys.axe import violations
from tests.journeys.test_accessibility import SCHEMES, SIZES, report
from tests.journeys.watch import follow

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

TEXTS = {
    "fr": "RÉSEAU\n\nDéclaration des maires\n\nNous, les maires.\n\n1. Nous appelons :\n(a) tous.",
    "ar": "شبكة المدن\n\nإعلان رؤساء البلديات\n\nنحن، رؤساء البلديات.\n\n1. ندعو:\n(أ) الجميع.",
}
IMPORT = "/admin/declarations/declaration/import/"
OF_AXE = ("Applying inline style", "Couldn't load preload assets")
WIDER = "document.documentElement.scrollWidth > innerWidth"


def declarations_of_each_stage() -> dict[str, str]:
    """The pages of a draft, and those of an adopted text that differs from its version."""
    meeting = AnnualMeeting.objects.get(year=2019)
    draft = import_text(TEXTS["fr"].encode(), language="fr", meeting=meeting).declaration
    adopted = Declaration.objects.get(meeting__year=2018)
    first = adopted.paragraphs.first()
    first.body_fr += " Et leurs villes."
    first.save()
    pages = [(draft, "change"), (draft, "stage"), (draft, "adopt"), (adopted, "correct")]
    pages.append((adopted, "change"))
    names = {"change": "declarations_declaration_change"}
    found = {
        f"{row.stage}, {page}": reverse(
            f"admin:{names.get(page, f'declarations_declaration_{page}')}", args=[row.pk]
        )
        for row, page in pages
    }
    return found | {"list": reverse("admin:declarations_declaration_changelist")}


def looked_at(watch) -> list[str]:
    """What axe says of the page in every shape, and whether it moves sideways."""
    before, found = len(watch.complaints), []
    for size, scheme in product(SIZES, SCHEMES):
        watch.page.set_viewport_size(size)
        watch.page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        lines = violations(watch.page) + ["too wide"] * watch.page.evaluate(WIDER)
        found += [f"{size['width']} {scheme} {line}" for line in lines]
    # To read a style sheet that another imports, axe writes it anew, which the page forbids.
    during = watch.complaints[before:]
    watch.complaints[before:] = [words for words in during if not any(map(words.count, OF_AXE))]
    return found


def steps(watch, language: str) -> dict[str, list[str]]:
    """The import from the form to the preview, a refusal on the way, looked at at each step."""
    page, found = watch.visit(IMPORT), {}
    found["form"] = looked_at(watch)
    page.select_option("#id_language", language)
    page.fill("#id_text", TEXTS[language])
    page.select_option("#id_meeting", index=1)
    follow(page.locator("[name=look_through]"))
    found["review"] = looked_at(watch)
    page.fill("#piece-0-text", "…\u202e")
    watch.expected_status = 422
    follow(page.locator("[name=look] >> nth=0"))
    found["refused in the review"] = looked_at(watch)
    page.fill("#piece-0-text", "…")
    follow(page.locator("[name=look] >> nth=0"))
    found["preview"] = looked_at(watch)
    watch.visit(IMPORT)
    old = {"name": "a.doc", "mimeType": "x", "buffer": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"}
    page.set_input_files("#id_file", old)
    watch.expected_status = 422
    follow(page.locator("[name=preview]"))
    found["refused file"] = looked_at(watch)
    return found


def press(page, button: str, key: str) -> None:
    """Go to a button and press it by a key."""
    page.focus(button)
    with page.expect_navigation():
        page.keyboard.press(key)


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_no_page_of_a_declarations_desk_breaks_a_rule(open_watch, sign_in, site, language):
    watch = sign_in(open_watch(locale=language))
    found = steps(watch, language)
    for name, address in declarations_of_each_stage().items():
        watch.visit(address)
        found[name] = looked_at(watch)
    assert report(found) == {}


def test_a_text_is_put_right_and_saved_by_keyboard_without_a_script(open_watch, sign_in, site):
    watch = sign_in(open_watch(java_script_enabled=False))
    page = watch.visit(IMPORT)
    page.select_option("#id_language", "fr")
    page.select_option("#id_meeting", index=1)
    page.focus("#id_text")
    page.keyboard.insert_text(TEXTS["fr"])
    press(page, "[name=look_through]", "Enter")
    press(page, "[value=join-0]", "Enter")
    assert page.input_value("#piece-0-text") == "Nous, les maires.\n1. Nous appelons :\n(a) tous."
    press(page, "[name=look] >> nth=0", "Space")
    press(page, "[name=save]", "Enter")
    made = Declaration.objects.order_by("pk").last()
    assert list(made.paragraphs.values_list("body_fr", flat=True)) == [
        "Nous, les maires.\n1. Nous appelons :\n(a) tous."
    ]
    assert [version.published_at for version in made.versions.all()] == [None]
