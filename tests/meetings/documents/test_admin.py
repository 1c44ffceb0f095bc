"""The staff's side of documents: several files at once, clear errors, nothing lost, a history."""

import datetime as dt

import pytest
from django.core.files.storage import storages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from meetings.documents import intake
from meetings.documents.models import Document, DocumentFile
from meetings.parts import parts
from tests.admin_form import as_opened, errors
from tests.factories.documents import DocumentFactory, add_file
from tests.factories.meetings import AnnualMeetingFactory
from tests.factories.programme import SessionFactory
from tests.files import office, packed, pdf
from tests.publication.conftest import signed_in
from uccn.lib.append_only import AppendOnlyError

pytestmark = pytest.mark.django_db
ADD = reverse("admin:documents_document_add")


def page_of(document: Document) -> str:
    """The address of a document's form."""
    return reverse("admin:documents_document_change", args=[document.pk])


def file_errors(response) -> list[str]:
    """What the rows of files complain about."""
    (inline,) = response.context["inline_admin_formsets"]
    return [
        message
        for form in inline.formset.forms
        for messages in form.errors.values()
        for message in messages
    ]


def upload(content: bytes, name: str = "paper.bin") -> SimpleUploadedFile:
    """A file as a browser sends it, under a name that says nothing."""
    return SimpleUploadedFile(name, content, "application/octet-stream")


def new_document(meeting, **changes) -> dict:
    """What the form of a new document sends."""
    response = signed_in("Editors").get(ADD)
    facts = {"meeting": str(meeting.pk), "symbol": "UCCN/1", "title_fr": "Ordre du jour"}
    return {**as_opened(response), **facts, **changes}


def test_several_languages_are_uploaded_at_once():
    client, meeting = signed_in("Editors"), AnnualMeetingFactory(public=True)
    data = new_document(meeting)
    data |= {"files-0-upload": upload(pdf("fr")), "files-2-upload": upload(office("docx"))}
    data |= {"files-5-language": "PL", "files-5-upload": upload("Porządek\n".encode())}
    response = client.post(ADD, data)
    assert response.status_code == 302
    document = Document.objects.get()
    assert (document.slug, document.state()) == ("uccn-1", "draft")
    found = document.files.values_list("language", "version", "content_type", "name")
    assert [(code, version, kind.rpartition(".")[2]) for code, version, kind, _n in found] == [
        ("es", 1, "document"),
        ("fr", 1, "application/pdf"),
        ("pl", 1, "text/plain"),
    ]
    assert {file.uploaded_by for file in document.files.all()} == {client.user}


def test_a_replacement_is_a_new_version_and_the_history_shows_both():
    client, document = signed_in("Editors"), DocumentFactory()
    add_file(document, "fr", pdf("first"))
    data = as_opened(client.get(page_of(document)))
    data |= {"files-1-upload": upload(pdf("second"), "second.pdf"), "files-1-note": "Une date."}
    assert client.post(page_of(document), data).status_code == 302
    found = document.files.values_list("version", "name", "note")
    assert list(found) == [(2, "second.pdf", "Une date."), (1, "upload.bin", "")]
    html = client.get(page_of(document)).content.decode()
    assert f'href="/fr/{document.address}/files/fr/1/">upload.bin</a>' in html
    assert f'href="/fr/{document.address}/files/fr/2/">second.pdf</a>' in html


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is empty"),
        (b"MZ\x90\0", "is a program"),
        (b"\x89PNG\r\n", "is a picture"),
        (packed({"a.txt": b"a"}), "is packed"),
        (b"<html><script>", "is the source of a web page"),
        (b"{\\rtf1}", "is rich text"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "is of an old Office"),
        (office("docx", {"word/vbaProject.bin": b""}), "holds macros"),
        (pdf()[:20], "is damaged"),
        ("Août".encode("latin-1"), "is not written in UTF-8"),
        (b"a\0b", "is of no kind"),
    ],
)
def test_a_wrong_file_is_refused_and_nothing_that_was_typed_is_lost(content, said):
    client, meeting = signed_in("Editors"), AnnualMeetingFactory()
    data = new_document(meeting)
    data |= {"files-0-upload": upload(pdf("good"), "good.pdf"), "files-0-note": "Corrigé."}
    data |= {"files-1-upload": upload(content, "paper.pdf")}
    response = client.post(ADD, data)
    (sentence,) = file_errors(response)
    assert sentence.startswith("“paper.pdf” ")
    assert said in sentence
    assert Document.objects.count() == DocumentFile.objects.count() == 0
    # Whoever puts it right need not choose the good file again.
    again = as_opened(response)
    assert (again["title_fr"], again["files-0-note"]) == ("Ordre du jour", "Corrigé.")
    assert "“good.pdf” is kept" in response.content.decode()
    assert client.post(ADD, again).status_code == 302
    assert [(f.language, f.name) for f in DocumentFile.objects.all()] == [("fr", "good.pdf")]


