"""The desk in a real browser: a whole text by keyboard, a changed source, two who collide."""

import pytest
from django.conf import settings
from django.urls import reverse

from declarations.models import Declaration, Paragraph
from tests.factories.staff import StaffFactory
from tests.journeys.axe import violations
from translations import actions
from translations.models import TextState, TextUnit

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

DESK = "/admin/translations/"


@pytest.fixture
def desk(site):
    """The starter data as the desk knows it."""
    actions.reconcile()
    return Declaration.objects.get(slug="mayors-declaration")


@pytest.fixture
def enter(open_desk):
    """Open a window in which somebody of a group is signed in."""

    def enter(role, username, **options):
        user = StaffFactory(username=username, role=role)
        watch = open_desk(user, **{"viewport": {"width": 1280, "height": 900}} | options)
        watch.user = user
        return watch

    return enter


def take_away(declaration, language: str) -> dict[int, str]:
    """Empty a language as if nobody had translated it; returns its texts by unit, in order."""
    of_sheet = TextUnit.objects.filter(sheet__content_type__model="declaration")
    units = list(of_sheet.filter(sheet__object_id=declaration.pk).order_by("position"))
    texts = {}
    for unit in units:
        rows = unit.model.objects.rewrite(False).filter(pk=unit.object_id)
        texts[unit.pk] = rows.values_list(unit.column(language), flat=True).get()
        rows.update(**{unit.column(language): None})
    actions.reconcile()
    return texts


class Keys:
    """A keyboard that counts what is pressed beyond typing, and pages that are loaded."""

    def __init__(self, page):
        self.page, self.pressed, self.loads = page, 0, 0
        page.on("load", self._loaded)

    def _loaded(self, _page):
        self.loads += 1

    def press(self, keys):
        """Press one combination of keys."""
        self.pressed += 1
        self.page.keyboard.press(keys)

    def tab_to(self, selector):
        """Go on with the tabulator until an element has the focus."""
        for _stop in range(200):
            if self.page.evaluate("s => document.activeElement.matches(s)", selector):
                return
            self.press("Tab")
        raise AssertionError(f"the tabulator never reaches {selector}")


def test_a_whole_declaration_is_translated_without_the_mouse(desk, enter):
    texts = take_away(desk, "ar")
    watch = enter("Translators – Arabic", "leila")
    keys, page = Keys(watch.page), watch.page
    watch.visit(DESK)
    address = reverse("translations:sheet", args=["declarations.declaration", desk.pk, "ar"])
    keys.tab_to(f'a[href="{address}"]')
    keys.press("Enter")
    page.wait_for_url(f"**{address}")
    keys.tab_to("a.desk__go")
    keys.press("Enter")
    page.wait_for_selector("#text:focus")
    for number, (unit, text) in enumerate(texts.items(), start=1):
        page.wait_for_selector(f'#open[data-key="{unit}-ar"] #text:focus')
        page.keyboard.insert_text(text)
        keys.press("Control+Shift+Enter")
        if number < len(texts):
            page.wait_for_selector(f'#open[data-key="{unit}-ar"]', state="detached")
    page.wait_for_url(f"**{address}")
    states = TextState.objects.filter(language="ar", unit__in=texts)
    assert set(states.values_list("status", flat=True)) == {"in_review"}
    assert dict(states.values_list("unit_id", "draft")) == texts
    print(f"\n{len(texts)} texts: {keys.loads} page loads, {keys.pressed} keystrokes beyond typing")
    assert keys.loads <= 4
    assert keys.pressed - len(texts) <= 60


