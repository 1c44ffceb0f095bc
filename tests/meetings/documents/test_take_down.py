"""One version of a file taken down alone: gone for readers, kept for staff, put back."""

import io
import json
import zipfile

import pytest
from django.test import Client
from django.urls import reverse

from meetings.documents.actions import put_back, take_down
from meetings.documents.models import Document, DocumentFile, TakeDown
from meetings.parts import parts
from tests.admin_form import as_opened
from tests.factories.documents import DocumentFactory, add_file
from tests.factories.meetings import AnnualMeetingFactory
from tests.factories.staff import StaffFactory
from tests.files import pdf
from tests.meetings.documents.test_admin import file_errors, page_of, upload
from tests.meetings.documents.test_files import SEEN, client_of, list_of, url_of
from tests.page import Page
from tests.publication.conftest import signed_in
from uccn.publication.models import PreviewLink

pytestmark = pytest.mark.django_db
REASON = "A telephone number stands in it."


def removed(file: DocumentFile, note: str = "") -> DocumentFile:
    """A version that was taken down."""
    take_down(file=file, reason=REASON, note=note, by=StaffFactory())
    return file


def statuses(client, document: Document, *tails: str) -> list[int]:
    """What addresses below a document's Polish files answer."""
    return [client.get(f"{url_of(document)}files/pl/{tail}").status_code for tail in tails]


def page_for(file: DocumentFile) -> str:
    """The page of the admin that takes a version down."""
    return reverse("admin:documents_document_take_down", args=[file.document_id, file.pk])


@pytest.mark.parametrize("who", SEEN)
def test_a_version_that_was_taken_down_is_gone_for_each_audience_that_had_it(client, who):
    meeting = AnnualMeetingFactory(public=True)
    client = client_of(who, client, meeting)
    for audience in ("public", "delegates", "mayors", "closed"):
        document = DocumentFactory(meeting=meeting, audience=audience)
        add_file(document, "pl", pdf("kept"))
        removed(add_file(document, "pl", pdf("wrong")), "It held an error.")
        expected = [200, 200, 410] if audience in SEEN[who] else [404, 404, 404]
        expected = [200, 200, 200] if who == "staff" else expected
        assert statuses(client, document, "", "1/", "2/") == expected
        if expected[2] == 410:
            html = client.get(f"{url_of(document)}files/pl/2/").content.decode()
            assert "Version 2 of this file (Polish) stood here. It was taken down on" in html
            assert "It held an error." in html
            assert REASON not in html
            assert client.get(f"{url_of(document)}files/pl/").getvalue() == pdf("kept")


def test_staff_get_a_version_that_was_taken_down_and_no_cache_keeps_it():
    document = DocumentFactory()
    removed(add_file(document, "pl", pdf("wrong")))
    answer = signed_in("Editors").get(f"{url_of(document)}files/pl/1/")
    assert answer.getvalue() == pdf("wrong")
    assert answer.headers["Cache-Control"] == "private, no-store"


def test_a_language_that_has_no_other_says_so_at_its_lasting_address(client):
    document = DocumentFactory(title_en="Agenda")
    removed(add_file(document, "pl"))
    answer = client.get(f"{url_of(document)}files/pl/")
    found = Page(answer)
    assert answer.status_code == 410
    assert "This document has no file in this language any more (Polish)." in found.text
    assert found.one("a", href=url_of(document))["text"] == "Agenda"
    assert statuses(signed_in("Editors"), document, "") == [410]


def test_list_page_zip_manifest_and_api_leave_it_out(client):
    meeting = AnnualMeetingFactory(public=True, slug="krakow")
    document = DocumentFactory(meeting=meeting, symbol="A/1")
    first = add_file(document, "pl", pdf("first"))
    second, only = add_file(document, "pl", pdf("second")), add_file(document, "fr", pdf("only"))
    add_file(document, "en", pdf("english"))
    removed(second), removed(only)
    packed = zipfile.ZipFile(io.BytesIO(client.get(f"{list_of(meeting)}pl.zip").getvalue()))
    assert packed.read("a-1-pl-v1.pdf") == pdf("first")
    assert client.get(f"{list_of(meeting)}fr.zip").status_code == 404
    told = packed.read("manifest.csv").decode()
    pages = [client.get(url).content.decode() for url in (list_of(meeting), url_of(document))]
    api = client.get(f"/api/v1/{document.address}").content.decode()
    for text in (told, api):
        assert first.sha256 in text
    for text in (told, api, *pages):
        assert {second.sha256 in text, only.sha256 in text} == {False}
        assert "files/pl/2/" not in text
        assert "files/fr/" not in text
    assert [f["version"] for f in json.loads(api)["files"] if f["language"] == "pl"] == [1]


