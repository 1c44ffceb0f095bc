"""The review screen: everything is sent at every step, and nothing is written before save."""

import pytest
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from declarations.importing import import_text
from declarations.models import Declaration, LanguageVersion
from tests.declarations.importing.formats import papers
from tests.declarations.importing.review_form import ADDRESS, ReviewPage, begun
from tests.declarations.importing.rows import stored
from tests.factories.staff import StaffFactory
from tests.page import words
from translations.models import TextState

pytestmark = pytest.mark.django_db
GOOD = "Déclaration des maires\n\nNous, les maires.\n\nNous renouvelons."


@pytest.fixture
def editor(client):
    """A client signed in as an editor."""
    client.force_login(StaffFactory(role="Editors"))
    return client


def file(data: bytes) -> SimpleUploadedFile:
    """An upload whose name says nothing."""
    return SimpleUploadedFile("paper", data)


def in_each_format(language: str = "fr") -> dict[str, bytes]:
    """The declaration in every format that is reviewed."""
    groups = papers.lines(language)
    return {
        "word": papers.word(groups),
        "html": papers.web_page(groups),
        "markdown": papers.markdown(groups, papers.parsed(language).title).encode(),
        "text": papers.seed(language),
    }


@pytest.mark.parametrize("name", ["word", "html", "markdown", "text"])
def test_each_format_is_reviewed_then_previewed_then_saved_as_a_draft(editor, meeting, name):
    review = begun(editor, file=file(in_each_format()[name]), meeting=meeting.pk)
    assert review.labels == [f"Paragraph {number}" for number in range(1, 7)]
    assert review.data["title"] == "Déclaration des maires"
    preview = review.look()
    assert stored() == [[], [], []]
    saved = preview.save()
    declaration = Declaration.objects.get()
    assert saved.response.headers["Location"].endswith(f"/{declaration.pk}/change/")
    assert list(declaration.paragraphs.values_list("body_fr", flat=True)) == (
        papers.parsed("fr").paragraphs
    )
    assert [v.published_at for v in declaration.versions.all()] == [None]
    assert declaration.versions.get().masthead == papers.parsed("fr").masthead
    assert declaration.source_files.get().name == "paper"


@pytest.mark.parametrize("name", ["word", "html", "markdown", "text"])
def test_no_format_changes_a_public_text(editor, meeting, name):
    declaration = import_text(papers.seed("fr"), language="fr", meeting=meeting).declaration
    declaration.versions.update(published_at=timezone.now())
    before = stored()
    review = begun(editor, file=file(in_each_format()[name]), meeting=meeting.pk)
    pieces = [*review.pieces[:5], "Autre chose."]
    refused = review.look(piece=pieces)
    assert "An import never changes a public text" in refused.problems[0]
    assert stored() == before
    assert refused.pieces == pieces


@pytest.mark.parametrize("name", ["word", "html", "markdown", "text"])
def test_a_translation_waits_at_the_desk_whatever_its_format(client, meeting, name):
    import_text(papers.seed("fr"), language="fr", meeting=meeting)
    translator = StaffFactory()
    names = ["add_declaration", "change_declaration", "translate_es"]
    StaffFactory(role="Editors")
    translator.user_permissions.set(Permission.objects.filter(codename__in=names))
    client.force_login(translator)
    review = begun(client, file=file(in_each_format("es")[name]), language="es", meeting=meeting.pk)
    review.look().save()
    assert set(LanguageVersion.objects.values_list("language", "published_at")) == {
        ("fr", None),
        ("es", None),
    }
    waiting = TextState.objects.filter(language="es", status="in_review", unit__field="body")
    assert sorted(waiting.values_list("draft", flat=True)) == sorted(papers.parsed("es").paragraphs)
    bodies = Declaration.objects.get().paragraphs.values_list("body_es", flat=True)
    assert set(bodies) == {None}


def test_a_pasted_text_can_be_gone_through_too(editor, meeting):
    review = begun(editor, text=GOOD, meeting=meeting.pk)
    assert review.pieces == ["Nous, les maires.", "Nous renouvelons."]


def test_buttons_keep_everything_that_was_typed(editor, meeting):
    review = begun(editor, text=GOOD, meeting=meeting.pk)
    changed = {
        "piece": ["Nous, les maires.\n\nNous affirmons.", "Nous <b>renouvelons</b>."],
        "masthead": "RÉSEAU\n\nXII^e^ RÉUNION",
        "title": "Déclaration des mairesses et des maires",
        "obtained_from": "archive",
        "label": "official",
    }
    parted = review.press(**changed)
    assert parted.pieces == ["Nous, les maires.", "Nous affirmons.", "Nous <b>renouvelons</b>."]
    moved = parted.press("down-0").press("drop-2").press("join-0")
    assert moved.pieces == ["Nous affirmons. Nous, les maires.", "Nous <b>renouvelons</b>."]
    assert moved.labels == ["Paragraph 1", "Dropped paragraph"]
    kept = {name: moved.data[name] for name in ("masthead", "title", "obtained_from", "label")}
    assert kept == {name: changed[name] for name in kept}
    assert stored() == [[], [], []]


def test_each_button_leads_to_where_its_piece_will_stand(editor, meeting):
    review = begun(editor, text=GOOD + "\n\nNous saluons.", meeting=meeting.pk)
    where = {
        e["attrs"]["value"]: e["attrs"]["formaction"]
        for e in review.page.all("button", name="do")
        if e["attrs"]["value"].endswith("-1") or "up-0" in e["attrs"]["value"]
    }
    assert where == {
        "up-0": "#piece-0",
        "join-1": "#piece-1",
        "up-1": "#piece-0",
        "down-1": "#piece-2",
        "drop-1": "#piece-1",
    }