def test_a_changed_source_makes_exactly_the_five_others_outdated(desk, enter):
    watch = enter("Secretariat", "ines")
    page = watch.visit(DESK)
    row = page.locator("tbody tr", has_text="Mayors' Declaration (2018)")
    assert row.locator(".cell__part--warn").count() == 0
    unit = TextUnit.objects.get(content_type__model="paragraph",
                                object_id=desk.paragraphs.get(position=3).pk)  # fmt: skip
    args = ["declarations.declaration", desk.pk, "fr", unit.pk]
    watch.visit(reverse("translations:text", args=args))
    page.fill("#text", page.input_value("#text").replace("64", "66"))
    page.keyboard.press("Control+s")
    page.wait_for_selector(".messagelist")
    watch.visit(DESK)
    said = row.locator("td").evaluate_all("all => all.map(c => c.innerText.includes('1 outdated'))")
    assert said == [False, True, True, True, True, True]
    page.goto(watch.page.url + "?show=outdated")
    assert page.locator("tbody th[scope=row]").all_inner_texts() == ["Mayors' Declaration (2018)"]


def test_two_translators_collide_and_neither_loses_a_word(desk, enter):
    texts = take_away(desk, "ar")
    unit = list(texts)[1]
    address = reverse("translations:text", args=["declarations.declaration", desk.pk, "ar", unit])
    first, second = enter("Translators – Arabic", "leila"), enter("Translators – Arabic", "nour")
    first.visit(address)
    page = second.visit(address)
    assert "leila has this text open" in page.inner_text("#open")
    page.click("text=Take over")
    page.wait_for_selector("#text:not([readonly])")
    first.page.fill("#text", "نص ليلى")
    first.page.keyboard.press("Control+s")
    first.page.wait_for_selector(".messagelist")
    second.expected_status = 409
    page.fill("#text", "نص نور")
    page.keyboard.press("Control+s")
    page.wait_for_selector("#error-summary:focus")
    second.complaints.clear()  # The 409 is the point: the page that it carries is shown.
    assert page.input_value("#text") == "نص نور"
    assert page.inner_text(".unit__theirs del, .unit__theirs ins") in ("ليلى", "نور")
    page.keyboard.press("Control+s")
    page.wait_for_selector(".messagelist")
    assert TextState.objects.get(unit=unit, language="ar").draft == "نص نور"
    kept = TextState.objects.get(unit=unit, language="ar").unit.revisions.filter(language="ar")
    assert {"نص ليلى", "نص نور"} <= set(kept.values_list("text", flat=True))


def test_what_is_typed_survives_a_reload(desk, enter):
    unit = list(take_away(desk, "ar"))[1]
    watch = enter("Translators – Arabic", "leila")
    address = reverse("translations:text", args=["declarations.declaration", desk.pk, "ar", unit])
    page = watch.visit(address)
    page.on("dialog", lambda dialog: dialog.accept())
    page.fill("#text", "نحن، رؤساء")
    page.reload()
    assert page.input_value("#text") == "نحن، رؤساء"


@pytest.fixture
def typing(desk, enter):
    """Leila has typed a text and not saved it."""
    unit = list(take_away(desk, "ar"))[1]
    watch = enter("Translators – Arabic", "leila")
    place = ["declarations.declaration", desk.pk, "ar", unit]
    page = watch.visit(reverse("translations:text", args=place))
    page.on("dialog", lambda dialog: dialog.accept())
    page.fill("#text", "نحن، رؤساء")
    watch.state = TextState.objects.get(unit=unit, language="ar")
    return watch


def test_an_arabic_keyboard_saves_with_the_same_key(typing):
    pressed = "{key: 'س', code: 'KeyS', ctrlKey: true, bubbles: true}"
    typing.page.evaluate(f"field => field.dispatchEvent(new KeyboardEvent('keydown', {pressed}))",
                         typing.page.query_selector("#text"))  # fmt: skip
    typing.page.wait_for_selector(".messagelist")
    typing.state.refresh_from_db()
    assert typing.state.draft == "نحن، رؤساء"


def test_who_was_signed_out_finds_the_typing_again(typing):
    page, address = typing.page, typing.page.url
    signed_in = page.context.cookies()
    page.context.clear_cookies(name=settings.SESSION_COOKIE_NAME)
    page.keyboard.press("Control+s")
    page.wait_for_url("**/login/**")
    page.context.add_cookies(signed_in)
    page.goto(address)
    assert page.input_value("#text") == "نحن، رؤساء"


