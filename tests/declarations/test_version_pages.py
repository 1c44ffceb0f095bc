"""The pages of versions and of what changed, as readers get them; and the JSON."""

import datetime as dt
import hashlib
import json
import subprocess
import sys

import pytest
from django.test.utils import override_settings

from declarations import actions, changes
from declarations.content import Content
from tests.factories.declarations import (
    DeclarationFactory,
    LanguageVersionFactory,
    ParagraphFactory,
    of_2018,
)
from tests.factories.meetings import AnnualMeetingFactory
from tests.page import Page, words

TEXT = "/{}/declarations/2018/mayors-declaration/"


@pytest.fixture
def declaration(db):
    """Adopted in French, Arabic added in version 2, Spanish a draft; all three then changed."""
    made = of_2018(body_fr=["Un texte", "Deux"], body_ar=["نص واحد", ""])
    actions.adopt(declaration=made, adopted=["fr"])
    actions.add_languages(declaration=made, added=["ar"])
    made.paragraphs.filter(key="1").update(body_fr="Un autre texte", body_ar="نص آخر")
    return made


@pytest.fixture
def corrected(declaration):
    """The same with version 3, in which the French of paragraph 1 was corrected."""
    dated = dt.date(2026, 11, 20)
    reason = {"reason": "Un mot manquait.", "reason_language": "fr"}
    actions.correct(declaration=declaration, corrected=["fr"], dated=dated, **reason)
    return declaration


def _paragraphs(page: Page) -> list[tuple[str, str]]:
    """Each paragraph as its text and the language that it is really in."""
    inside = [e for e in page.all("p") if e["attrs"].get("class") is None]
    found = [(words(e["text"]), e["lang"]) for e in inside]
    wanted = ("Un texte", "Un autre texte", "Deux", "نص واحد", "نص آخر")
    return [one for one in found if one[0] in wanted]


def test_the_page_of_an_adopted_text_shows_its_newest_version(client, declaration):
    french, arabic = (Page(client.get(TEXT.format(code))) for code in ("fr", "ar"))
    assert _paragraphs(french) == [("Un texte", "fr"), ("Deux", "fr")]
    assert _paragraphs(arabic) == [("نص واحد", "ar"), ("Deux", "fr")]


def test_a_correction_shows_on_the_page_and_not_at_the_address_of_the_version(client, corrected):
    assert _paragraphs(Page(client.get(TEXT.format("fr"))))[0] == ("Un autre texte", "fr")
    first = Page(client.get(TEXT.format("fr") + "v/1/"))
    assert _paragraphs(first) == [("Un texte", "fr"), ("Deux", "fr")]
    assert first.texts("p", class_="stage") == [
        "Ceci est la version 1. La plus récente est la version 3. Lire la version la plus récente "
        "· Ce qui a changé depuis"
    ]


def test_a_version_without_the_readers_language_shows_the_original_under_a_note(
    client, declaration
):
    page = Page(client.get(TEXT.format("ar") + "v/1/"))
    assert _paragraphs(page) == [("Un texte", "fr"), ("Deux", "fr")]
    assert len(page.all("p", class_="note")) == 1


def test_the_versions_are_listed_with_date_languages_and_reason(client, corrected):
    page = Page(client.get(TEXT.format("fr")))
    items = [words(e["text"]) for e in page.all("li") if "Version" in e["text"]]
    assert [item.split(" ")[1] for item in items] == ["3,", "2,", "1"]
    assert "Un mot manquait." in items[0]
    assert "arabe" in items[1]


def test_page_and_json_give_the_hashes_of_the_version(client, corrected):
    version = corrected.numbered.get(number=3)
    page = Page(client.get(TEXT.format("ar")))
    assert page.texts("code", class_="hash") == [
        version.texts.get(language="ar").sha256,
        version.sha256,
    ]
    data = json.loads(client.get(TEXT.format("ar")[:-1] + ".json").content)
    assert data["version"]["sha256"] == version.sha256
    assert {text["language"]: text["sha256"] for text in data["texts"]} == dict(
        version.texts.values_list("language", "sha256")
    )


