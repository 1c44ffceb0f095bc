"""The original of a final text is frozen wherever one could write it; translations stay open."""

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from declarations import actions, order
from declarations.importing import ImportProblem, import_text
from declarations.models import Declaration, Paragraph
from meetings.actions import open_next
from tests.admin_form import as_opened, errors
from tests.factories.declarations import (
    DeclarationFactory,
    LanguageVersionFactory,
    ParagraphFactory,
)
from tests.factories.meetings import AnnualMeetingFactory
from tests.factories.staff import StaffFactory
from tests.page import Page, words
from tests.publication.conftest import signed_in
from translations import actions as desk
from translations.handing_over import unit_of
from translations.models import TextState

FROZEN = (
    "The text is final, so its original no longer changes. Set its stage back to “open for "
    "consultation” first."
)


@pytest.fixture
def declaration(db):
    """A final text: A, B and C in French, the first also in Arabic; nothing is public."""
    made = DeclarationFactory(title_ar="إعلان", slug="mayors-declaration")
    for letter, arabic in (("A", "أ"), ("B", ""), ("C", "")):
        ParagraphFactory(declaration=made, body_fr=letter, body_ar=arabic)
    LanguageVersionFactory(declaration=made, language="fr")
    actions.set_stage(declaration=made, stage="final")
    return made


@pytest.fixture
def officer(db):
    """A client of somebody of the Secretariat, who reads the admin in English."""
    client = signed_in("Secretariat")
    client.cookies["django_language"] = "en"
    return client


def stored(declaration) -> tuple[str, list[tuple[str, str]]]:
    """The French title, and the French paragraphs in their order."""
    title = Declaration.objects.values_list("title_fr", flat=True).get(pk=declaration.pk)
    return title, list(declaration.paragraphs.values_list("key", "body_fr"))


ORIGINAL = ("Déclaration des maires", [("1", "A"), ("2", "B"), ("3", "C")])


def send(client: Client, address: str, **values):
    """Open a form of the admin, change it, send it."""
    return client.post(address, as_opened(client.get(address)) | values)


def form_of(row) -> str:
    """The form of a row in the admin."""
    return reverse(f"admin:declarations_{row._meta.model_name}_change", args=[row.pk])


def test_the_title_cannot_be_changed_and_what_was_typed_is_kept(officer, declaration):
    response = send(officer, form_of(declaration), title_fr="Autre titre")
    assert errors(response)["title_fr"] == [FROZEN]
    assert Page(response).one("input", name="title_fr")["attrs"]["value"] == "Autre titre"
    assert stored(declaration) == ORIGINAL


@pytest.mark.parametrize("language", ["", "ar"])
def test_what_is_the_original_cannot_be_said_anew(officer, declaration, language):
    response = send(officer, form_of(declaration), original_language=language)
    assert errors(response)["original_language"] == [FROZEN]
    assert Declaration.objects.get(pk=declaration.pk).original_language == "fr"


@pytest.mark.parametrize("text", ["Autre", ""])
def test_a_paragraph_can_be_neither_changed_nor_emptied(officer, declaration, text):
    response = send(officer, form_of(declaration.paragraphs.first()), body_fr=text)
    assert errors(response)["body_fr"] == [FROZEN]
    assert words(Page(response).one("textarea", name="body_fr")["text"]) == text
    assert stored(declaration) == ORIGINAL


def test_a_paragraph_keeps_its_place(officer, declaration):
    response = send(officer, form_of(declaration.paragraphs.first()), position=3)
    assert errors(response)["position"] == [FROZEN]
    assert stored(declaration) == ORIGINAL


@pytest.mark.parametrize("column", ["body_fr", "body_ar"])
def test_no_paragraph_is_added_in_any_language(officer, declaration, column):
    address = f"{reverse('admin:declarations_paragraph_add')}?declaration={declaration.pk}"
    response = send(officer, address, **{column: "Un de plus"})
    assert errors(response)["__all__"] == [FROZEN]
    assert words(Page(response).one("textarea", name=column)["text"]) == "Un de plus"
    assert stored(declaration) == ORIGINAL


def test_no_paragraph_is_left_out(officer, declaration):
    row = declaration.paragraphs.first()
    address = reverse("admin:declarations_paragraph_delete", args=[row.pk])
    for answer in (officer.get(address, follow=True), officer.post(address, {"post": "yes"},
                                                                   follow=True)):  # fmt: skip
        assert FROZEN in [words(e["text"]) for e in Page(answer).all("li")]
    assert stored(declaration) == ORIGINAL


@pytest.mark.parametrize("column", ["masthead", "header_line"])
def test_what_was_issued_with_the_original_is_frozen_too(officer, declaration, column):
    version = declaration.versions.get()
    response = send(officer, form_of(version), **{column: "XII^e^"})
    assert errors(response)[column] == [FROZEN]
    assert send(officer, form_of(version), source="https://example.org/").status_code == 302


def test_a_translation_is_still_written_in_the_ordinary_form(officer, declaration):
    response = send(officer, form_of(declaration.paragraphs.get(key="2")), body_ar="ب")
    assert response.status_code == 302
    assert TextState.objects.filter(language="ar", draft="ب").exists() or (
        declaration.paragraphs.get(key="2").body_ar == "ب"
    )


def seen(unit, language: str) -> desk.Seen:
    """What somebody sees who opens the text now."""
    return desk.Seen(TextState.objects.get(unit=unit, language=language).version, unit.source_hash)