def test_typing_left_behind_is_not_put_over_what_was_saved_meanwhile(typing):
    page, opened = typing.page, typing.page.get_attribute("#open", "data-key")
    page.keyboard.press("Alt+ArrowUp")
    page.wait_for_selector(f"#open:not([data-key='{opened}'])")
    nour = StaffFactory(username="nour", role="Translators – Arabic")
    seen = actions.Seen(typing.state.version, typing.state.unit.source_hash)
    actions.save_draft(unit=typing.state.unit, language="ar", text="نص نور", seen=seen, by=nour)
    page.go_back()
    page.wait_for_selector(f"#open[data-key='{opened}']")
    assert page.input_value("#text") == "نحن، رؤساء"
    typing.expected_status = 409
    page.keyboard.press("Control+s")
    page.wait_for_selector(".unit__theirs")
    typing.complaints.clear()  # The 409 is the point: the page that it carries is shown.
    typing.state.refresh_from_db()
    assert typing.state.draft == "نص نور"


def test_every_key_on_the_screen_does_something(typing):
    page = typing.page
    page.keyboard.press("Alt+i")
    assert page.get_attribute("#invisible", "open") == ""


def test_every_key_of_the_editor_is_listed_on_the_screen(desk, enter):
    unit = TextUnit.objects.get(content_type__model="paragraph",
                                object_id=desk.paragraphs.get(position=3).pk)  # fmt: skip
    watch = enter("Secretariat", "ines")
    page = watch.visit(
        reverse("translations:text", args=["declarations.declaration", desk.pk, "ar", unit.pk])
    )
    page.keyboard.press("Escape")
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("?")
    listed = page.inner_text("#keys")
    used = page.locator("[aria-keyshortcuts]").evaluate_all(
        "all => all.map(e => e.getAttribute('aria-keyshortcuts'))"
    )
    signs = {"Control+Enter": "Ctrl ⏎", "Control+Shift+Enter": "Ctrl ⇧ ⏎", "Control+S": "Ctrl S",
             "Alt+ArrowUp": "Alt ↑", "Alt+ArrowDown": "Alt ↓", "?": "Keyboard"}  # fmt: skip
    unlisted = [k for k in used if signs.get(k, k.replace("+", " ")) not in listed]
    assert [key for key in unlisted if key[-1] not in "12345"] == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("language", ["fr", "ar"])
def test_no_page_of_the_desk_breaks_a_rule(desk, enter, language, width, scheme):
    paragraph = desk.paragraphs.get(position=3)
    Paragraph.objects.rewrite(False).filter(pk=paragraph.pk).update(body_fr="Nous saluons 66.")
    actions.reconcile()
    unit = TextUnit.objects.get(content_type__model="paragraph", object_id=paragraph.pk)
    watch = enter("Secretariat", f"ines-{language}",
                  viewport={"width": width, "height": 900}, color_scheme=scheme)  # fmt: skip
    choice = watch.user._meta.get_field("preference").related_model
    choice.objects.update_or_create(user=watch.user, defaults={"language": language})
    sheet = f"{DESK}declarations.declaration/{desk.pk}/ar/"
    paths = {"dashboard": DESK, "list": sheet, "editor": f"{sheet}{unit.pk}/",
             "history": f"{sheet}{unit.pk}/history/", "assign": f"{sheet}assign/",
             "files": f"{sheet}files/", "memory": f"{DESK}memory/",
             "source": f"{DESK}declarations.declaration/{desk.pk}/fr/{unit.pk}/"}  # fmt: skip
    found = {name: violations(watch.visit(path)) for name, path in paths.items()}
    broken = {name: lines for name, lines in found.items() if lines}
    for name, lines in broken.items():
        print(f"\n{name}", *lines, sep="\n    ")
    assert broken == {}
    assert watch.page.evaluate("document.documentElement.scrollWidth") <= width