def test_a_file_that_waited_too_long_must_be_chosen_again():
    client, meeting = signed_in("Editors"), AnnualMeetingFactory()
    data = new_document(meeting, symbol="UCCN/1", title_fr="")
    again = as_opened(client.post(ADD, data | {"files-0-upload": upload(pdf("waits"))}))
    stored = intake.of_receipt(again["files-0-receipt"])
    storages["private"].delete(stored.place)
    response = client.post(ADD, again | {"title_fr": "Ordre du jour"})
    assert file_errors(response) == ["Choose a file."]


def test_every_refusal_has_a_sentence_that_names_the_file():
    assert {"%(name)s" in str(sentence) for sentence in intake.SENTENCES.values()} == {True}


def test_a_file_that_is_too_large_is_refused(settings):
    settings.DOCUMENT_BYTES = 1_000_000
    client, meeting = signed_in("Editors"), AnnualMeetingFactory()
    data = new_document(meeting) | {"files-0-upload": upload(b"a" * 1_000_001, "long.txt")}
    assert file_errors(client.post(ADD, data)) == [
        "“long.txt” is larger than 1 MB. Make its pictures smaller, or cut it into parts."
    ]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"files-0-language": "xx", "files-0-upload": upload(pdf())}, "“xx” is no code"),
        ({"files-0-language": "", "files-0-upload": upload(pdf())}, "This field is required."),
        ({"files-0-note": "Where is it?"}, "Choose a file."),
        ({"files-0-language": "pl"}, "Choose a file."),
        ({"files-0-receipt": "forged:token"}, "Choose a file."),
        (
            {
                "files-1-language": "fr",
                "files-0-upload": upload(pdf("a")),
                "files-1-upload": upload(pdf("b")),
            },
            "Two files in one language: French. Save one, then add the other.",
        ),
    ],
)
def test_a_wrong_row_says_what_to_do(changes, said):
    client, meeting = signed_in("Editors"), AnnualMeetingFactory()
    for value in changes.values():
        if hasattr(value, "seek"):
            value.seek(0)
    (sentence,) = file_errors(client.post(ADD, new_document(meeting) | changes))
    assert said in sentence


def test_the_same_bytes_again_are_no_new_version():
    client, document = signed_in("Editors"), DocumentFactory()
    add_file(document, "fr", pdf("same"))
    data = as_opened(client.get(page_of(document)))
    response = client.post(
        page_of(document), data | {"files-1-upload": upload(pdf("same"), "b.pdf")}
    )
    assert file_errors(response) == ["“b.pdf” is the same file as version 1. Choose another one."]
    assert document.files.count() == 1


@pytest.mark.parametrize(
    ("changes", "place", "said"),
    [
        ({"symbol": "UCCN/0"}, "__all__", "Another document of the meeting has this symbol."),
        ({"slug": "taken"}, "__all__", "Another document of the meeting has this slug."),
        ({"title_fr": ""}, "title_fr", "Write this in at least one language."),
        ({"slug": "not a slug"}, "slug", "Enter a valid “slug”"),
        ({"session": "other"}, "session", "This session is not one of the meeting's."),
    ],
)
def test_a_wrong_document_says_what_to_do(changes, place, said):
    client, meeting = signed_in("Editors"), AnnualMeetingFactory(public=True)
    DocumentFactory(meeting=meeting, symbol="UCCN/0", slug="taken")
    if "session" in changes:
        changes = {"session": str(SessionFactory().pk)}
    response = client.post(ADD, new_document(meeting, **changes))
    (message,) = errors(response)[place]
    assert message.startswith(said)


def test_papers_without_symbol_find_addresses_of_their_own():
    meeting = AnnualMeetingFactory()
    titles = {"title_fr": "", "title_en": "Minutes of the forum"}
    made = DocumentFactory.create_batch(3, meeting=meeting, symbol="", **titles)
    made.append(DocumentFactory(meeting=meeting, symbol="", title_fr="", title_ar="محضر"))
    assert [document.slug for document in made] == [
        *("minutes-of-the-forum", "minutes-of-the-forum-2", "minutes-of-the-forum-3", "working")
    ]


