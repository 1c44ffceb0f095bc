"""The editor, as a browser without JavaScript uses it."""

import re

import pytest

from declarations.models import Paragraph
from tests.factories.declarations import LanguageVersionFactory, ParagraphFactory
from tests.translations.editor_form import Editor
from translations import actions
from translations.models import Comment, TextRevision, TextState, TextUnit

pytestmark = pytest.mark.django_db


@pytest.fixture
def at(enter, page):
    """Somebody opens a text in the editor."""

    def at(user, unit, language="ar"):
        return Editor(enter(user), page(unit, language))

    return at


def test_saving_goes_to_the_next_text(at, leila, units, page, state):
    editor = at(leila, units[1]).type("نحن، رؤساء البلديات،")
    assert editor.press("next").url == page(units[2])
    assert state(units[1]).draft == "نحن، رؤساء البلديات،"
    assert editor.follow().told == ["Paragraph 1 is saved as a draft."]


def test_after_the_last_text_comes_the_list(at, leila, units, page):
    editor = at(leila, units[3]).type("نشكر كراكوف.")
    assert editor.press("submit").url == page()
    assert editor.follow().told == ["Paragraph 3 waits for review.", "That was the last text."]


def test_a_whole_declaration_is_on_one_screen(at, leila, units):
    html = at(leila, units[1]).html
    shown = ["Déclaration des maires", "Nous, les maires,", "Saluons les 64 villes.",
             "Remercions Cracovie."]  # fmt: skip
    assert [text in html.replace("</span>", "").replace('<span class="unit__figure">', "")
            for text in shown] == [True] * 4  # fmt: skip
    assert html.count('<textarea name="text"') == 1


def test_both_sides_have_their_language_and_direction(at, leila, units):
    html = at(leila, units[1]).html
    assert '<p id="source" lang="fr" dir="ltr">' in html
    assert re.search(r'<textarea name="text"[^>]* lang="ar" dir="rtl"', html)


def test_the_second_writer_sees_both_texts_and_keeps_the_typing(at, leila, nour, units, state):
    first, second = at(leila, units[1]), at(nour, units[1])
    first.type("نص ليلى").press("save")
    response = second.type("نص نور").press("save")
    assert response.status_code == 409
    assert second.text == "نص نور"
    assert "leila saved another text meanwhile. Both are below." in second.summary
    assert "نص ليلى" in second.html
    assert re.search(r"<del>ليلى</del>.*<ins>نور</ins>", second.html)
    second.press("save")
    assert state(units[1]).draft == "نص نور"
    kept = TextRevision.objects.filter(unit=units[1], language="ar")
    assert "نص ليلى" in set(kept.values_list("text", flat=True))


def test_taking_theirs_opens_their_text(at, leila, nour, units):
    first, second = at(leila, units[1]), at(nour, units[1])
    first.type("نص ليلى").press("save")
    second.type("نص نور").press("save")
    second.press("take")
    assert second.follow().text == "نص ليلى"


def test_a_text_that_cannot_be_kept_comes_back_with_the_reason(at, leila, units, state):
    editor = at(leila, units[0])
    response = editor.type("إعلان\nرؤساء البلديات").press("next")
    assert (response.status_code, editor.text) == (422, "إعلان\nرؤساء البلديات")
    assert editor.summary == ["It is not saved yet", "Write this on one line."]
    assert state(units[0]).version == 0


def test_a_text_that_was_deleted_meanwhile_is_shown_not_lost(at, leila, units, paragraphs):
    editor = at(leila, units[3]).type("نشكر كراكوف.")
    Paragraph.objects.get(pk=paragraphs[2].pk).delete()
    response = editor.press("save")
    assert response.status_code == 410
    assert "نشكر كراكوف." in response.content.decode()


def test_a_form_without_its_version_overwrites_nothing(at, leila, units, state):
    editor = at(leila, units[1])
    del editor.fields["version"]
    assert editor.type("نحن").press("save").status_code == 422
    assert (editor.text, state(units[1]).version) == ("نحن", 0)


def test_a_changed_source_is_shown_word_by_word_with_the_old_translation(
    at, leila, omar, units, paragraphs, seen
):
    what = {"unit": units[2], "language": "ar"}
    actions.save_draft(text="نحيي 64 مدينة.", seen=seen(units[2]), by=leila, submit=True, **what)
    actions.approve(seen=seen(units[2]), by=omar, **what)
    rows = Paragraph.objects.rewrite(False).filter(pk=paragraphs[1].pk)
    rows.update(body_fr="Saluons les 66 villes.")
    editor = at(leila, units[2])
    source = re.search(r'<p id="source".*?</p>', editor.html, re.DOTALL)[0]
    plain = re.sub(r"</?span[^>]*>", "", source)
    assert "Saluons les <del>64</del><ins>66</ins> villes." in plain
    assert editor.text == "نحيي 64 مدينة."


