"""The admin's pages that move a text on, record its adoption and its corrections."""

import datetime as dt

import pytest
from django.contrib.admin.models import LogEntry
from django.urls import reverse
from django.utils import timezone

from declarations import actions
from declarations.models import Declaration
from tests.factories.declarations import (
    DeclarationFactory,
    LanguageVersionFactory,
    ParagraphFactory,
)
from tests.factories.meetings import AnnualMeetingFactory
from tests.factories.staff import StaffFactory
from tests.page import Page


@pytest.fixture
def officer(client, db):
    """Somebody of the Secretariat, signed in, who reads the admin in English."""
    person = StaffFactory(role="Secretariat")
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    client.cookies["django_language"] = "en"
    return person


@pytest.fixture
def declaration(db):
    """A paragraph in French and Arabic, the French public, at a meeting in June 2018."""
    meeting = AnnualMeetingFactory(
        public=True, edition=12, year=2018, start=dt.date(2018, 6, 12), end=dt.date(2018, 6, 15)
    )
    made = DeclarationFactory(meeting=meeting, title_ar="إعلان")
    ParagraphFactory(declaration=made, body_fr="Un", body_ar="واحد")
    LanguageVersionFactory(declaration=made, language="fr", public=True)
    LanguageVersionFactory(declaration=made, language="ar", label="unofficial")
    return made


def _url(declaration, page: str) -> str:
    return f"/admin/declarations/declaration/{declaration.pk}/{page}/"


def _stage() -> str:
    return Declaration.objects.get().stage


def test_the_stage_is_changed_and_logged(client, officer, declaration):
    client.post(_url(declaration, "stage"), {"stage": "consultation"})
    assert _stage() == "consultation"
    (entry,) = LogEntry.objects.all()
    assert entry.change_message == "The stage of the text was changed."


@pytest.mark.parametrize("stage", ["adopted", "", "x", "\x00"])
def test_a_stage_that_cannot_be_chosen_changes_nothing(client, officer, declaration, stage):
    response = client.post(_url(declaration, "stage"), {"stage": stage})
    assert (response.status_code, _stage()) == (422, "draft")
    assert len(Page(response).all("ul", class_="errorlist")) == 1


def test_only_whole_languages_can_be_adopted(client, officer, declaration):
    declaration.paragraphs.update(body_ar="")
    page = Page(client.get(_url(declaration, "adopt")))
    boxes = page.all("input", name="adopted")
    assert [(box["attrs"]["value"], "checked" in box["attrs"]) for box in boxes] == [("fr", True)]


def test_an_adoption_is_recorded_with_who_did_it(client, officer, declaration):
    client.post(_url(declaration, "adopt"), {"adopted": ["fr", "ar"], "adopted_on": "2018-06-14"})
    version = declaration.numbered.get()
    assert (version.number, version.dated, version.made_by) == (1, dt.date(2018, 6, 14), officer)
    assert sorted(version.texts.values_list("language", flat=True)) == ["ar", "fr"]
    assert _stage() == "adopted"


def test_the_day_may_be_unknown(client, officer, declaration):
    client.post(_url(declaration, "adopt"), {"adopted": ["fr"], "adopted_on": ""})
    assert declaration.numbered.get().dated is None


@pytest.mark.parametrize(
    "typed",
    [
        {"adopted": ["ar"]},
        {"adopted": []},
        {"adopted": ["fr", "xx"]},
        {"adopted": ["fr"], "adopted_on": "2018-13-01"},
        {"adopted": ["fr"], "adopted_on": (timezone.localdate() + dt.timedelta(1)).isoformat()},
        {"adopted": ["fr"], "adopted_on": "2018-08-01"},
    ],
)
def test_an_adoption_that_cannot_be_right_writes_nothing(client, officer, declaration, typed):
    response = client.post(_url(declaration, "adopt"), typed)
    assert (response.status_code, _stage()) == (422, "draft")
    assert declaration.numbered.count() == 0


def test_a_day_far_from_the_meeting_is_asked_about(client, officer, declaration):
    typed = {"adopted": ["fr"], "adopted_on": "2018-08-01"}
    page = Page(client.post(_url(declaration, "adopt"), typed))
    assert page.one("input", name="sure")["attrs"]["type"] == "checkbox"
    assert page.one("input", name="adopted_on")["attrs"]["value"] == "2018-08-01"
    client.post(_url(declaration, "adopt"), typed | {"sure": "on"})
    assert declaration.numbered.get().dated == dt.date(2018, 8, 1)


def _seen(client, declaration) -> dict[str, str]:
    """What the page of a correction carries along."""
    page = Page(client.get(_url(declaration, "correct")))
    today = timezone.localdate().isoformat()
    state = page.one("input", name="seen")["attrs"]["value"]
    return {"seen": state, "reason_language": "en", "dated": today}


