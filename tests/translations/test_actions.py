"""Drafts, review and approval: what each writes, who may, and that nobody's words are lost."""

import pytest
from django.contrib.admin.models import LogEntry
from django.core.exceptions import PermissionDenied, ValidationError

from declarations.models import Paragraph
from translations import actions
from translations.actions import Conflict, Seen, SourceMoved
from translations.hashes import text_hash
from translations.models import Comment, TextRevision, TextState

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(units, seen, leila):
    """Leila saves a draft of the first paragraph, or of another."""

    def draft(text="نحن، رؤساء البلديات،", unit=None, **more):
        unit = unit or units[1]
        more = {"by": leila, "seen": seen(unit)} | more
        return actions.save_draft(unit=unit, language="ar", text=text, **more)

    return draft


@pytest.fixture
def approve(units, seen, omar):
    """Omar approves the first paragraph as it stands."""

    def approve(unit=None, **more):
        unit = unit or units[1]
        return actions.approve(
            **{"unit": unit, "language": "ar", "seen": seen(unit), "by": omar} | more
        )

    return approve


def column(paragraph, name="body_ar"):
    """What readers get."""
    return Paragraph.objects.rewrite(False).values_list(name, flat=True).get(pk=paragraph.pk)


def test_a_draft_is_not_public(draft, paragraphs, units, state):
    draft()
    assert column(paragraphs[0]) is None
    assert (state(units[1]).status, state(units[1]).draft) == ("draft", "نحن، رؤساء البلديات،")


def test_approving_writes_the_column_and_nothing_else(draft, approve, paragraphs, units, state):
    draft(submit=True)
    approve()
    now = state(units[1])
    assert column(paragraphs[0]) == "نحن، رؤساء البلديات،"
    assert [column(paragraphs[0], f"body_{c}") for c in ("en", "es", "ru")] == [None] * 3
    assert (now.status, now.draft, now.is_unreviewed) == ("approved", "", False)
    assert now.based_on == units[1].source_hash
    assert (now.translator.username, now.reviewer.username) == ("leila", "omar")


def test_a_new_draft_leaves_the_approved_text_public(draft, approve, paragraphs, units, state):
    draft(submit=True)
    approve()
    draft("نحن، عُمَد المدن،")
    assert column(paragraphs[0]) == "نحن، رؤساء البلديات،"
    assert state(units[1]).status == "draft"


def test_discarding_a_draft_goes_back_to_the_approved_text(draft, approve, units, seen, leila):
    draft(submit=True)
    approve()
    draft("غير ذلك")
    state = actions.discard_draft(unit=units[1], language="ar", seen=seen(units[1]), by=leila)
    assert (state.status, state.draft) == ("approved", "")


def test_every_version_is_kept_with_who_and_from_what(draft, approve, units):
    draft()
    draft("نحن", submit=True)
    approve()
    kept = TextRevision.objects.filter(unit=units[1], language="ar").order_by("number")
    assert list(kept.values_list("number", "text", "status", "by__username", "origin")) == [
        (1, "نحن، رؤساء البلديات،", "draft", "leila", "typed"),
        (2, "نحن", "in_review", "leila", "typed"),
        (3, "نحن", "approved", "omar", "typed"),
    ]
    assert set(kept.values_list("source_hash", flat=True)) == {text_hash("Nous, les maires,")}


def test_the_second_writer_gets_a_conflict_and_loses_nothing(draft, units, seen, nour, state):
    before = seen(units[1])
    draft("النص الأول")
    with pytest.raises(Conflict) as conflict:
        draft("النص الثاني", by=nour, seen=before)
    assert (conflict.value.theirs, conflict.value.by.username) == ("النص الأول", "leila")
    assert state(units[1]).draft == "النص الأول"
    aside = TextRevision.objects.get(unit=units[1], origin="set_aside")
    assert (aside.text, aside.by) == ("النص الثاني", nour)


def test_sending_the_same_text_twice_is_no_conflict(draft, units, seen, state):
    before = seen(units[1])
    draft("نحن", seen=before)
    draft("نحن", seen=before)
    assert state(units[1]).version == 1


