"""What stands around a version's text stays as it was, whatever becomes of the meeting."""

import datetime as dt
import json

import pytest
from django.utils import translation

from declarations import actions
from declarations.exports.renditions import RENDITIONS
from declarations.facts import facts_of
from declarations.models import Declaration, Version
from meetings.models import AnnualMeeting
from tests.factories.declarations import (
    DeclarationFactory,
    LanguageVersionFactory,
    ParagraphFactory,
)
from tests.factories.meetings import AnnualMeetingFactory, HostFactory
from tests.page import Page, words

TEXT = "/{}/declarations/2018/mayors-declaration"


@pytest.fixture
def declaration(db):
    """Adopted in French and Arabic, at a meeting with two hosts."""
    meeting = AnnualMeetingFactory(
        public=True, edition=12, kind="meeting", slug="krakow-katowice", accent="#7a1f3d",
        start=dt.date(2018, 6, 12), end=dt.date(2018, 6, 15), theme_fr="Carrefour",
        brand="KRAKOWICE",
    )  # fmt: skip
    names = [("Cracovie", "كراكوف"), ("Katowice", "كاتوفيتسه")]
    for position, (fr, ar) in enumerate(names, start=1):
        HostFactory(
            meeting=meeting, place__name_fr=fr, place__name_ar=ar, place__name_en=fr,
            place__country="PL", position=position,
        )  # fmt: skip
    made = DeclarationFactory(meeting=meeting, slug="mayors-declaration", title_ar="إعلان")
    ParagraphFactory(declaration=made, body_fr="Un texte", body_ar="نص واحد")
    for code in ("fr", "ar"):
        LanguageVersionFactory(declaration=made, language=code, public=True)
    actions.adopt(declaration=made, adopted=["fr", "ar"])
    return made


def _change_everything(declaration):
    """Change whatever a masthead or a colophon is made of."""
    meeting = declaration.meeting
    meeting.start, meeting.end = dt.date(2018, 7, 1), dt.date(2018, 7, 4)
    meeting.accent, meeting.brand, meeting.theme_fr = "#1f5a96", "AUTREMENT", "Autre chose"
    meeting.edition, meeting.kind = 14, "conference"
    meeting.save()
    place = meeting.hosts.first().place
    place.name_fr, place.name_ar, place.country = "Ailleurs", "مكان آخر", "DE"
    place.save()
    declaration.adopted_on, declaration.kind = dt.date(2018, 7, 3), "manifesto"
    declaration.original_language = "ar"
    declaration.save()


@pytest.mark.parametrize("code", ["fr", "ar"])
@pytest.mark.parametrize("ending", [*RENDITIONS, "json", "manifest.json"])
def test_no_form_of_a_version_changes_with_its_meeting(client, declaration, code, ending):
    before = client.get(f"{TEXT.format(code)}/v/1.{ending}").content
    _change_everything(declaration)
    response = client.get(f"{TEXT.format(code)}/v/1.{ending}")
    assert (response.status_code, response.content == before) == (200, True)


@pytest.mark.parametrize("ending", [*RENDITIONS, "json", "manifest.json"])
def test_no_form_of_a_version_changes_with_the_next(client, declaration, ending):
    before = client.get(f"{TEXT.format('fr')}/v/1.{ending}").content
    declaration.paragraphs.update(body_fr="Un autre texte")
    declaration.title_fr = "Un autre titre"
    declaration.save()
    declaration.versions.filter(language="fr").update(issuer="Une ville", label="official")
    assert _correct(declaration).number == 2
    assert client.get(f"{TEXT.format('fr')}/v/1.{ending}").content == before


def test_two_languages_side_by_side_do_not_change_with_the_meeting(client, declaration):
    before = client.get(f"{TEXT.format('fr')}/with/ar.pdf").content
    _change_everything(declaration)
    assert client.get(f"{TEXT.format('fr')}/with/ar.pdf").content == before


@pytest.mark.parametrize("place", ["/", "/v/1/", "/p/1/", "/with/ar/"])
def test_no_page_of_a_version_shows_what_the_meeting_became(client, declaration, place):
    _change_everything(declaration)
    declaration.meeting = AnnualMeeting.objects.in_brief("fr").get()
    page = Page(client.get(f"{TEXT.format('fr')}{place}"))
    # The link to the meeting's own page is called what the meeting is called now.
    with translation.override("fr"):
        shown = page.text.replace(words(declaration.meeting.link_name), "")
    assert [word for word in ("Ailleurs", "AUTREMENT", "juillet", "XIV") if word in shown] == []