def test_openers_are_marked_and_counted(editor, meeting):
    review = begun(editor, text=GOOD, meeting=meeting.pk)
    assert review.page.texts("mark") == ["Nous, les", "Nous renouvelons"]
    assert "Paragraphs: 2. Dropped: 0. Set aside: 0." in review.page.text


def test_an_arabic_text_has_its_direction_in_every_box(editor, meeting):
    review = begun(editor, text=papers.seed("ar").decode(), language="ar", meeting=meeting.pk)
    boxes = review.page.all("textarea")
    assert {(box["attrs"].get("lang"), box["attrs"].get("dir")) for box in boxes} == {("ar", "rtl")}
    assert len(boxes) == 7


def test_what_was_set_aside_is_listed_and_put_back(editor, meeting):
    page = "<body><h1>Déclaration des maires</h1><p>Nous.</p><footer>Fin</footer></body>"
    review = begun(editor, text=page, meeting=meeting.pk)
    assert review.labels == ["Paragraph 1", "Footer of the pages"]
    back = review.press("back-1")
    assert (back.labels, back.pieces) == (["Paragraph 1", "Paragraph 2"], ["Nous.", "Fin"])


def test_an_error_names_its_paragraph_and_leads_to_it(editor, meeting):
    review = begun(editor, text=GOOD, meeting=meeting.pk)
    refused = review.look(piece=["Nous.", "Nous\u202e."])
    assert refused.response.status_code == 422
    assert "Paragraph 2: Line 1, character 5: the character U+202E" in refused.problems[0]
    assert len(refused.page.all("a", href="#piece-1-text")) == 1
    assert refused.pieces == ["Nous.", "Nous\u202e."]


def test_a_text_without_a_title_is_reviewed_and_refused_until_it_has_one(editor, meeting):
    review = begun(editor, text="Nous, les maires.", meeting=meeting.pk)
    refused = review.look()
    assert "No title was found" in refused.problems[0]
    preview = refused.look(title="Déclaration des maires")
    assert preview.response.status_code == 200


def test_the_preview_leads_back_to_the_review(editor, meeting):
    preview = begun(editor, text=GOOD, meeting=meeting.pk).press("drop-0").look()
    again = preview.press(edit="1")
    assert (again.labels, again.pieces) == (
        ["Dropped paragraph", "Paragraph 1"],
        ["Nous, les maires.", "Nous renouvelons."],
    )


def test_replacing_and_stale_previews_ask_again(editor, meeting):
    declaration = import_text(GOOD, language="fr", meeting=meeting).declaration
    review = begun(editor, text=GOOD.replace("renouvelons", "saluons"), meeting=meeting.pk)
    preview = review.look()
    asked = preview.save()
    assert "Paragraph 2: replaced" in asked.problems[0]
    paragraph = declaration.paragraphs.first()
    paragraph.body_fr = "Nous, autres."
    paragraph.save(update_fields=["body_fr"])
    stale = asked.save(replace="on")
    assert "was changed since this preview" in stale.problems[0]
    saved = stale.save(replace="on")
    assert saved.response.status_code == 302
    bodies = list(declaration.paragraphs.values_list("body_fr", flat=True))
    assert bodies == ["Nous, les maires.", "Nous saluons."]


def test_letters_of_another_script_wait_for_a_persons_word(editor, meeting):
    text = "Declaration\n\n" + papers.parsed("ru").paragraphs[0]
    preview = begun(editor, text=text, language="en", meeting=meeting.pk).look()
    asked = preview.save()
    assert "Less than half of the letters are those of English" in asked.problems[0]
    assert stored() == [[], [], []]
    saved = asked.save(other_script="on")
    assert saved.response.status_code == 302


def test_who_may_not_import_gets_no_further_by_the_review(client, meeting):
    client.force_login(StaffFactory())
    answer = client.post(ADDRESS, {"states": "p", "piece": "Nous", "save": "1"})
    assert answer.status_code == 403


def test_five_hundred_paragraphs_go_through_one_form(editor, meeting):
    text = "Declaration\n\n" + "\n\n".join(f"We renew {n}." for n in range(500))
    review = begun(editor, text=text, language="en", meeting=meeting.pk)
    assert len(review.pieces) == 500
    review.press("join-498").look().save()
    bodies = Declaration.objects.get().paragraphs.values_list("body_en", flat=True)
    assert (len(bodies), bodies[498]) == (499, "We renew 498. We renew 499.")


def test_a_form_that_lost_its_states_loses_no_text(editor, meeting):
    answer = editor.post(ADDRESS, {"language": "fr", "states": "?", "piece": ["Nous", "Vous"]})
    assert ReviewPage(editor, answer).pieces == ["Nous", "Vous"]


def test_a_preview_that_was_tampered_with_is_refused_in_a_sentence(editor, meeting):
    answer = editor.post(ADDRESS, {"language": "fr", "review": "{", "save": "1"})
    assert (answer.status_code, stored()) == (422, [[], [], []])
    assert "Choose the file again" in ReviewPage(editor, answer).problems[0]


def test_the_review_holds_no_inline_style_or_script(editor, meeting):
    review = begun(editor, text=GOOD, meeting=meeting.pk)
    assert [e for e in review.page.elements if "style" in e["attrs"]] == []
    assert [e for e in review.page.all("script") if words(e["text"])] == []
