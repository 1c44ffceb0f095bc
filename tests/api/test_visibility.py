"""What readers do not see on pages is in no answer of the API, and in no file of a list."""

import datetime as dt

import pytest
from django.utils import timezone

from declarations import actions
from declarations.models import LanguageVersion
from tests.api.asking import ask, crawl, data, is_in, items, told
from tests.factories.cities import ContactFactory, member
from tests.factories.declarations import (
    DeclarationFactory,
    LanguageVersionFactory,
    ParagraphFactory,
)
from tests.factories.meetings import AnnualMeetingFactory, HostFactory
from uccn.publication.models import PreviewLink

pytestmark = pytest.mark.django_db

SECRETS = ["ecret", "+33 1 99 88 77 66"]
NOTHING = (404, "Not found", "Nothing is at this address. The lists say what there is.")
FILES = [f"/{code}/{name}.{ending}" for code in ("fr", "ar") for ending in ("csv", "json")
         for name in ("cities", "meetings", "declarations")]  # fmt: skip
TOMORROW = timezone.now() + dt.timedelta(days=1)


@pytest.fixture
def seen(db):
    """What readers see, and beside each of it what they do not."""
    city = member(slug="lyon", name_fr="Lyon", note="Secret note on the city")
    ContactFactory(city=city)
    hidden = {"note": "Secret note", "sources": "Secret source", "unconfirmed": ["Secret fact"]}
    meeting = AnnualMeetingFactory(public=True, slug="lyon", edition=12, theme_fr="Vue", **hidden)
    HostFactory(meeting=meeting, city=city, place=None)
    _texts(meeting)
    _unseen(hidden)
    return meeting


def _texts(meeting) -> None:
    """A text as it stands, and an adopted one; each with an Arabic that is not public."""
    for slug in ("standing", "adopted"):
        made = DeclarationFactory(
            meeting=meeting, slug=slug, title_ar="Secret title", note="Secret note"
        )
        ParagraphFactory(declaration=made, body_fr="Nous.", body_ar="Secret Arabic")
        LanguageVersionFactory(declaration=made, public=True)
        LanguageVersionFactory(declaration=made, language="ar", published_at=TOMORROW,
                               source="Secret source of a draft")  # fmt: skip
    actions.adopt(declaration=made, adopted=["fr"])
    made.paragraphs.update(body_fr="Secret change after adoption")
    made.title_fr = "Secret new title"
    made.save()
    ParagraphFactory(declaration=made, body_fr="Secret paragraph after adoption")


def _unseen(hidden: dict) -> None:
    """Drafts, scheduled and withdrawn: meetings, and texts at meetings that are public or not."""
    draft = AnnualMeetingFactory(slug="secret-draft", theme_fr="Secret theme", **hidden)
    AnnualMeetingFactory(slug="secret-scheduled", published_at=TOMORROW, theme_fr="Secret theme")
    gone = AnnualMeetingFactory(public=True, slug="secret-gone", theme_fr="Secret theme", edition=9)
    for meeting in (draft, gone):
        made = DeclarationFactory(meeting=meeting, slug=f"secret-{meeting.slug}", title_fr="Secret")
        LanguageVersionFactory(declaration=made, public=True)
    gone.withdraw("The facts are being checked.")
    public = AnnualMeetingFactory(public=True, slug="public", edition=13)
    never = DeclarationFactory(meeting=public, slug="secret-never", title_fr="Secret")
    LanguageVersionFactory(declaration=never)
    LanguageVersionFactory(declaration=never, language="ar", published_at=TOMORROW)
    back = DeclarationFactory(meeting=public, slug="secret-back", title_fr="Told")
    ParagraphFactory(declaration=back, body_fr="Secret paragraph")
    LanguageVersionFactory(declaration=back, public=True).withdraw("The text was wrong.")


def test_no_answer_that_the_api_leads_to_holds_what_readers_do_not_see(client, seen):
    found = crawl(client)
    assert {a: is_in(SECRETS, text) for a, text in found.items() if is_in(SECRETS, text)} == {}
    assert {"/api/v1/declarations/2018/adopted/versions/1", "/api/v1/cities/lyon"} <= set(found)


def test_no_file_of_a_list_holds_what_readers_do_not_see(client, seen):
    texts = {address: client.get(address).content.decode() for address in FILES}
    assert {a: is_in(SECRETS, text) for a, text in texts.items() if is_in(SECRETS, text)} == {}
    assert [is_in(["Lyon", "Vue", "adopted"], text) != [] for text in texts.values()] == [True] * 12


