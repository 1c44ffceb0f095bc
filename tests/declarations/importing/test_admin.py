"""The import in the admin: upload or paste, preview, save."""

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile

from declarations.importing import import_text
from declarations.models import Declaration, Paragraph
from tests.page import Page, words
from uccn.lib.text import to_plain

ADDRESS = "/admin/declarations/declaration/import/"
GOOD = "Déclaration des maires\n\nNous, les maires.\n\nNous renouvelons."

pytestmark = pytest.mark.urls("tests.declarations.importing.urls")


@pytest.fixture
def staff(client, django_user_model):
    """A client signed in as somebody who may import."""
    user = django_user_model.objects.create_user("editor", password="x", is_staff=True)
    names = ["add_declaration", "change_declaration", "view_declaration", "edit_source"]
    user.user_permissions.set(Permission.objects.filter(codename__in=names))
    client.force_login(user)
    return client


def send(client, button, **data):
    """The answer to the form, sent with one of its buttons."""
    return client.post(ADDRESS, {"language": "fr", button: "1"} | data)


def carried(response):
    """What the preview's form carries on."""
    page = Page(response)
    data = {
        e["attrs"]["name"]: e["attrs"].get("value", "") for e in page.all("input", type="hidden")
    }
    data["text"] = page.one("textarea", name="text")["text"].removeprefix("\n")
    return {k: v for k, v in data.items() if k not in ("csrfmiddlewaretoken", "next")}


def problems(response):
    """The sentences of the error summary."""
    return [words(e["text"]) for e in Page(response).all("div", id="error-summary")]


@pytest.mark.parametrize("permissions", [[], ["add_declaration"], ["change_declaration"]])
def test_who_may_not_add_and_change_may_not_import(meeting, client, django_user_model, permissions):
    user = django_user_model.objects.create_user("other", password="x", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=permissions))
    client.force_login(user)
    assert client.get(ADDRESS).status_code == 403
    assert send(client, "save", text=GOOD, meeting=meeting.pk).status_code == 403
    assert Declaration.objects.count() == 0


def test_a_visitor_is_asked_to_sign_in(client, db):
    assert client.get(ADDRESS).headers["Location"] == f"/admin/login/?next={ADDRESS}"


def test_the_form_asks_for_a_file_or_a_text_and_its_language(staff, meeting):
    page = Page(staff.get(ADDRESS))
    names = [e["attrs"]["name"] for e in page.all("textarea") + page.all("select")]
    assert names == ["text", "language", "language", "meeting", "label"]
    assert page.one("input", type="file")["attrs"]["name"] == "file"


def test_an_upload_is_previewed_and_nothing_is_saved_yet(staff, meeting, seed):
    preview = send(staff, "preview", file=SimpleUploadedFile("text.txt", seed))
    page = Page(preview)
    rows = [words(e["text"]) for e in page.all("tr")]
    assert (preview.status_code, Declaration.objects.count()) == (200, 0)
    assert "Edition XII XII same" in rows
    assert "Brand KRAKOWICE KRAKOWICE same" in rows
    assert [text.split()[0] for text in page.texts("li") if len(text) > 150] == [
        *("Nous,", "Nous", "Nous", "Nous", "Nous", "Reconnaissant"),
    ]


def test_the_preview_carries_the_text_and_saving_it_writes_it(staff, meeting, seed):
    preview = send(staff, "preview", file=SimpleUploadedFile("text.txt", seed))
    data = carried(preview)
    saved = staff.post(ADDRESS, data | {"save": "1"})
    declaration = Declaration.objects.get()
    assert data["meeting"] == str(meeting.pk)
    assert saved.headers["Location"] == f"/admin/declarations/declaration/{declaration.pk}/change/"
    assert to_plain(declaration.versions.get().masthead).startswith(
        "Réseau des\nvilles créatives\n\n"
    )
    assert declaration.paragraphs.count() == 6
    assert LogEntry.objects.get().object_id == str(declaration.pk)


def test_a_pasted_text_can_be_changed_after_the_preview(staff, meeting):
    preview = send(staff, "preview", text=GOOD, meeting=meeting.pk)
    edit = staff.post(ADDRESS, carried(preview) | {"edit": "1"})
    assert Page(edit).one("textarea", name="text")["text"].splitlines()[1:] == GOOD.splitlines()


