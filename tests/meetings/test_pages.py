"""The archive, the years, the meetings' pages."""

import datetime as dt

import pytest
from django.utils import timezone

from meetings.models import AnnualMeeting, Host
from tests.factories.meetings import AnnualMeetingFactory, HostFactory
from tests.page import Page
from uccn.publication.models import FormerAddress

LANGUAGES = ["fr", "en", "es", "ar", "ru", "zh-hans"]


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(
    ("path", "queries"), [("/en/meetings/", 3), ("/en/", 13), ("/en/meetings/2018/own/", 11)]
)
def test_a_page_costs_the_same_at_one_and_at_three(
    client, db, django_assert_num_queries, count, path, queries
):
    for number in range(count):
        slug = "own" if number == 0 else f"other-{number}"
        HostFactory(meeting=AnnualMeetingFactory(public=True, slug=slug, edition=10 + number))
    with django_assert_num_queries(queries):
        client.get(path)


def test_the_archive_shows_every_public_edition_newest_first(client, starter):
    AnnualMeetingFactory(edition=19, slug="draft", brand="SECRET")
    page = Page(client.get("/en/meetings/"))
    numerals = [e["text"] for e in page.all("span", class_="wall__numeral")]
    assert numerals == (
        [
            "XVIII",
            "XVII",
            "XVI",
            "XV",
            "XIV",
            "XIII",
            "XII",
            "XI",
            "X",
            "IX",
            "VIII",
            "VII",
            "VI",
            "V",
            "IV",
            "III",
            "II",
            "I",
        ]
    )


def test_a_cancelled_edition_is_shown_as_cancelled(client, starter):
    page = Page(client.get("/en/meetings/2023/istanbul/"))
    assert "masthead--off" in page.one("header", class_="masthead")["attrs"]["class"]
    assert "This edition was cancelled and keeps its number." in page.text
    assert "Future Proof Cities" in page.text


def test_years_without_a_meeting_stand_between_the_others(client, starter):
    page = Page(client.get("/en/meetings/"))
    assert page.texts("span", class_="wall__year") == ["2020 · 2021"]


@pytest.mark.parametrize(
    ("year", "status"),
    [(2018, 302), (2008, 200), (2020, 200), (2021, 200), (2023, 302), (2007, 404), (2027, 404)],
)
def test_a_year_answers_by_how_many_meetings_it_had(client, starter, year, status):
    assert client.get(f"/en/meetings/{year}/").status_code == status


def test_a_year_with_two_meetings_offers_both(client, starter):
    page = Page(client.get("/en/meetings/2008/"))
    assert page.texts("span", class_="wall__hosts") == ["Santa Fe", "Paris"]


def test_a_year_without_a_meeting_links_to_what_moved(client, starter):
    page = Page(client.get("/en/meetings/2020/"))
    links = [e["attrs"]["href"] for e in page.all("a")]
    assert "The network did not meet in 2020." in page.text
    assert "/en/meetings/2022/santos/" in links
    assert {"/en/meetings/2019/", "/en/meetings/2022/"} <= set(links)


@pytest.mark.parametrize("path", ["", "2020/"])
def test_the_ordinal_of_what_moved_is_raised(client, starter, path):
    html = client.get(f"/fr/meetings/{path}").content.decode()
    assert "XIV<sup>e</sup> Conférence annuelle, Santos, 2022</a>" in html


def test_a_draft_is_a_404_for_readers_and_has_a_banner_for_staff(client, admin_client, db):
    AnnualMeetingFactory(year=2030, slug="next", edition=21)
    assert client.get("/en/meetings/2030/next/").status_code == 404
    page = Page(admin_client.get("/en/meetings/2030/next/"))
    assert len(page.all("div", class_="draft-banner")) == 1
    assert [e["attrs"]["content"] for e in page.all("meta", name="robots")] == ["noindex"]