def test_publishing_says_what_is_missing_and_withdrawing_keeps_the_address():
    client, document = signed_in("Editors"), DocumentFactory(draft=True)
    address = reverse("admin:documents_document_publish", args=[document.pk])
    assert "It has no file yet." in client.get(address).content.decode()
    add_file(document, "fr")
    assert "No file in: English, Spanish" in client.get(address).content.decode()
    assert client.post(address, {"when": "now", "confirm": "on"}).status_code == 302
    document.refresh_from_db()
    assert document.is_public
    assert document.first_published_at == document.published_at
    withdraw = reverse("admin:documents_document_withdraw", args=[document.pk])
    client.post(withdraw, {"confirm": "on", "note": "An error."})
    assert client.get(f"/fr/{document.address}/").status_code == 200
    assert Client().get(f"/fr/{document.address}/").status_code == 410


@pytest.mark.parametrize("role", ["Secretariat", "Editors"])
def test_what_has_a_file_or_was_public_is_never_deleted(role):
    client = signed_in(role)
    kept, public, empty = (
        DocumentFactory(draft=True),
        DocumentFactory(),
        DocumentFactory(draft=True),
    )
    add_file(kept, "fr")
    for document, status in ((kept, 403), (public, 403), (empty, 302)):
        address = reverse("admin:documents_document_delete", args=[document.pk])
        assert client.post(address, {"post": "yes"}).status_code == status
    assert set(Document.objects.all()) == {kept, public}


def test_a_file_is_never_changed():
    file = add_file(DocumentFactory(), "fr")
    file.name = "other.pdf"
    for change in (file.save, file.delete, DocumentFile.objects.all().delete):
        with pytest.raises(AppendOnlyError):
            change()


def test_who_may_only_read_is_offered_no_upload():
    document = DocumentFactory()
    add_file(document, "fr")
    html = signed_in("Translators – French").get(page_of(document)).content.decode()
    assert "upload.bin" in html
    assert 'type="file"' not in html


def test_a_set_time_is_since_when_its_files_are_known():
    document = DocumentFactory(draft=True)
    moment = timezone.now() + dt.timedelta(days=1)
    document.publish(moment)
    document.publish(moment + dt.timedelta(days=1))
    assert document.first_published_at == moment + dt.timedelta(days=1)
    document.withdraw()
    document.publish()
    assert document.first_published_at < moment


@pytest.mark.parametrize("count", [1, 3])
def test_lists_and_forms_cost_the_same_for_one_and_for_three(count, django_assert_num_queries):
    for document in DocumentFactory.create_batch(count):
        for code in ("fr", "pl", "ar")[:count]:
            add_file(document, code)
    client = signed_in("Editors")
    with django_assert_num_queries(10):
        client.get(reverse("admin:documents_document_changelist"))
    with django_assert_num_queries(13):
        client.get(page_of(document))


def test_host_city_editors_upload_for_their_own_meeting_and_publish_nothing():
    client = signed_in("Host-city editors")
    own, other = DocumentFactory.create_batch(2, draft=True)
    own.meeting.editors.add(client.user)
    data = as_opened(client.get(page_of(own))) | {"files-0-upload": upload(pdf("fr"))}
    assert client.post(page_of(own), data).status_code == 302
    assert own.files.get().uploaded_by == client.user
    publish = reverse("admin:documents_document_publish", args=[own.pk])
    assert client.post(publish, {"when": "now", "confirm": "on"}).status_code == 403
    assert client.get(page_of(other)).status_code == 302
    found = [client.get(f"/fr/{one.address}/").status_code for one in (own, other)]
    assert found == [200, 404]


def test_the_page_of_a_meetings_parts_counts_documents_and_those_without_file():
    documents = DocumentFactory.create_batch(3, meeting=AnnualMeetingFactory())
    add_file(documents[0], "fr")
    (part,) = [one for one in parts() if one.model is Document]
    meeting = documents[0].meeting
    assert len(part.rows(meeting)) == 3
    (remark,) = part.remarks(meeting)
    assert remark.words == "2 documents have no file"
    listed = signed_in("Secretariat").get(remark.url).context["cl"].result_list
    assert set(listed) == set(documents)
