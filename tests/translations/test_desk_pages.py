"""Dashboard and list: what is done, what is left, and many approved at once."""

import re

import pytest
from django.urls import reverse
from django.utils import timezone

from declarations.models import Paragraph
from tests.factories.declarations import DeclarationFactory, ParagraphFactory
from translations import actions
from translations.models import Assignment

pytestmark = pytest.mark.django_db


@pytest.fixture
def save(seen, leila):
    """Leila saves texts in Arabic."""

    def save(unit, text, **more):
        more = {"by": leila, "submit": True} | more
        return actions.save_draft(unit=unit, language="ar", text=text, seen=seen(unit), **more)

    return save


def words(html: str) -> str:
    """A piece of HTML as it is read."""
    return " ".join(re.sub(r"<[^>]*>", " ", html).split())


def cell(html: str, address: str) -> str:
    """What a cell of the dashboard says."""
    return words(re.search(rf'<a class="cell[^"]*" href="{address}">(.*?)</a>', html, re.DOTALL)[1])


@pytest.fixture
def dashboard(enter):
    """The dashboard as somebody sees it."""

    def dashboard(user, show=""):
        address = reverse("translations:dashboard")
        return enter(user).get(address, {"show": show} if show else {}).content.decode()

    return dashboard


def test_a_cell_counts_what_is_done_and_what_is_left(dashboard, leila, omar, units, save, page,
                                                     seen):  # fmt: skip
    save(units[1], "نحن")
    save(units[2], "نحيي 64 مدينة.", submit=False)
    actions.approve(unit=units[1], language="ar", seen=seen(units[1]), by=omar)
    said = cell(dashboard(leila), page())
    assert said.startswith("Arabic: 1/4 1 draft 2 missing 9 words left")


def test_the_source_is_nobodys_work(dashboard, leila, units, page):
    assert cell(dashboard(leila), page(language="fr")).startswith("French: source")


def test_what_is_outdated_is_said_first_thing(dashboard, leila, omar, units, save, seen, page,
                                              paragraphs):  # fmt: skip
    save(units[1], "نحن")
    actions.approve(unit=units[1], language="ar", seen=seen(units[1]), by=omar)
    Paragraph.objects.rewrite(False).filter(pk=paragraphs[0].pk).update(body_fr="Nous,")
    actions.reconcile()
    html = dashboard(leila)
    assert "1 translation is older than its source." in html
    assert "1 outdated" in cell(html, page())


@pytest.mark.parametrize(
    ("show", "found"), [("", 7), ("review", 2), ("outdated", 0), ("errors", 0)]
)
def test_a_filter_leaves_what_it_asks_for(dashboard, ines, units, save, show, found):
    DeclarationFactory(title_fr="Autre", title_ar="")
    save(units[1], "نحن")
    html = dashboard(ines, show)
    assert len(re.findall('<th scope="row">', html)) == {7: 4, 2: 1, 0: 0}[found] or found == 7


def test_mine_is_what_was_assigned_to_me_or_to_nobody(dashboard, leila, nour, ines, units, page):
    sheet = units[0].sheet
    Assignment.objects.create(sheet=sheet, language="ar", person=leila, by=ines,
                              due_at=timezone.now())  # fmt: skip
    assert "was due" in cell(dashboard(leila, "mine"), page())
    assert f'href="{page()}"' not in dashboard(nour, "mine")


@pytest.mark.parametrize("count", [1, 3])
def test_the_dashboard_runs_as_many_queries_whatever_its_length(
    count, enter, ines, units, django_assert_num_queries
):
    for _number in range(count - 1):
        DeclarationFactory()
    client = enter(ines)
    # Session, person, choice of language, two for permissions; then one of its own.
    with django_assert_num_queries(6):
        client.get(reverse("translations:dashboard"))


def test_the_list_finds_words_in_both_languages(enter, leila, units, save, page):
    save(units[1], "نَحْنُ رؤساء البلديات")
    client = enter(leila)
    for found, words_typed in [(1, "نحن"), (1, "SALUONS"), (1, "deja"), (0, "absent")]:
        html = client.get(page(), {"q": words_typed}).content.decode()
        expected = 0 if words_typed == "deja" else found
        assert html.count('class="unit ') + html.count('class="unit"') == expected


@pytest.mark.parametrize(
    ("wanted", "marks"),
    [("review", ["§ 1"]), ("missing", ["Title", "§ 2", "§ 3"]), ("approved", []),
     ("nonsense", ["Title", "§ 1", "§ 2", "§ 3"])],
)  # fmt: skip
def test_the_list_shows_one_state(enter, leila, units, save, page, wanted, marks):
    save(units[1], "نحن")
    html = enter(leila).get(page(), {"state": wanted}).content.decode()
    assert re.findall(r'<span class="unit__number">(.*?)</span>', html) == marks


def test_a_reviewer_approves_many_that_are_clean(enter, omar, units, save, page, state):
    save(units[1], "نحن، رؤساء البلديات،")
    save(units[3], "نشكر كراكوف.")
    client = enter(omar)
    ticked = re.findall(r'name="approve" value="([^"]*)"', client.get(page()).content.decode())
    assert len(ticked) == 2
    client.post(page(), {"approve": ticked})
    assert [state(unit).status for unit in units] == ["missing", "approved", "missing", "approved"]


def test_what_moved_since_it_was_ticked_is_not_approved(enter, omar, units, save, page, state):
    save(units[1], "نحن، رؤساء البلديات،")
    client = enter(omar)
    ticked = re.findall(r'name="approve" value="([^"]*)"', client.get(page()).content.decode())
    save(units[1], "غير ذلك،")
    html = client.post(page(), {"approve": ticked}, follow=True).content.decode()
    assert "§ 1: Somebody else saved another text meanwhile." in html
    assert state(units[1]).status == "in_review"


def test_who_may_not_review_is_offered_no_ticks(enter, leila, units, save, page, state):
    save(units[1], "نحن، رؤساء البلديات،")
    client = enter(leila)
    assert 'name="approve"' not in client.get(page()).content.decode()
    source = state(units[1]).unit.source_hash
    response = client.post(page(), {"approve": [f"{units[1].pk}-1-{source}"]})
    assert response.status_code == 403
    assert state(units[1]).status == "in_review"


def test_a_long_list_comes_in_pages(enter, leila, declaration, page, units):
    for _number in range(60):
        ParagraphFactory(declaration=declaration)
    html = enter(leila).get(page()).content.decode()
    assert html.count('class="unit__number"') == 50
    assert "Page 1 of 2" in html


def test_names_of_cities_have_a_desk_of_their_own(starter, enter, leila):
    html = enter(leila).get("/admin/translations/cities.city/0/ar/").content.decode()
    assert "Page 1 of 9" in html


def test_the_button_compares_every_text(enter, ines, leila, units, paragraphs, state):
    Paragraph.objects.rewrite(False).filter(pk=paragraphs[0].pk).update(body_ar="نحن")
    address = reverse("translations:reconcile")
    assert enter(leila).post(address).status_code == 403
    html = enter(ines).post(address, follow=True).content.decode()
    assert "Every text was compared: 1 was written around the desk." in html
    assert state(units[1]).status == "in_review"


def test_a_language_that_is_not_expected_misses_nothing(
    dashboard, enter, leila, units, page, settings
):
    settings.TRANSLATION_LANGUAGES = {"declarations.declaration": ["fr", "en"]}
    html = dashboard(leila)
    assert "missing" not in cell(html, page())
    assert "4 missing" in cell(html, page(language="en"))
    assert "missing ·" not in words(enter(leila).get(page()).content.decode())