@pytest.fixture
def adopted(declaration):
    """The same, adopted in French, then changed."""
    actions.adopt(declaration=declaration, adopted=["fr"])
    declaration.paragraphs.update(body_fr="Une")
    return declaration


def test_a_correction_shows_what_differs_and_is_recorded(client, officer, adopted):
    page = Page(client.get(_url(adopted, "correct")))
    assert page.texts("p", class_="redline") == ["[removed] Un\u200c [added] Une"]
    typed = _seen(client, adopted) | {"corrected": ["fr"], "reason": "A letter was missing."}
    client.post(_url(adopted, "correct"), typed)
    version = adopted.numbered.get(number=2)
    assert (version.reason, version.made_by) == ("A letter was missing.", officer)
    assert version.texts.get().content.texts == {"1": "Une"}


def test_texts_that_changed_meanwhile_are_shown_again(client, officer, adopted):
    typed = _seen(client, adopted) | {"corrected": ["fr"], "reason": "A letter was missing."}
    adopted.paragraphs.update(body_fr="Unes")
    response = client.post(_url(adopted, "correct"), typed)
    page = Page(response)
    assert (response.status_code, adopted.numbered.count()) == (422, 1)
    assert page.texts("p", class_="redline") == ["[removed] Un\u200c [added] Unes"]
    assert page.one("textarea", name="reason")["text"].strip() == "A letter was missing."
    again = typed | {"seen": page.one("input", name="seen")["attrs"]["value"]}
    client.post(_url(adopted, "correct"), again)
    assert adopted.numbered.get(number=2).texts.get().content.texts == {"1": "Unes"}


@pytest.mark.parametrize(
    "typed",
    [
        {"reason": ""},
        {"reason": "a\x00b"},
        {"corrected": []},
        {"corrected": ["ar"]},
        {"dated": "2999-01-01"},
        {"reason_language": "xx"},
        {"seen": ""},
    ],
)
def test_a_correction_that_cannot_be_right_writes_nothing(client, officer, adopted, typed):
    whole = _seen(client, adopted) | {"corrected": ["fr"], "reason": "A letter was missing."}
    response = client.post(_url(adopted, "correct"), whole | typed)
    assert (response.status_code, adopted.numbered.count()) == (422, 1)


def test_who_changes_an_adopted_text_is_not_asked_about_readers(client, officer, adopted):
    paragraph = adopted.paragraphs.get()
    page = Page(client.get(f"/admin/declarations/paragraph/{paragraph.pk}/change/"))
    assert page.all("input", name="confirm_public") == []


@pytest.mark.parametrize("role", ["Editors", "Translators – French"])
@pytest.mark.parametrize("page", ["adopt", "correct"])
def test_only_the_secretariat_makes_versions(client, adopted, role, page):
    person = StaffFactory(role=role)
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    for method in (client.get, client.post):
        assert method(_url(adopted, page)).status_code == 403
    assert adopted.numbered.count() == 1


def test_publishing_a_language_of_an_adopted_text_makes_a_version(client, officer, adopted):
    arabic = adopted.versions.get(language="ar")
    typed = {"when": "now", "confirm": "on"}
    client.post(f"/admin/declarations/languageversion/{arabic.pk}/publish/", typed)
    version = adopted.numbered.get(number=2)
    assert (version.kind, version.made_by) == ("translation", officer)


def test_the_form_of_an_adopted_text_lists_its_versions(client, officer, adopted):
    response = client.get(f"/admin/declarations/declaration/{adopted.pk}/change/")
    address = f"/en{adopted.version_url(1).removeprefix('/en')}"
    links = [e["attrs"].get("href") for e in Page(response).all("a")]
    assert links.count(address) == 1


def test_a_correction_leaves_a_paragraph_out_and_readers_still_find_it(
    client, officer, declaration
):
    extra = declaration.add_paragraph(body_fr="De trop")
    address = reverse("admin:declarations_paragraph_delete", args=[extra.pk])
    assert client.post(address, {"post": "yes"}).status_code == 403
    actions.adopt(declaration=declaration, adopted=["fr"])
    assert client.post(address, {"post": "yes"}).status_code == 302
    page = Page(client.get(_url(declaration, "correct")))
    seen = page.one("input", name="seen")["attrs"]["value"]
    sent = {"corrected": ["fr"], "reason": "Imprimé deux fois.", "reason_language": "fr",
            "dated": "2026-01-01", "seen": seen}  # fmt: skip
    assert client.post(_url(declaration, "correct"), sent).status_code == 302
    contents = [text.content.texts for text in declaration.numbered.get(number=2).texts.all()]
    assert contents == [{"1": "Un"}]
    paragraph = client.get(f"/fr{declaration.get_absolute_url()[3:]}p/2/")
    assert (paragraph.status_code, "De trop" in paragraph.text) == (200, True)