def test_the_page_shows_the_masthead_as_it_was_recorded(client, declaration):
    _change_everything(declaration)
    page = Page(client.get(f"{TEXT.format('fr')}/"))
    assert page.texts("p", class_="masthead__theme") == ["Carrefour"]
    assert page.texts("p", class_="declaration__line") == [
        "XIIe Réunion annuelle du Réseau des villes créatives de l’UNESCO, Cracovie et Katowice "
        "(Pologne), du 12 au 15 juin 2018"
    ]


def test_a_text_without_a_version_shows_its_meeting_as_it_is(client, declaration):
    other = DeclarationFactory(meeting=declaration.meeting, slug="draft-text")
    ParagraphFactory(declaration=other)
    LanguageVersionFactory(declaration=other, public=True)
    _change_everything(other)
    page = Page(client.get("/fr/declarations/2018/draft-text/"))
    assert page.texts("p", class_="masthead__theme") == ["Autre chose"]


def test_the_facts_are_kept_in_every_language_and_under_no_hash(declaration):
    version = declaration.numbered.get()
    before = version.sha256
    assert version.facts["meeting"]["hosts"] == [
        {"name": {"fr": "Cracovie", "en": "Cracovie", "ar": "كراكوف"}, "country": "PL"},
        {"name": {"fr": "Katowice", "en": "Katowice", "ar": "كاتوفيتسه"}, "country": "PL"},
    ]
    _change_everything(declaration)
    later = _correct(declaration)
    assert (later.sha256, later.facts["meeting"]["brand"]) == (before, "AUTREMENT")


def _correct(declaration, **more) -> Version:
    """A correction of the French."""
    declaration = Declaration.objects.get(pk=declaration.pk)
    options = {"reason": "Un nom.", "reason_language": "fr", "dated": dt.date(2020, 1, 2)}
    return actions.correct(declaration=declaration, corrected=["fr"], **options | more)


def test_other_facts_alone_make_a_correction_that_readers_can_compare(client, declaration):
    place = declaration.meeting.hosts.first().place
    place.name_fr = "Kraków"
    place.save()
    assert _correct(declaration).number == 2
    page = Page(client.get(f"{TEXT.format('fr')}/changes/1..2/"))
    line = "XIIe Réunion annuelle du Réseau des villes créatives de l’UNESCO, {} et Katowice"
    (said,) = [e["text"] for e in page.all("li") if "Katowice (Pologne)" in e["text"]]
    assert said.index(line.format("Cracovie")) < said.index(line.format("Kraków"))
    assert "Cracovie" in Page(client.get(f"{TEXT.format('fr')}/v/1/")).text
    newest = json.loads(client.get(f"{TEXT.format('fr')}.json").content)
    assert newest["meeting"]["hosts"] == ["Kraków", "Katowice"]


def test_the_desk_says_that_facts_differ_and_lets_them_be_recorded(admin_client, declaration):
    change = f"/admin/declarations/declaration/{declaration.pk}"
    assert Page(admin_client.get(f"{change}/change/")).all("p", class_="errornote") == []
    place = declaration.meeting.hosts.first().place
    place.name_ar = "كراكوفيا"
    place.save()
    assert len(Page(admin_client.get(f"{change}/change/")).all("p", class_="errornote")) == 1
    page = Page(admin_client.get(f"{change}/correct/"))
    fields = {e["attrs"].get("name"): e["attrs"].get("value") for e in page.all("input")}
    typed = {"corrected": ["fr"], "reason": "A name.", "reason_language": "en",
             "dated": "2020-01-02", "seen": fields["seen"]}  # fmt: skip
    response = admin_client.post(f"{change}/correct/", typed)
    assert (response.status_code, declaration.numbered.count()) == (302, 2)


def test_facts_that_changed_behind_the_page_are_shown_again(admin_client, declaration):
    change = f"/admin/declarations/declaration/{declaration.pk}/correct/"
    declaration.meeting.brand = "AUTREMENT"
    declaration.meeting.save()
    page = Page(admin_client.get(change))
    seen = page.one("input", name="seen")["attrs"]["value"]
    declaration.meeting.brand = "ENCORE"
    declaration.meeting.save()
    typed = {"corrected": ["fr"], "reason": "A name.", "reason_language": "en",
             "dated": "2020-01-02", "seen": seen}  # fmt: skip
    assert admin_client.post(change, typed).status_code == 422
    assert declaration.numbered.count() == 1


def test_the_facts_name_the_meeting_in_any_language(declaration):
    facts = facts_of(declaration)
    assert (facts["kind"], facts["adopted_on"]) == ("declaration", None)
    with translation.override("ar"):
        version = declaration.numbered.get()
        from_record = actions.newest_texts(declaration)["ar"].version.facts
    assert from_record == version.facts == facts
