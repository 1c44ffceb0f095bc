"""The keyboard reaches everything, and one sees where one is."""

import pytest
from django.urls import reverse

from declarations.models import Declaration
from tests.journeys.watch import follow

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

FOCUSED = """() => {
    const style = getComputedStyle(document.activeElement);
    const ring = parseFloat(style.outlineWidth) > 0 && style.outlineStyle !== 'none';
    return {
        name: document.activeElement.tagName + ' ' + document.activeElement.className,
        seen: ring || style.boxShadow !== 'none',
        inside: document.activeElement.getBoundingClientRect().top >= 0,
    };
}"""
STOPS = "a[href], button, select, summary, input:not([type=hidden])"
TABS = ".language-tabs [role=tab]"


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_the_skip_link_comes_first_and_leads_to_the_content(watch, site, language):
    page = watch.visit(f"/{language}/declarations/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip-link"
    assert page.evaluate(FOCUSED)["inside"] is True
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "path", ["", "meetings/", "declarations/2018/mayors-declaration/", "cities/?year=2004"]
)
def test_every_stop_of_the_keyboard_can_be_seen(open_watch, site, path, scheme):
    page = open_watch(color_scheme=scheme).visit(f"/fr/{path}")
    stops = page.locator(STOPS).filter(visible=True).count()
    page.keyboard.press("Tab")
    unseen = []
    for _stop in range(min(stops, 60) - 1):
        page.keyboard.press("Tab")
        if not (focused := page.evaluate(FOCUSED))["seen"]:
            unseen.append(focused["name"])
    assert unseen == []


def selected(page) -> list[str]:
    """The languages of the tabs that are chosen."""
    return page.locator(f"{TABS}[aria-selected=true]").evaluate_all("all => all.map(e => e.lang)")


def open_panels(page) -> list[str]:
    """The languages whose fields are shown."""
    panels = page.locator("fieldset.language:not([hidden])")
    return panels.evaluate_all("all => all.map(e => e.className.match(/language-([a-z-]+)/)[1])")


@pytest.fixture
def form(sign_in, watch, site):
    """The form of the declaration of 2018, opened by staff in English."""
    declaration = Declaration.objects.get(slug="mayors-declaration")
    return sign_in(watch).visit(
        reverse("admin:declarations_declaration_change", args=[declaration.pk])
    )


def test_arrows_walk_along_the_language_tabs(form):
    assert (selected(form), open_panels(form)) == (["en"], ["en"])
    form.focus(f"{TABS}[aria-selected=true]")
    walked = []
    for key in ("ArrowRight", "ArrowRight", "End", "ArrowRight", "ArrowLeft", "Home"):
        form.keyboard.press(key)
        assert selected(form) == open_panels(form)
        walked += selected(form)
    assert walked == ["es", "ar", "zh-hans", "fr", "zh-hans", "fr"]


def test_in_an_arabic_desk_the_arrows_run_the_other_way(form):
    form.select_option("#staff-language", "ar")
    follow(form.locator(".staff-language button"))
    form.focus(f"{TABS}[aria-selected=true]")
    assert selected(form) == ["ar"]
    form.keyboard.press("ArrowLeft")
    assert selected(form) == ["ru"]


def test_an_error_opens_its_tab_and_marks_it(form):
    form.click(f"{TABS}[lang=ru]")
    form.fill("#id_title_ru", "Декларация \u202e")
    form.click(f"{TABS}[lang=es]")
    follow(form.locator("input[name=_save]"))
    form.wait_for_selector(".errornote")
    assert open_panels(form) == ["ru"]
    marked = form.locator(".language-tabs__tab--error")
    assert marked.evaluate_all("all => all.map(e => e.lang)") == ["ru"]
    assert form.input_value("#id_title_ru") == "Декларация \u202e"
