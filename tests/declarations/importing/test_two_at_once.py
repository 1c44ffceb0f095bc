"""The import when it is sent twice, goes back, loses its session, or meets somebody else."""

import hashlib

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import translation

from declarations import actions
from declarations.importing import import_text
from declarations.importing.formats import refusals
from declarations.models import Declaration, SourceFile
from tests.declarations.importing.formats import papers
from tests.declarations.importing.review_form import ADDRESS, ReviewPage, begun
from tests.declarations.importing.rows import stored
from tests.factories.staff import StaffFactory
from tests.page import words

pytestmark = pytest.mark.django_db
TEXT = "Déclaration des maires\n\nNous, les maires.\n\nNous renouvelons."
OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


@pytest.fixture
def editor(client):
    """A client signed in as an editor."""
    client.force_login(StaffFactory(role="Editors"))
    return client


def paper() -> SimpleUploadedFile:
    """A Word document of the text."""
    return SimpleUploadedFile("paper.docx", papers.word(TEXT.split("\n\n")))


def test_a_form_that_is_sent_twice_is_saved_once(editor, meeting):
    preview = begun(editor, file=paper(), meeting=meeting.pk).look()
    preview.save()
    before = stored()
    again = preview.save()
    followed = editor.get(again.response.headers["Location"])
    assert [str(message) for message in followed.context["messages"]][-1] == (
        "Nothing to change: the text is stored already."
    )
    assert (stored(), Declaration.objects.count(), SourceFile.objects.count()) == (before, 1, 1)


def test_the_file_is_kept_to_the_byte_with_its_origin(editor, meeting):
    upload = paper()
    data = upload.read()
    upload.seek(0)
    review = begun(editor, file=upload, meeting=meeting.pk)
    review.look(obtained_from="by mail", obtained_on="2018-06-20").save()
    kept = SourceFile.objects.get()
    facts = (kept.sha256, bytes(kept.content), kept.obtained_from, str(kept.obtained_on))
    assert facts == (hashlib.sha256(data).hexdigest(), data, "by mail", "2018-06-20")
    assert (kept.language, kept.declaration) == ("fr", Declaration.objects.get())


def test_going_back_and_on_again_loses_nothing(editor, meeting):
    review = begun(editor, file=paper(), meeting=meeting.pk)
    again = review.look(piece=["Nous.", "Vous."]).press(edit="1")
    assert (again.pieces, again.data["source"]) == (["Nous.", "Vous."], review.data["source"])
    again.look().save()
    bodies = Declaration.objects.get().paragraphs.values_list("body_fr", flat=True)
    assert list(bodies) == ["Nous.", "Vous."]
    assert SourceFile.objects.get().declaration == Declaration.objects.get()


def test_a_session_that_ended_writes_nothing_and_the_form_goes_on_after_it(client, meeting):
    person = StaffFactory(role="Editors")
    client.force_login(person)
    preview = begun(client, file=paper(), meeting=meeting.pk).look()
    client.logout()
    answer = client.post(ADDRESS, preview.data | {"save": "1"})
    assert (answer.status_code, answer["Location"]) == (302, f"/admin/login/?next={ADDRESS}")
    assert stored() == [[], [], []]
    client.force_login(person)
    # The page that the browser still shows holds everything.
    assert preview.save().response.status_code == 302
    assert SourceFile.objects.get().declaration == Declaration.objects.get()


def test_what_a_colleague_saved_meanwhile_is_not_written_over(editor, meeting):
    preview = begun(editor, text=TEXT, meeting=meeting.pk).look()
    import_text(TEXT.replace("Nous renouvelons", "Nous saluons"), language="fr", meeting=meeting)
    before = stored()
    asked = preview.save()
    assert "was changed since this preview" in asked.problems[0]
    assert stored() == before