@pytest.mark.parametrize("number", ["", "/v/1", "/v/2", "/v/3"])
def test_anyone_makes_the_hashes_again_with_the_lines_on_the_page(
    client, corrected, tmp_path, number
):
    page = Page(client.get(TEXT.format("fr")))
    program, file = tmp_path / "check.py", tmp_path / "declaration.json"
    program.write_text(page.one("pre")["text"], encoding="utf-8")
    file.write_bytes(client.get(TEXT.format("fr")[:-1] + number + ".json").content)
    done = subprocess.run([sys.executable, program, file], capture_output=True, text=True)  # noqa: S603
    assert (done.stdout, done.returncode) == (
        f"Version {number[-1:] or 3} is what it says.\n",
        0,
    ), done.stderr
    data = json.loads(file.read_bytes())
    data["texts"][0]["hashed"]["paragraphs"][0]["text"] += "."
    file.write_text(json.dumps(data), encoding="utf-8")
    done = subprocess.run([sys.executable, program, file], capture_output=True, text=True)  # noqa: S603
    assert (done.stdout, done.returncode) == ("", 1)


@override_settings(PUBLIC_LANGUAGES=["fr", "en"])
def test_a_language_that_readers_do_not_see_gives_its_hash_alone(client, declaration):
    data = json.loads(client.get(TEXT.format("fr")[:-1] + ".json").content)
    assert [(text["language"], "hashed" in text) for text in data["texts"]] == [
        ("fr", True),
        ("ar", False),
    ]


def test_a_draft_language_is_nowhere(client, declaration):
    for tail in ("/", "/v/1/", "/v/2/", "/changes/1..2/", ".json"):
        for code in ("fr", "ar", "es"):
            body = client.get(TEXT.format(code)[:-1] + tail).content.decode()
            assert "SECRETO" not in body
            assert "BORRADOR" not in body


def test_the_json_of_a_text_that_is_not_adopted_has_no_version(client, db):
    meeting = AnnualMeetingFactory(public=True, edition=12, slug="krakow-katowice")
    made = DeclarationFactory(meeting=meeting, slug="mayors-declaration")
    ParagraphFactory(declaration=made, body_fr="Un")
    LanguageVersionFactory(declaration=made, public=True)
    data = json.loads(client.get(TEXT.format("fr")[:-1] + ".json").content)
    assert (data["stage"], data["version"]) == ("draft", None)
    assert [text["hashed"]["paragraphs"] for text in data["texts"]] == [
        [{"key": "1", "text": "Un"}]
    ]


def test_the_json_has_a_strong_tag_that_holds_when_it_is_compressed(client, declaration):
    response = client.get(TEXT.format("fr")[:-1] + ".json", headers={"Accept-Encoding": "gzip"})
    assert response["ETag"] == f'"{hashlib.sha256(response.content).hexdigest()}"'
    again = client.get(
        TEXT.format("fr")[:-1] + ".json", headers={"If-None-Match": response["ETag"]}
    )
    assert (again.status_code, again.content) == (304, b"")


def test_the_changes_are_told_in_words_and_marks(client, corrected):
    page = Page(client.get(TEXT.format("fr") + "changes/2..3/"))
    assert [words(e["text"]) for e in page.all("ins")[1:]] == ["[ajouté] autre"]
    redline = page.one("p", class_="redline")
    assert words(redline["text"]) == "Un [ajouté] autre texte"
    assert page.texts("h3") == ["Paragraphe 1"]


def test_a_language_that_did_not_change_says_so(client, corrected):
    page = Page(client.get(TEXT.format("ar") + "changes/2..3/"))
    assert page.all("p", class_="redline") == []
    labels = page.texts("span", class_="versions__label")
    assert labels == ["مُعدَّل", "دون تغيير"]


def test_a_language_that_was_added_has_nothing_to_compare(client, declaration):
    page = Page(client.get(TEXT.format("ar") + "changes/1..2/"))
    assert page.all("ins") == []
    assert "2" in page.text