def test_an_error_keeps_what_was_typed(staff, meeting):
    text = "# Readme\n\n<script>&amp; no title"
    answer = send(staff, "preview", text=text, language="ar", meeting=meeting.pk)
    page = Page(answer)
    assert answer.status_code == 422
    assert page.one("textarea", name="text")["text"] == f"\n{text}"
    selected = [e["attrs"]["value"] for e in page.all("option") if "selected" in e["attrs"]]
    assert {"ar", str(meeting.pk)} <= set(selected)
    assert problems(answer)[0].startswith("Nothing was saved. No title was found.")


def test_an_uploaded_text_that_is_refused_is_shown_in_the_box(staff, meeting):
    answer = send(staff, "preview", file=SimpleUploadedFile("a.txt", b"Sans titre"))
    assert Page(answer).one("textarea", name="text")["text"] == "\nSans titre"


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"%PDF-1.4", "it is damaged or incomplete"),
        (b"D\xe9claration", "byte 2 cannot be read"),
        (b"x" * 1_000_001, "larger than 1 MB"),
        (b"", "There is no text"),
    ],
)
def test_a_wrong_file_is_refused_in_a_sentence(staff, meeting, content, says):
    answer = send(staff, "preview", file=SimpleUploadedFile("a.txt", content))
    assert answer.status_code == 422
    assert says in problems(answer)[0]


def test_a_file_and_a_text_are_one_too_many(staff, meeting):
    answer = send(staff, "preview", text=GOOD, file=SimpleUploadedFile("a.txt", b"Autre"))
    assert "not both" in problems(answer)[0]
    assert Page(answer).one("textarea", name="text")["text"] == f"\n{GOOD}"


def test_a_nul_is_named_with_its_place(staff, meeting):
    answer = send(staff, "preview", text=GOOD + "\x00", meeting=meeting.pk)
    assert "Line 5, character 18: the character U+0000" in problems(answer)[0]


def test_an_unknown_choice_is_an_error_of_its_field(staff, meeting):
    answer = send(staff, "preview", text=GOOD, language="xx", meeting="0")
    assert answer.status_code == 422
    assert Page(answer).one("textarea", name="text")["text"] == f"\n{GOOD}"


def test_other_counts_list_both_sides(staff, meeting):
    import_text(GOOD, language="fr", meeting=meeting)
    text = "Mayors' Declaration\n\nWe."
    answer = send(staff, "preview", text=text, language="en", meeting=meeting.pk)
    assert problems(answer)[0].endswith(
        "In the text: 1. We. In the declaration: 1. Nous, les maires. 2. Nous renouvelons."
    )


def test_replacing_a_text_needs_the_tick(staff, meeting):
    import_text(GOOD, language="fr", meeting=meeting)
    text = GOOD.replace("renouvelons", "confirmons")
    data = carried(send(staff, "preview", text=text, meeting=meeting.pk))
    refused = staff.post(ADDRESS, data | {"save": "1"})
    assert "Paragraph 2: replaced" in problems(refused)[0]
    assert Paragraph.objects.last().body_fr == "Nous renouvelons."
    saved = staff.post(ADDRESS, carried(refused) | {"save": "1", "replace": "on"})
    assert (saved.status_code, Paragraph.objects.last().body_fr) == (302, "Nous confirmons.")


def test_a_change_between_preview_and_save_shows_the_preview_again(staff, meeting):
    import_text(GOOD, language="fr", meeting=meeting)
    text = GOOD.replace("renouvelons", "confirmons")
    data = carried(send(staff, "preview", text=text, meeting=meeting.pk))
    paragraph = Paragraph.objects.last()
    paragraph.body_fr = "Nous proclamons."
    paragraph.save(update_fields=["body_fr"])
    again = staff.post(ADDRESS, data | {"save": "1", "replace": "on"})
    assert "was changed since this preview" in problems(again)[0]
    assert "Nous proclamons." in Page(again).text
    assert Paragraph.objects.last().body_fr == "Nous proclamons."
    saved = staff.post(ADDRESS, carried(again) | {"save": "1", "replace": "on"})
    assert (saved.status_code, Paragraph.objects.last().body_fr) == (302, "Nous confirmons.")


def test_a_text_that_is_stored_already_cannot_be_saved_again(staff, meeting):
    import_text(GOOD, language="fr", meeting=meeting)
    page = Page(send(staff, "preview", text=GOOD, meeting=meeting.pk))
    assert page.all("input", name="save") == []
    assert "Nothing to change" in page.text


def test_the_pages_hold_no_inline_style_or_script(staff, meeting, seed):
    for answer in (staff.get(ADDRESS), send(staff, "preview", text=seed.decode())):
        page = Page(answer)
        assert [e for e in page.elements if "style" in e["attrs"]] == []
        assert [e for e in page.all("script") if e["text"].strip()] == []