def test_a_column_that_was_changed_around_the_desk_is_a_conflict(draft, paragraphs, units, seen):
    before = seen(units[1])
    Paragraph.objects.rewrite(False).filter(pk=paragraphs[0].pk).update(body_ar="من خارج المكتب")
    with pytest.raises(Conflict) as conflict:
        draft("نحن", seen=before)
    assert conflict.value.theirs == "من خارج المكتب"
    assert column(paragraphs[0]) == "من خارج المكتب"


def test_nobody_approves_his_or_her_own_text(units, seen, omar, draft):
    draft("نحن", by=omar, submit=True)
    with pytest.raises(ValidationError, match="second person"):
        actions.approve(unit=units[1], language="ar", seen=seen(units[1]), by=omar)


def test_a_reviewer_who_changes_the_text_has_become_its_writer(draft, approve, units, state):
    draft(submit=True)
    with pytest.raises(ValidationError, match="second person"):
        approve(text="نحن، عُمَد المدن،")
    assert state(units[1]).status == "in_review"


def test_an_officer_alone_approves_with_a_mark(draft, approve, paragraphs, ines):
    draft("نحن", by=ines)
    state = approve(by=ines, unreviewed=True)
    assert column(paragraphs[0]) == "نحن"
    assert state.is_unreviewed


def test_the_mark_goes_when_a_second_person_did_review(draft, approve, ines):
    draft("نحن")
    assert not approve(by=ines, unreviewed=True).is_unreviewed


def test_only_who_may_override_approves_alone(draft, approve, omar):
    draft("نحن", by=omar)
    with pytest.raises(PermissionDenied):
        approve(unreviewed=True)


def test_a_source_that_moved_has_to_be_looked_at_first(draft, approve, units, paragraphs, seen):
    draft(submit=True)
    before = seen(units[1])
    Paragraph.objects.rewrite(False).filter(pk=paragraphs[0].pk).update(body_fr="Nous, maires,")
    with pytest.raises(SourceMoved):
        approve(seen=before)
    assert column(paragraphs[0]) is None


def test_a_text_that_was_made_from_an_old_source_is_outdated(draft, units, paragraphs, seen):
    before = seen(units[1])
    Paragraph.objects.rewrite(False).filter(pk=paragraphs[0].pk).update(body_fr="Nous, maires,")
    actions.reconcile()
    draft("نحن", seen=before)
    assert TextState.objects.outdated().filter(unit=units[1], language="ar").count() == 1


def test_saying_that_the_old_text_still_holds_clears_the_flag(
    draft, approve, units, paragraphs, state
):
    draft(submit=True)
    approve()
    Paragraph.objects.rewrite(False).filter(pk=paragraphs[0].pk).update(body_fr="Nous, maires,")
    actions.reconcile()
    assert state(units[1]).is_outdated
    draft("نحن، رؤساء البلديات،", submit=True)
    approve()
    assert not state(units[1]).is_outdated


@pytest.mark.parametrize("text", ["ذ\u202eب", "ذ\x01ب", "ذ\u2067ب"])
def test_a_text_that_cannot_be_kept_is_refused_and_nothing_changes(draft, text, units, state):
    with pytest.raises(ValidationError, match="Line 1, character 2"):
        draft(text)
    assert state(units[1]).version == 0


def test_a_title_is_one_line(draft, units):
    with pytest.raises(ValidationError, match="on one line"):
        draft("إعلان\nرؤساء", unit=units[0])


def test_a_title_has_its_limit(draft, units):
    with pytest.raises(ValidationError, match="300"):
        draft("إ" * 301, unit=units[0])


def test_a_public_text_is_never_emptied_by_a_draft(draft, approve, paragraphs):
    draft(submit=True)
    approve()
    with pytest.raises(ValidationError, match="cannot be emptied"):
        draft("")
    assert column(paragraphs[0]) == "نحن، رؤساء البلديات،"