def test_invisible_characters_are_seen_and_can_be_inserted(at, leila, units):
    editor = at(leila, units[1])
    editor.type("نحن\u00a0\u200fهنا").press("save")
    html = editor.follow().html
    assert '<span class="invisible" title="no-break space">NBSP</span>' in html
    assert '<span class="invisible" title="right-to-left mark">RLM</span>' in html
    assert 'data-insert="\u2067"' in html


def test_somebody_elses_claim_is_said_and_can_be_taken_over(at, leila, nour, units, state):
    at(leila, units[1])
    second = at(nour, units[1])
    assert "leila has this text open" in second.html
    assert re.search(r"<textarea [^>]*readonly", second.html)
    second.press("claim")
    assert re.search(r"<textarea [^>]*readonly", second.follow().html) is None
    assert state(units[1]).claimed_by == nour


def test_a_reader_of_another_language_writes_nothing(at, leila, units):
    html = at(leila, units[1], "ru").html
    assert re.search(r"<textarea [^>]*readonly", html)
    assert 'value="next"' not in html


def test_the_source_can_be_copied_without_a_script(at, leila, units, state):
    editor = at(leila, units[1])
    assert editor.press("copy").status_code == 200
    assert (editor.text, state(units[1]).version) == ("Nous, les maires,", 0)


def test_the_reviewer_approves_and_readers_see_it(at, leila, omar, units, declaration, client):
    for language in ("fr", "ar"):
        LanguageVersionFactory(declaration=declaration, language=language, public=True)
    at(leila, units[1]).type("نحن، رؤساء البلديات،").press("submit")
    address = f"/ar/declarations/{declaration.meeting.year}/{declaration.slug}/"
    assert "نحن، رؤساء البلديات،" not in client.get(address).content.decode()
    reviewer = at(omar, units[1])
    assert "readers see it at once" in reviewer.html
    reviewer.press("approve")
    assert "نحن، رؤساء البلديات،" in client.get(address).content.decode()


def test_the_preview_shows_what_is_typed_in_the_public_page(
    enter, page, leila, units, declaration, state
):
    LanguageVersionFactory(declaration=declaration, language="fr", public=True)
    address = f"{page(units[1])}preview/"
    response = enter(leila).post(address, {"text": "نحن، *رؤساء* البلديات،"})
    html = response.content.decode()
    assert '<html lang="ar" dir="rtl">' in html
    assert "نحن، <em>رؤساء</em> البلديات،" in html
    assert state(units[1]).version == 0


def test_any_two_versions_are_compared(at, leila, units, enter, page):
    for text in ("نحن هنا", "نحن هناك", "هم هناك"):
        at(leila, units[1]).type(text).press("save")
    html = enter(leila).get(f"{page(units[1])}history/?old=1&new=3").content.decode()
    assert "From version 1 to version 3" in html
    assert "<del>نحن</del><ins>هم</ins>" in html
    assert '<a href="' + page(units[1]) + '?version=2">' in html


def test_an_earlier_version_opens_in_the_editor_and_is_not_saved(at, leila, units, page, state):
    for text in ("نحن هنا", "نحن هناك"):
        at(leila, units[1]).type(text).press("save")
    editor = at(leila, units[1]).open(f"{page(units[1])}?version=1")
    assert (editor.text, state(units[1]).draft) == ("نحن هنا", "نحن هناك")


@pytest.mark.parametrize("count", [1, 3, 300])
def test_the_page_is_light_however_long_the_sheet_is(
    count, declaration, enter, page, units, ines, django_assert_max_num_queries
):
    body = {"body_fr": "Nous saluons les 64 villes du Réseau. " * 15,
            "body_ar": "نحيي المدن الأربع والستين في الشبكة. " * 15}  # fmt: skip
    for _number in range(count - 3 if count > 3 else 0):
        ParagraphFactory(declaration=declaration, **body)
    client = enter(ines)
    with django_assert_max_num_queries(12):
        response = client.get(page(units[min(count, 3)]))
    assert len(response.content) <= 150_000


@pytest.mark.parametrize("path", ["declarations.nothing/1/ar/", "declarations.declaration/0/ar/",
                                  "declarations.declaration/1/xx/", "auth.user/1/ar/"])  # fmt: skip