def test_lists_hold_what_the_pages_hold(client, seen):
    assert items(client, "meetings", "slug") == ["public", "lyon"]
    assert items(client, "declarations", "slug") == ["standing", "adopted"]
    assert items(client, "declarations?language=fr", "slug") == ["standing", "adopted"]
    assert items(client, "declarations?language=ar", "slug") == []
    assert items(client, "declarations?edition=9", "slug") == []


def test_a_text_is_told_in_its_public_languages_alone(client, seen):
    for slug in ("standing", "adopted"):
        path = f"declarations/2018/{slug}"
        assert items(client, f"{path}/paragraphs", "text") == [{"fr": "Nous."}]
        found = data(client, path)
        assert [each["language"] for each in found["languages"]] == ["fr"]
        assert (found["title"], found["original_language"]) == (
            {"fr": "Déclaration des maires"},
            "fr",
        )
        assert list(found["pages"]) == ["fr"]
        assert {file["language"] for file in found["files"]} == {"fr"}


def test_of_an_adopted_text_the_newest_version_is_told(client, seen):
    assert items(client, "declarations/2018/standing/versions", "number") == []
    (version,) = data(client, "declarations/2018/adopted/versions")["items"]
    own = client.get(version["json"]["fr"].removeprefix("http://127.0.0.1:8000")).json()
    assert (version["sha256"], version["is_newest"]) == (own["version"]["sha256"], True)
    hashes = [(text["language"], text["sha256"]) for text in own["texts"]]
    assert [(text["language"], text["sha256"]) for text in version["languages"]] == hashes
    assert told(ask(client, "declarations/2018/adopted/paragraphs/2")) == NOTHING


@pytest.mark.parametrize(
    "path",
    ["meetings/2018/secret-draft", "meetings/2018/secret-scheduled",
     "declarations/2018/secret-never", "declarations/2018/secret-never/paragraphs",
     "declarations/2018/secret-never/versions", "declarations/2018/secret-secret-draft",
     "declarations/2018/secret-secret-draft/paragraphs/1",
     "declarations/2018/standing/versions/1"],
)  # fmt: skip
def test_a_draft_is_not_there_for_anyone(client, admin_client, seen, path):
    assert told(ask(client, path)) == told(ask(admin_client, path)) == NOTHING


def test_a_preview_link_opens_no_answer(client, seen, admin_user):
    draft = LanguageVersion.objects.get(declaration__slug="standing", language="ar").declaration
    link = PreviewLink.objects.create(subject=draft, created_by=admin_user)
    response = ask(client, f"declarations/2018/standing?preview={link.token}")
    assert (response.status_code, is_in(SECRETS, response.content.decode())) == (400, [])


def test_a_withdrawn_meeting_leaves_a_sentence(client, seen):
    day = timezone.now().date()
    when = f"{day.day} {day:%B} {day.year}"
    sentence = f"“IXth Annual Meeting” stood here. It was withdrawn on {when}."
    told_of = (410, "Withdrawn", f"{sentence} The facts are being checked.")
    assert told(ask(client, "meetings/2018/secret-gone")) == told_of


@pytest.mark.parametrize("tail", ["", "/paragraphs", "/paragraphs/1", "/versions", "/versions/1"])
def test_a_withdrawn_text_leaves_a_sentence_at_each_of_its_addresses(client, seen, tail):
    day = timezone.now().date()
    when = f"{day.day} {day:%B} {day.year}"
    response = ask(client, f"declarations/2018/secret-back{tail}")
    sentence = f"“Told” stood here. It was withdrawn on {when}. The text was wrong."
    assert told(response) == (410, "Withdrawn", sentence)


def test_a_text_of_a_withdrawn_meeting_went_with_it(client, seen):
    status, title, sentence = told(ask(client, "declarations/2018/secret-secret-gone"))
    assert (status, title, "The facts are being checked." in sentence) == (410, "Withdrawn", True)


def test_what_moved_answers_with_its_new_address(client, seen):
    seen.year, seen.slug = 2019, "villeurbanne"
    seen.save()
    moved = {
        "meetings/2018/lyon": "meetings/2019/villeurbanne",
        "declarations/2018/adopted": "declarations/2019/adopted",
        "declarations/2018/adopted/paragraphs/1": "declarations/2019/adopted/paragraphs/1",
        "declarations/2018/adopted/versions": "declarations/2019/adopted/versions",
    }
    found = {old: ask(client, old) for old in moved}
    assert {old: response.headers["Location"] for old, response in found.items()} == {
        old: f"/api/v1/{new}" for old, new in moved.items()
    }
    assert {response.status_code for response in found.values()} == {301}