def test_a_draft_is_kept_by_no_cache(admin_client, db):
    AnnualMeetingFactory(year=2030, slug="next", edition=21)
    response = admin_client.get("/en/meetings/2030/next/")
    assert response["Cache-Control"] == "private, no-store"


def test_staff_without_permission_do_not_see_a_draft(client, django_user_model, db):
    AnnualMeetingFactory(year=2030, slug="next", edition=21)
    client.force_login(django_user_model.objects.create_user("reader", is_staff=True))
    assert client.get("/en/meetings/2030/next/").status_code == 404


def test_a_scheduled_meeting_becomes_public_at_its_time(client, db):
    soon = AnnualMeetingFactory(year=2030, slug="next", edition=21)
    soon.publish(at=timezone.now() + dt.timedelta(hours=1))
    assert client.get("/en/meetings/2030/next/").status_code == 404
    later = timezone.now() + dt.timedelta(hours=2)
    assert list(AnnualMeeting.objects.published(at=later)) == [soon]


def test_a_withdrawn_meeting_is_a_410_that_says_so(client, db):
    meeting = AnnualMeetingFactory(public=True, year=2018, slug="gone", edition=12)
    meeting.withdraw(note="The host asked for it.")
    response = client.get("/en/meetings/2018/gone/")
    assert response.status_code == 410
    assert "XIIth Annual Meeting" in Page(response).text
    assert "The host asked for it." in Page(response).text


def test_a_moved_meeting_answers_one_301_in_the_readers_language(client, db):
    meeting = AnnualMeetingFactory(public=True, year=2018, slug="old", edition=12)
    meeting.slug = "new"
    meeting.save()
    response = client.get("/ar/meetings/2018/old/")
    assert (response.status_code, response["Location"]) == (301, "/ar/meetings/2018/new/")
    assert client.get("/ar/meetings/2018/never/").status_code == 404


def test_a_draft_that_moves_leaves_no_address(db):
    meeting = AnnualMeetingFactory(slug="old")
    meeting.slug = "new"
    meeting.save()
    assert FormerAddress.objects.count() == 0


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_has_its_language_and_direction(client, starter, language):
    page = Page(client.get(f"/{language}/meetings/2018/krakow-katowice/"))
    html = page.one("html")
    expected = "rtl" if language == "ar" else "ltr"
    assert (html["attrs"]["lang"], html["attrs"]["dir"]) == (language, expected)


def test_the_masthead_names_theme_brand_hosts_and_dates(client, starter):
    page = Page(client.get("/fr/meetings/2018/krakow-katowice/"))
    assert page.texts("h1") == ["Carrefours créatifs"]
    facts = [e["text"] for e in page.all("b", translate="no")]
    assert facts == ["KRAKOWICE"]
    links = [e["attrs"]["href"] for e in page.all("a") if "/cities/" in e["attrs"]["href"]]
    assert links[1:3] == ["/fr/cities/krakow/", "/fr/cities/katowice/"]


def test_a_theme_in_another_language_says_which(client, db):
    AnnualMeetingFactory(public=True, slug="own", edition=12, theme_fr="Carrefours créatifs")
    page = Page(client.get("/ar/meetings/2018/own/"))
    marked = page.one("bdi", lang="fr")
    assert (marked["text"], marked["dir"]) == ("Carrefours créatifs", "ltr")


def test_hreflang_names_only_the_languages_that_are_complete(client, db):
    AnnualMeetingFactory(
        public=True, slug="own", edition=12, theme_fr="A", theme_en="B", summary_en="C"
    )
    english, french = (Page(client.get(f"/{code}/meetings/2018/own/")) for code in ("en", "fr"))
    assert list(english.alternates) == ["en", "x-default"]
    assert french.alternates == {}


def test_previous_and_next_skip_drafts(client, db):
    for edition, public in [(10, True), (11, False), (12, True), (13, False), (14, True)]:
        AnnualMeetingFactory(edition=edition, slug=f"m{edition}", public=public)
    page = Page(client.get("/en/meetings/2018/m12/"))
    links = {e["attrs"].get("rel"): e["attrs"]["href"] for e in page.all("a")}
    assert (links["prev"], links["next"]) == ("/en/meetings/2018/m10/", "/en/meetings/2018/m14/")