@pytest.mark.parametrize("tail", ["v/4/", "v/0/", "v/01/", "v/999999/", "v/1000000/", "v/x/",
                                  "changes/1..1/", "changes/1..4/", "changes/0..1/",
                                  "changes/1...2/", "v/4.json", "changes/1/"])  # fmt: skip
def test_there_is_no_such_version(client, corrected, tail):
    response = client.get(TEXT.format("fr") + tail)
    assert response.status_code == 404
    assert Page(response).texts("h1") == ["Page introuvable"]


def test_changes_are_read_from_the_older_to_the_newer(client, corrected):
    response = client.get(TEXT.format("ar") + "changes/3..1/")
    assert (response.status_code, response["Location"]) == (
        301,
        TEXT.format("ar") + "changes/1..3/",
    )


@pytest.mark.parametrize("tail", ["v/1/", "changes/1..2/", "v/1.json"])
def test_a_withdrawn_language_is_gone_in_every_version(client, declaration, tail):
    declaration.versions.get(language="ar").withdraw("Une faute grave.")
    response = client.get(TEXT.format("ar") + tail)
    assert response.status_code == 410
    assert "Une faute grave." in Page(response).text


@pytest.mark.parametrize("tail", ["v/1/", "changes/1..2/", "v/1.json"])
def test_the_versions_of_a_meeting_that_is_not_public_are_not_found(client, declaration, tail):
    declaration.meeting.published_at = None
    declaration.meeting.save()
    response = client.get(TEXT.format("fr") + tail)
    assert response.status_code == 404
    assert "Un texte" not in response.content.decode()


@pytest.mark.parametrize("count", [1, 200])
def test_a_page_asks_no_more_for_many_paragraphs(client, db, django_assert_num_queries, count):
    meeting = AnnualMeetingFactory(public=True, edition=12, slug="krakow-katowice")
    made = DeclarationFactory(meeting=meeting, slug="mayors-declaration", title_ar="إعلان")
    for number in range(count):
        ParagraphFactory(declaration=made, body_fr=f"Texte {number}", body_ar=f"نص {number}")
    for code in ("fr", "ar"):
        LanguageVersionFactory(declaration=made, language=code, public=True)
    actions.adopt(declaration=made, adopted=["fr"])
    actions.add_languages(declaration=made, added=["ar"])
    for code, queries in (("fr", 5), ("ar", 6)):
        with django_assert_num_queries(queries):
            client.get(TEXT.format(code))


def test_a_draft_is_not_told_by_the_order_of_its_versions(client, declaration):
    declaration.versions.update(published_at=None)
    assert client.get(TEXT.format("fr") + "changes/2..1/").status_code == 404


def test_the_page_that_says_withdrawn_names_the_title_that_readers_saw(client, declaration):
    declaration.title_ar = "عنوان لم يره أحد"
    declaration.save()
    declaration.versions.get(language="ar").withdraw("Une faute grave.")
    page = Page(client.get(TEXT.format("ar")))
    assert "إعلان رؤساء البلديات" in page.text
    assert "عنوان لم يره أحد" not in page.text


def test_nothing_is_told_of_a_text_whose_meeting_was_never_public(client, declaration):
    declaration.meeting.published_at = None
    declaration.meeting.save()
    declaration.versions.get(language="ar").withdraw("Une faute grave.")
    for tail in ("", "v/1/", "with/fr/", "p/1/", "changes/1..2/"):
        response = client.get(TEXT.format("ar") + tail)
        assert response.status_code == 404
        assert "إعلان" not in Page(response).text.replace("الإعلان", "")


@override_settings(PUBLIC_LANGUAGES=["en"])
def test_there_is_no_manifest_of_languages_that_readers_do_not_see(client, declaration):
    assert client.get(TEXT.format("en")[:-1] + ".manifest.json").status_code == 404


def test_a_page_of_very_many_changes_shows_paragraphs_whole():
    old = Content("fr", "", "", "", tuple((str(n), "ancien mot " * 60) for n in range(99)))
    new = Content("fr", "", "", "", tuple((str(n), "nouveau mot " * 60) for n in range(99)))
    kinds = {tuple(p.kind for p in one.pieces) for one in changes.paragraphs(old, new)}
    assert kinds == {("gone", "new")}