def test_what_readers_never_had_does_not_come_to_light(client):
    document = DocumentFactory(draft=True)
    add_file(document, "pl", pdf("never shown"))
    second = add_file(document, "pl", pdf("wrong"))
    document.publish()
    removed(second)
    assert statuses(client, document, "", "1/", "2/") == [410, 404, 410]
    listed = client.get(list_of(document.meeting)).content.decode()
    assert "files/pl/" not in listed + client.get(url_of(document)).content.decode()
    assert statuses(signed_in("Editors"), document, "", "1/", "2/") == [410, 200, 200]


def test_what_was_taken_down_before_publication_was_never_there(client):
    document = DocumentFactory(draft=True)
    add_file(document, "pl", pdf("right"))
    second = removed(add_file(document, "pl", pdf("wrong")))
    link = PreviewLink.objects.create(subject=document, created_by=StaffFactory())
    assert statuses(client, document, f"2/?preview={link.token}") == [404]
    document.publish()
    assert statuses(client, document, "", "1/", "2/") == [200, 200, 404]
    put_back(file=second, by=StaffFactory())
    assert client.get(f"{url_of(document)}files/pl/").getvalue() == pdf("wrong")


def test_the_secretariat_takes_a_version_down_and_puts_it_back():
    client, document = signed_in("Secretariat"), DocumentFactory()
    add_file(document, "pl", pdf("first"))
    file = add_file(document, "pl", pdf("second"))
    assert (
        f'href="{page_for(file)}">Take down…</a>' in client.get(page_of(document)).content.decode()
    )
    assert client.post(page_for(file), {"reason": REASON}).status_code == 200
    missing = client.post(page_for(file), {"confirm": "on", "note": "Sorry."})
    assert "Say why, so that it is known later." in missing.content.decode()
    assert "Sorry.</textarea>" in missing.content.decode().replace("\n", "")
    assert not TakeDown.objects.exists()
    given = {"reason": REASON, "note": "It held an error.", "confirm": "on"}
    assert client.post(page_for(file), given).status_code == 302
    row = TakeDown.objects.get()
    assert (row.file, row.by, row.reason, row.withdrawal_note) == (
        *(file, client.user, REASON, "It held an error."),
    )
    html = client.get(page_of(document)).content.decode()
    assert REASON in html
    assert f'href="{page_for(file)}">Put back…</a>' in html
    assert statuses(Client(), document, "", "2/") == [200, 410]
    assert client.post(page_for(file), {}).status_code == 200
    client.post(page_for(file), {"confirm": "on"})
    row.refresh_from_db()
    assert (row.put_back_by, row.put_back_at is None, row.reason) == (client.user, False, REASON)
    assert Client().get(f"{url_of(document)}files/pl/").getvalue() == pdf("second")


@pytest.mark.parametrize("role", ["Host-city editors", "Translators – French"])
def test_who_does_not_publish_takes_nothing_down(role):
    client, document = signed_in(role), DocumentFactory()
    document.meeting.editors.add(client.user)
    file = add_file(document, "pl")
    given = {"reason": REASON, "confirm": "on"}
    assert client.post(page_for(file), given).status_code == 403
    assert page_for(file) not in client.get(page_of(document)).content.decode()
    assert not TakeDown.objects.exists()


def test_a_file_of_another_document_is_not_taken_down_here():
    client, document = signed_in("Secretariat"), DocumentFactory()
    file = add_file(DocumentFactory(), "pl")
    place = reverse("admin:documents_document_take_down", args=[document.pk, file.pk])
    assert client.post(place, {"reason": REASON, "confirm": "on"}).status_code == 404
    assert not TakeDown.objects.exists()


def test_bytes_that_were_taken_down_do_not_come_in_again():
    client, document = signed_in("Editors"), DocumentFactory()
    removed(add_file(document, "pl", pdf("wrong")))
    add_file(document, "pl", pdf("right"))
    data = as_opened(client.get(page_of(document)))
    data |= {"files-2-language": "fr", "files-2-upload": upload(pdf("wrong"), "b.pdf")}
    assert file_errors(client.post(page_of(document), data)) == [
        "“b.pdf” is version 1 (Polish), which was taken down. "
        "Put that one back, or choose another file."
    ]
    assert document.files.count() == 2


def test_taken_down_twice_is_taken_down_once():
    file = add_file(DocumentFactory(), "pl")
    rows = [take_down(file=file, reason=reason, by=StaffFactory()) for reason in ("One", "Two")]
    assert rows[0] == rows[1]
    assert TakeDown.objects.get().reason == "One"


def test_a_document_whose_files_are_all_taken_down_counts_as_one_without():
    document = DocumentFactory()
    removed(add_file(document, "pl"))
    (part,) = [one for one in parts() if one.model is Document]
    assert part.remarks(document.meeting)[0].words == "1 document has no file"