def test_a_file_of_somebody_else_is_not_taken(editor, meeting, client):
    review = begun(editor, file=paper(), meeting=meeting.pk)
    client.force_login(StaffFactory(role="Editors"))
    ReviewPage(client, review.response).look().save()
    assert [kept.declaration for kept in SourceFile.objects.all()] == [None]


def test_a_file_of_before_utf_8_is_gone_through_whatever_was_pressed(editor, meeting):
    upload = SimpleUploadedFile("a.txt", TEXT.encode("cp1252"))
    data = {"language": "fr", "preview": "1", "file": upload, "meeting": meeting.pk}
    review = ReviewPage(editor, editor.post(ADDRESS, data))
    assert review.pieces == ["Nous, les maires.", "Nous renouvelons."]
    assert [words(e["text"]) for e in review.page.all("ul", **{"class": "review-notes"})] == [
        "The file is not in UTF-8. It was read as windows-1252, which was usual for this language: "
        "compare the letters with the paper."
    ]


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("fr", "Ceci est un document d’un ancien Word (.doc). Ouvrez-le, enregistrez-le"),
        ("ar", "هذا مستند من إصدار قديم من Word (.doc). افتحه"),
    ],
)
def test_the_file_that_is_refused_is_named_in_the_persons_language(editor, language, sentence):
    upload = SimpleUploadedFile("a.docx", OLD_WORD)
    answer = editor.post(
        ADDRESS,
        {"language": "fr", "preview": "1", "file": upload},
        headers={"accept-language": language},
    )
    page = ReviewPage(editor, answer)
    assert (answer.status_code, stored()) == (422, [[], [], []])
    assert sentence in page.problems[0]
    assert len(page.page.all("a", href="#id_file")) == 1


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_every_refusal_is_said_in_the_language_of_the_person(language):
    params = {"kind": "?", "language": "?", "count": 1, "most": 2, "size": 3}
    english = [str(refusals.refused(code, **params)) for code in refusals.CODES]
    with translation.override(language):
        said = [str(refusals.refused(code, **params)) for code in refusals.CODES]
    assert set(english) & set(said) == set()


def test_the_declaration_and_its_empty_form_lead_to_the_import(editor, meeting):
    declaration = import_text(TEXT, language="fr", meeting=meeting).declaration
    address = reverse("admin:declarations_declaration_import")
    change = reverse("admin:declarations_declaration_change", args=[declaration.pk])
    links = ReviewPage(editor, editor.get(change)).page.all(
        "a", href=f"{address}?meeting={meeting.pk}"
    )
    assert [words(link["text"]) for link in links] == ["Import a text"]
    add = ReviewPage(editor, editor.get(reverse("admin:declarations_declaration_add")))
    assert len(add.page.all("a", href=address)) == 1
    form = ReviewPage(editor, editor.get(f"{address}?meeting={meeting.pk}"))
    assert form.data["meeting"] == str(meeting.pk)


@pytest.mark.parametrize("number", ["", "x", "9" * 5_000, "-1"])
def test_an_odd_meeting_in_the_address_of_the_import_chooses_none(editor, number):
    answer = editor.get(ADDRESS, {"meeting": number})
    assert (answer.status_code, ReviewPage(editor, answer).data.get("meeting", "")) == (200, "")


@pytest.mark.parametrize("page", ["stage", "adopt"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_an_adopted_text_is_asked_no_more_for_its_stage_or_adoption(client, meeting, page, method):
    declaration = import_text(TEXT, language="fr", meeting=meeting).declaration
    actions.adopt(declaration=declaration, adopted=["fr"])
    client.force_login(StaffFactory(role="Secretariat"))
    address = reverse(f"admin:declarations_declaration_{page}", args=[declaration.pk])
    answer = getattr(client, method)(address, {"stage": "draft", "adopted": "fr"}, follow=True)
    assert [str(message) for message in answer.context["messages"]] == [
        "This text is adopted already."
    ]
    assert (declaration.numbered.count(), Declaration.objects.get().stage) == (1, "adopted")