def test_the_desk_refuses_the_original_and_takes_a_translation(declaration):
    by, row = StaffFactory(role="Secretariat"), declaration.paragraphs.get(key="2")
    unit = unit_of(row, "body")
    with pytest.raises(ValidationError, match="is final"):
        desk.write_source(unit=unit, text="Autre", seen=seen(unit, "fr"), by=by)
    desk.approve(unit=unit, language="ar", text="ب", seen=seen(unit, "ar"), by=by, unreviewed=True)
    assert (stored(declaration), Paragraph.objects.get(pk=row.pk).body_ar) == (ORIGINAL, "ب")


def test_the_editor_of_the_desk_says_so_and_keeps_what_was_typed(officer, declaration):
    unit = unit_of(declaration.paragraphs.first(), "body")
    address = reverse(
        "translations:text", args=["declarations.declaration", declaration.pk, "fr", unit.pk]
    )
    page = Page(officer.get(address))
    data = {e["attrs"]["name"]: e["attrs"].get("value", "") for e in page.all("input")
            if "name" in e["attrs"]}  # fmt: skip
    response = officer.post(address, data | {"text": "Tapé ici", "do": "save"})
    assert (response.status_code, FROZEN in Page(response).text) == (422, True)
    assert words(Page(response).one("textarea", name="text")["text"]) == "Tapé ici"
    assert stored(declaration) == ORIGINAL


def test_an_import_changes_nothing_of_the_original(declaration):
    text = "Déclaration des maires\n\nA\n\nB, autrement\n\nC"
    for options in ({}, {"dry_run": True}, {"by": StaffFactory(role="Secretariat")}):
        with pytest.raises(ImportProblem, match="is final") as caught:
            import_text(text, language="fr", meeting=declaration.meeting, replace=True, **options)
        assert caught.value.code == "frozen"
        assert caught.value.details == ["Paragraph 2: replaced"]
    assert stored(declaration) == ORIGINAL


def test_an_import_of_a_translation_goes_on(declaration):
    text = "إعلان\n\nأ\n\nب\n\nج"
    report = import_text(text, language="ar", meeting=declaration.meeting, label="unofficial")
    assert (report.saved, declaration.paragraphs.get(key="3").body_ar) == (True, "ج")


def test_no_row_changes_behind_the_forms(declaration):
    first = declaration.paragraphs.first()
    acts = [
        lambda: declaration.add_paragraph(body_fr="D"),
        lambda: order.move(first, 3),
        lambda: order.close_gap(declaration),
        first.delete,
    ]
    for act in acts:
        with pytest.raises(ValidationError, match="is final"):
            act()
    for name, value in (("body_fr", "Autre"), ("position", 9)):
        row = Paragraph.objects.get(pk=first.pk)
        setattr(row, name, value)
        with pytest.raises(ValidationError, match="is final"):
            row.save()
    declaration.title_fr = "Autre"
    with pytest.raises(ValidationError, match="is final"):
        declaration.save()
    assert stored(declaration) == ORIGINAL


def test_back_in_consultation_everything_may_change(officer, declaration):
    actions.set_stage(declaration=declaration, stage="consultation")
    assert send(officer, form_of(declaration), title_fr="Autre titre").status_code == 302
    row = declaration.paragraphs.first()
    assert send(officer, form_of(row), body_fr="Autre", position=3).status_code == 302
    assert stored(declaration) == ("Autre titre", [("2", "B"), ("3", "C"), ("1", "Autre")])


def test_where_the_original_is_not_known_every_language_is_frozen(officer, declaration):
    Declaration.objects.update(original_language="")
    response = send(officer, form_of(declaration.paragraphs.first()), body_ar="آخر")
    assert errors(response)["body_ar"] == [FROZEN]
    assert declaration.paragraphs.first().body_ar == "أ"


@pytest.mark.parametrize("stage", ["consultation", "final"])
def test_a_text_moves_on_only_with_every_paragraph_of_its_original(declaration, stage):
    actions.set_stage(declaration=declaration, stage="draft")
    declaration.add_paragraph(body_ar="د")
    with pytest.raises(ValidationError, match="paragraph is missing"):
        actions.set_stage(declaration=declaration, stage=stage)
    assert Declaration.objects.get().stage == "draft"


def test_of_an_unknown_original_one_language_must_be_whole(db):
    made = DeclarationFactory(original_language="", title_ar="إعلان")
    ParagraphFactory(declaration=made, body_fr="A", body_ar="")
    ParagraphFactory(declaration=made, body_fr="", body_ar="ب")
    with pytest.raises(ValidationError, match="No language has"):
        actions.set_stage(declaration=made, stage="consultation")
    made.paragraphs.filter(key="2").update(body_fr="B")
    actions.set_stage(declaration=made, stage="consultation")
    assert Declaration.objects.get().stage == "consultation"


def test_the_next_year_opens_from_a_final_text_with_a_draft(db):
    meeting = AnnualMeetingFactory(edition=18, year=2026, public=True)
    old = DeclarationFactory(meeting=meeting, slug="mayors-declaration")
    ParagraphFactory(declaration=old, body_fr="A")
    actions.set_stage(declaration=old, stage="final")
    made = open_next(meeting=meeting, by=StaffFactory(role="Secretariat"))
    new = Declaration.objects.get(meeting=made)
    assert (new.stage, [p.body_fr for p in new.paragraphs.all()]) == ("draft", ["A"])
    assert stored(old) == ("Déclaration des maires", [("1", "A")])