def test_the_home_page_is_headed_by_what_comes_or_was_held_last(db):
    today = dt.date(2026, 11, 23)
    held = AnnualMeetingFactory(edition=17, year=2025, slug="a", public=True)
    past = AnnualMeetingFactory(edition=18, year=2025, slug="b", public=True, status="announced")
    objects = AnnualMeeting.objects.published()
    assert objects.next_or_latest(today).first() == held
    assert list(AnnualMeeting.objects.unconfirmed_as_held(today)) == [past]
    coming = AnnualMeetingFactory(edition=19, year=2027, slug="c", public=True, status="announced")
    assert objects.next_or_latest(today).first() == coming
    AnnualMeetingFactory(edition=20, year=2028, slug="d", public=True, status="planned")
    assert objects.next_or_latest(today).first() == coming


def test_a_past_meeting_still_announced_is_not_confirmed_as_held(client, db):
    AnnualMeetingFactory(
        edition=18, year=2024, slug="a", public=True, status="announced", end=dt.date(2024, 7, 5)
    )
    assert "not confirmed as held" in Page(client.get("/en/meetings/2024/a/")).text


def test_istanbul_and_santos_keep_their_numbers(starter):
    istanbul = AnnualMeeting.objects.get(edition=15)
    santos = AnnualMeeting.objects.get(edition=14)
    assert (istanbul.status, istanbul.year, istanbul.slug) == ("cancelled", 2023, "istanbul")
    assert (santos.status, santos.year) == ("held", 2022)
    assert list(santos.hosts.values_list("former_dates", flat=True)) == ["2020"]


def test_a_moved_conference_names_who_was_to_host(client, starter):
    roles = Host.objects.filter(meeting__edition=17).values_list("role", "city__slug")
    assert list(roles) == [("host", "enghien-les-bains"), ("former", "queretaro")]
    assert (
        "Querétaro had been designated to host."
        in Page(client.get("/en/meetings/2025/enghien-les-bains/")).text
    )


def test_accents_come_as_a_style_sheet_with_both_schemes(client, db):
    AnnualMeetingFactory(accent="#1f5a96")
    meeting = AnnualMeetingFactory(accent="#a4262c", public=True)
    css = client.get("/accents.css")
    assert css["Content-Type"] == "text/css"
    assert css.content.decode().startswith(f".accent-{meeting.pk}{{--accent:#a4262c;")
    assert "\n@media screen and (prefers-color-scheme:dark){" in css.content.decode()


@pytest.mark.parametrize("path", ["/en/meetings/99999999999999999999/", "/en/meetings/2018/%00/"])
def test_hostile_addresses_are_a_404(client, db, path):
    assert client.get(path).status_code == 404


def test_a_year_whose_only_meeting_was_withdrawn_says_so(client, starter):
    AnnualMeeting.objects.get(edition=12).withdraw()
    response = client.get("/en/meetings/2018/")
    assert response.status_code == 410
    assert "XIIth Annual Meeting" in Page(response).text


def test_a_page_stands_when_its_picture_is_lost(client, starter):
    AnnualMeeting.objects.filter(edition=12).update(banner="meetings/lost.jpg")
    page = Page(client.get("/en/meetings/2018/krakow-katowice/"))
    assert page.texts("h1") == ["Creative Crossroads"]
    assert page.all("figure") == []


def test_a_host_without_city_and_place_still_has_a_name():
    assert str(Host()) == "–"


def test_the_404_page_is_ours_while_developing_too(client, db, settings):
    settings.DEBUG = True
    response = client.get("/fr/meetings/1999/")
    assert response.status_code == 404
    assert Page(response).one("html")["attrs"]["lang"] == "fr"
    assert b"DEBUG" not in response.content