def test_what_there_is_not_is_not_found(path, enter, ines):
    assert enter(ines).get(f"/admin/translations/{path}").status_code == 404


def test_a_question_is_asked_and_resolved_beside_the_text(at, leila, omar, units, enter, page):
    client = enter(leila)
    asked = {"kind": "question", "about": "", "words": "“Villes” ici, ce sont les 64 ?"}
    assert client.post(f"{page(units[1])}comment/", asked).url == f"{page(units[1])}#comments"
    html = at(omar, units[1], "ar").html
    assert "“Villes” ici, ce sont les 64 ?" in html
    comment = Comment.objects.get()
    assert (comment.language, comment.kind, comment.author) == ("", "question", leila)
    client.post(f"{page(units[1])}comment/{comment.pk}/", {"do": "resolve"})
    comment.refresh_from_db()
    assert comment.resolved_by == leila


def test_an_empty_comment_comes_back_with_a_sentence(enter, leila, units, page):
    response = enter(leila).post(f"{page(units[1])}comment/", {"kind": "comment", "about": "ar"})
    assert response.status_code == 422
    assert "This field is required." in response.content.decode()
    assert Comment.objects.count() == 0


def test_a_comment_of_another_text_is_not_found(enter, leila, units, page):
    comment = Comment.objects.create(unit=units[2], language="ar", text="?", author=leila)
    response = enter(leila).post(f"{page(units[1])}comment/{comment.pk}/", {"do": "resolve"})
    assert response.status_code == 404


def test_an_officer_gives_a_text_to_a_translator_until_noon(enter, ines, leila, units, page):
    client, address = enter(ines), f"{page()}assign/"
    assert "leila" in client.get(address).content.decode()
    due = {"person": leila.pk, "due_at": "2030-01-05T12:00"}
    assert client.post(address, due).url == page()
    assert "leila translates it, due" in client.get(page()).content.decode()
    past = client.post(address, {"person": leila.pk, "due_at": "2020-01-05T12:00"})
    assert past.status_code == 422
    assert "This time is over. Choose a later one." in past.content.decode()


def test_last_years_translation_is_offered_and_inserted(
    at, leila, omar, units, seen, state, declaration, paragraphs, page
):
    what = {"unit": units[2], "language": "ar"}
    actions.save_draft(text="نحيي 64 مدينة.", seen=seen(units[2]), by=leila, submit=True, **what)
    actions.approve(seen=seen(units[2]), by=omar, **what)
    later = ParagraphFactory(body_fr="Saluons les 66 villes.")
    Paragraph.objects.filter(pk=later.pk).update(ancestor=paragraphs[1])
    actions.reconcile()
    unit = TextUnit.objects.get(content_type__model="paragraph", object_id=later.pk)
    address = f"/admin/translations/declarations.declaration/{later.declaration_id}/ar/{unit.pk}/"
    editor = at(leila, units[1]).open(address)
    assert "same place last year" in editor.html
    assert "<del>64</del><ins>66</ins>" in editor.html
    assert editor.text == ""
    editor.press("memory:1")
    assert editor.text == "نحيي 66 مدينة."
    editor.press("save")
    assert (state(unit).draft, state(unit).origin) == ("نحيي 66 مدينة.", "memory")


def test_a_mended_text_waits_for_review_and_is_outdated_no_more(at, leila, omar, units, state):
    at(leila, units[2]).type("نحيي 64 مدينة.").press("submit")
    at(omar, units[2]).press("approve")
    rows = Paragraph.objects.rewrite(False).filter(pk=units[2].object_id)
    rows.update(body_fr="Saluons les 66 villes.")
    editor = at(leila, units[2])
    assert 'id="findings"' in editor.html
    editor.type("نحيي 66 مدينة.").press("submit")
    assert state(units[2]).is_outdated is False
    assert list(TextState.objects.outdated().filter(language="ar")) == []
    assert "after this was translated" not in at(omar, units[2]).html


def test_what_is_sent_back_is_free_for_its_translator(at, leila, omar, units, state):
    at(leila, units[1]).type("نحن، رؤساء البلديات،").press("submit")
    at(omar, units[1]).press("send_back", reason="Keep the article.")
    assert state(units[1]).claimed_by is None


def test_what_a_button_put_into_the_field_is_known_to_be_unsaved(at, leila, units):
    editor = at(leila, units[1])
    assert "data-unsaved" not in editor.html
    editor.press("copy")
    assert "data-unsaved" in editor.html
