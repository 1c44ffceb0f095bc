"""Which languages are expected of which kind of content, and what the desk's boards count."""

import pytest
from django.urls import reverse

from tests.factories.practical import NewsItemFactory, PracticalPageFactory
from tests.pages.start import started
from tests.publication.conftest import signed_in
from translations.desk import dashboard
from translations.models import TextUnit
from translations.registry import subject_of
from uccn.lib import languages

PAGES, NEWS = "practical.practicalpage", "practical.newsitem"


def test_practical_pages_are_expected_in_english_and_french_and_the_rest_in_all():
    assert subject_of(PAGES).expected_languages == ["fr", "en"]
    assert subject_of(NEWS).expected_languages == languages.codes()


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("practical.practicalpage=fr,xx", "not ['xx']. There are: fr, en, es, ar, ru, zh-hans."),
        ("practical.practicalpage", "malformed at 'practical.practicalpage'"),
        ("practicalpage=fr", "malformed at 'practicalpage=fr'"),
        ("practical.practicalpage=", "malformed at 'practical.practicalpage='"),
    ],
)
def test_a_malformed_setting_is_named_with_how_to_write_it(value, words):
    done = started("import django; django.setup()", EXPECTED_LANGUAGES=value)
    assert done.returncode != 0
    assert "EXPECTED_LANGUAGES" in done.stderr
    assert words in done.stderr


def test_an_unknown_kind_is_refused_by_check_with_those_that_there_are():
    check = (
        "import django; django.setup()\n"
        "from django.core.management import call_command; call_command('check')"
    )
    wrong = "practical.practicalpages=fr;practical.newsitem=fr"
    done = started(check, EXPECTED_LANGUAGES=wrong)
    assert done.returncode != 0
    assert "EXPECTED_LANGUAGES names 'practical.practicalpages'" in done.stderr
    assert "'practical.newsitem'" not in done.stderr
    assert "declarations.declaration, " in done.stderr.partition("There are: ")[2]
    assert started(check, EXPECTED_LANGUAGES="practical.newsitem=fr").returncode == 0


def test_an_installation_says_what_it_expects():
    code = (
        "import django; django.setup()\n"
        "from translations.registry import subject_of\n"
        f"print([subject_of(n).expected_languages for n in ({PAGES!r}, {NEWS!r})])"
    )
    done = started(code, EXPECTED_LANGUAGES="practical.practicalpage=ar, ru; practical.newsitem=fr")
    assert done.stdout.strip() == "[['ar', 'ru'], ['fr']]"


@pytest.mark.django_db
def test_the_boards_count_of_a_page_only_what_is_expected():
    page = PracticalPageFactory(title_es="Llegar")
    item = NewsItemFactory()
    lines = {(line.sheet.label, line.sheet.object_id): line for line in dashboard.lines()}
    cells = lines[PAGES, page.pk].cells
    assert {code: cell.missing for code, cell in cells.items()} == {
        **dict.fromkeys(languages.codes(), 0),
        "en": 2,
    }
    assert (cells["es"].in_review, cells["es"].total, cells["ar"].total) == (1, 1, 0)
    of_news = {code: cell.missing for code, cell in lines[NEWS, item.pk].cells.items()}
    assert of_news == {**dict.fromkeys(languages.codes(), 1), "fr": 0}


@pytest.mark.django_db
def test_publishing_asks_for_what_is_expected_and_nothing_else():
    client, page = signed_in("Editors"), PracticalPageFactory()
    address = reverse("admin:practical_practicalpage_publish", args=[page.pk])
    assert "not there yet in: English." in client.get(address).content.decode()
    page.title_en, page.body_en = "Coming", "By train."
    page.save()
    assert "Nothing is missing." in client.get(address).content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("factory", "label"), [(PracticalPageFactory, PAGES), (NewsItemFactory, NEWS)]
)
def test_the_desk_shows_what_is_typed_in_the_public_page_and_saves_nothing(factory, label):
    row = factory(body_fr="Par le train.", public=True)
    unit = TextUnit.objects.get(field="body", object_id=row.pk, sheet__object_id=row.pk)
    address = reverse("translations:preview", args=[label, row.pk, "ar", unit.pk])
    shown = signed_in("Translators – Arabic").post(address, {"text": "## القدوم\n*بالقطار*"})
    html = shown.content.decode()
    assert '<h2 id="s-1">القدوم</h2>\n<p><em>بالقطار</em></p>' in html
    assert 'lang="ar" dir="rtl"' in html
    row.refresh_from_db()
    assert row.body_ar is None


@pytest.mark.django_db
def test_the_page_of_a_meetings_parts_counts_what_is_expected_and_leads_to_what_is_to_be_checked():
    page = PracticalPageFactory(needs_check=True, title_ar="القدوم")
    PracticalPageFactory(needs_check=True)
    NewsItemFactory(meeting=page.meeting)
    client = signed_in("Secretariat")
    shown = client.get(reverse("admin:meetings_annualmeeting_parts", args=[page.meeting_id]))
    lines = {line.title: line for line in shown.context["lines"]}
    pages = lines["Practical pages"]
    assert (pages.number, pages.lacking, lines["News"].lacking) == (1, 2, 5)
    assert lines["Words of welcome"].number == 0
    [remark] = pages.remarks
    assert remark.words == "1 copied page is to be checked."
    assert list(client.get(remark.url).context["cl"].queryset) == [page]