def test_there_has_to_be_something_to_approve(approve):
    with pytest.raises(ValidationError, match="no text to approve"):
        approve()


def test_a_translator_writes_her_language_and_no_other(draft, units, seen, leila):
    for language in ("en", "ru", "fr"):
        with pytest.raises(PermissionDenied):
            actions.save_draft(unit=units[1], language=language, text="Text", by=leila,
                               seen=seen(units[1], language))  # fmt: skip


def test_a_translator_approves_nothing(draft, approve, leila, nour):
    draft(submit=True)
    with pytest.raises(PermissionDenied):
        approve(by=nour)


def test_sending_back_says_why(draft, units, seen, omar, state):
    draft(submit=True)
    what = {"unit": units[1], "language": "ar", "by": omar}
    with pytest.raises(ValidationError):
        actions.send_back(reason=" ", seen=seen(units[1]), **what)
    actions.send_back(reason="المدن لا البلدات", seen=seen(units[1]), **what)
    assert state(units[1]).status == "draft"
    assert Comment.objects.get(unit=units[1], language="ar").text == "المدن لا البلدات"


def test_a_text_can_be_not_needed_until_there_is_one(draft, units, seen, omar, state):
    what = {"unit": units[2], "language": "ar", "by": omar}
    actions.set_needed(needed=False, seen=seen(units[2]), **what)
    assert state(units[2]).status == "not_needed"
    actions.set_needed(needed=True, seen=seen(units[2]), **what)
    draft("64", unit=units[2])
    with pytest.raises(ValidationError):
        actions.set_needed(needed=False, seen=seen(units[2]), **what)


def test_writing_the_source_makes_the_others_outdated(draft, approve, units, seen, ines):
    draft(submit=True)
    approve()
    actions.write_source(unit=units[1], text="Nous, maires,", seen=seen(units[1], "fr"), by=ines)
    assert list(TextState.objects.outdated().values_list("language", flat=True)) == ["ar"]


def test_the_source_is_written_by_who_may(units, seen, omar):
    with pytest.raises(PermissionDenied):
        actions.write_source(unit=units[1], text="Nous", seen=seen(units[1], "fr"), by=omar)


def test_two_who_write_the_source_collide(units, seen, ines, paragraphs):
    before = seen(units[1], "fr")
    actions.write_source(unit=units[1], text="Nous, maires,", seen=before, by=ines)
    with pytest.raises(Conflict):
        actions.write_source(unit=units[1], text="Nous les maires", seen=before, by=ines)
    assert column(paragraphs[0], "body_fr") == "Nous, maires,"


def test_the_only_text_is_never_emptied(units, seen, ines):
    with pytest.raises(ValidationError, match="only language"):
        actions.write_source(unit=units[1], text="", seen=seen(units[1], "fr"), by=ines)


def test_the_base_column_follows_the_default_language(units, seen, ines, paragraphs):
    actions.write_source(unit=units[1], text="Nous, maires,", seen=seen(units[1], "fr"), by=ines)
    assert column(paragraphs[0], "body") == "Nous, maires,"


def test_the_history_of_the_admin_names_who_approved_and_not_the_text(draft, approve):
    draft(submit=True)
    approve()
    entry = LogEntry.objects.latest("pk")
    said = "Changed translation for text “العربية”."
    assert (entry.user.username, entry.get_change_message()) == ("omar", said)
    assert "رؤساء" not in entry.change_message


def test_a_claim_is_advice_and_is_taken_over_knowingly(units, state, leila, nour):
    assert actions.claim(state=state(units[1]), by=leila)
    assert not actions.claim(state=state(units[1]), by=nour)
    assert actions.claim(state=state(units[1]), by=nour, take_over=True)
    assert state(units[1]).claimed_by == nour
    actions.release(state=state(units[1]), by=leila)
    assert state(units[1]).claimed_by == nour


def test_an_unknown_version_is_a_conflict(draft):
    draft("نحن")
    with pytest.raises(Conflict):
        draft("غير", seen=Seen(-1, ""))
