"""The whole site with its files in a bucket: staff put them in, readers get them, parts too."""

import csv
import hashlib
import io
import tracemalloc
import zipfile

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage, storages
from django.core.management import CommandError, call_command
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from cities.models import City
from meetings.documents.models import Document
from meetings.documents.upkeep import FORGOTTEN_AFTER, forget
from meetings.models import AnnualMeeting
from meetings.programme.actions import release
from meetings.programme.models import Speaker
from tests.admin_form import as_opened
from tests.cities import test_import_admin as cities
from tests.cities.conftest import csv_of
from tests.factories.albums import AlbumFactory, picture_bytes
from tests.factories.cities import CreativeFieldFactory
from tests.factories.documents import DocumentFactory, add_file
from tests.factories.meetings import AnnualMeetingFactory
from tests.factories.programme import AppearanceFactory
from tests.files import pdf
from tests.meetings.albums import test_upload as albums
from tests.meetings.documents.test_admin import ADD, new_document, upload
from tests.object_storage import server as servers
from tests.publication.conftest import signed_in
from tests.test_admin_pictures import WORDS, drawn
from uccn.lib.stored import StorageAway, troubles

pytestmark = [pytest.mark.django_db, pytest.mark.storage]


@pytest.fixture(scope="module")
def server():
    """A server that speaks S3."""
    with servers.running() as found:
        yield found


@pytest.fixture(autouse=True)
def bucket(server):
    """Every file lies in the server's bucket, which is empty at first."""
    server.empty()
    with servers.files_in_bucket(server.url()):
        yield server


@pytest.fixture
def officer():
    """An officer's browser; a fault is answered, not raised here."""
    client = signed_in("Secretariat")
    client.raise_request_exception = False
    return client


def body(response) -> bytes:
    """What was sent."""
    return b"".join(response) if response.streaming else response.content


def published(content: bytes) -> tuple[Document, str]:
    """A public document with one French file, and the file's address."""
    document = DocumentFactory()
    add_file(document, "fr", content)
    with override("en"):
        return document, f"{document.get_absolute_url()}files/fr/"


def test_a_document_comes_in_through_the_admin_and_goes_out_whole_or_in_part(
    bucket, officer, client
):
    meeting, paper = AnnualMeetingFactory(public=True), pdf("x" * 700_000)
    data = new_document(meeting) | {"files-0-upload": upload(paper)}
    assert officer.post(ADD, data).status_code == 302
    document = Document.objects.get()
    hashed = hashlib.sha256(paper).hexdigest()
    assert bucket.names() == [f"private/documents/{hashed[:2]}/{hashed}"]
    with override("en"):
        address = f"{document.get_absolute_url()}files/{document.files.get().language}/"
    assert client.get(address).status_code == 404
    Document.objects.update(published_at=timezone.now())
    assert body(client.get(address)) == paper
    part = client.get(address, headers={"range": "bytes=500000-600000"})
    assert (part.status_code, body(part)) == (206, paper[500_000:600_001])
    last = client.get(address, headers={"range": "bytes=-10"})
    assert (last.headers["Content-Range"], body(last)) == (
        f"bytes {len(paper) - 10}-{len(paper) - 1}/{len(paper)}",
        paper[-10:],
    )


def test_a_withdrawn_document_is_handed_to_nobody_though_it_lies_in_the_bucket(bucket, client):
    document, address = published(pdf("once public"))
    assert client.get(address).status_code == 200
    document.withdraw("Replaced.")
    answer = client.get(address)
    assert (answer.status_code, b"once public" in body(answer)) == (410, False)
    assert len(bucket.names()) == 1


def test_all_documents_go_out_in_one_zip(client):
    meeting = AnnualMeetingFactory(public=True)
    papers = [pdf(f"paper {number}" * 1000) for number in range(3)]
    for paper in papers:
        add_file(DocumentFactory(meeting=meeting), "fr", paper)
    answer = client.get(f"/fr/{meeting.address}/documents/fr.zip")
    with zipfile.ZipFile(io.BytesIO(body(answer))) as made:
        rows = list(csv.DictReader(io.StringIO(made.read("manifest.csv").decode("utf-8-sig"))))
        assert [made.read(row["file"]) for row in rows] == papers


def test_a_large_file_is_read_and_written_without_holding_it():
    size = 24 * 1024 * 1024
    storages["private"].save("large", ContentFile(bytes(size)))
    tracemalloc.start()
    with storages["private"].open("large") as file:
        read = sum(len(piece) for piece in iter(lambda: file.read(256 * 1024), b""))
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    # The server runs in this process, and holds the file while it sends it.
    assert (read, most < size * 3) == (size, True)


def test_what_is_written_can_be_verified_and_what_no_form_kept_is_forgotten(bucket):
    document, _address = published(pdf("kept"))
    place = document.files.get().stored_as
    storages["private"].save("documents/zz/waits", ContentFile(b"waits"))
    call_command("verify_documents", verbosity=0)
    assert forget(timezone.now() + FORGOTTEN_AFTER * 2) == 1
    assert bucket.names() == [f"private/{place}"]
    storages["private"].delete(place)
    with pytest.raises(CommandError):
        call_command("verify_documents", verbosity=0)


def test_a_picture_of_an_album_comes_in_goes_out_and_is_deleted(
    bucket, officer, client, django_capture_on_commit_callbacks
):
    album = AlbumFactory(public=True, meeting=AnnualMeetingFactory(public=True))
    albums.upload(officer, album, {"a.jpg": picture_bytes(size=(400, 300))})
    picture = album.pictures.get()
    folder = f"pictures/{picture.key[:2]}/{picture.key}"
    assert bucket.names() == [f"{folder}-400.jpg", f"{folder}-source.jpg"]
    with django_capture_on_commit_callbacks(execute=True):
        call_command("draw_pictures")
    endings = ("320.jpg", "320.webp", "400.jpg", "400.webp")
    assert bucket.names() == [f"{folder}-{ending}" for ending in endings]
    address = picture.file_url(320, "jpg")
    assert (address, client.get(address).status_code) == (f"/pictures/{picture.key}-320.jpg", 404)
    album.pictures.update(published_at=timezone.now())
    whole = body(client.get(address))
    assert whole[:3] == b"\xff\xd8\xff"
    part = client.get(address, headers={"range": "bytes=3-9"})
    assert (part.status_code, body(part)) == (206, whole[3:10])
    with django_capture_on_commit_callbacks(execute=True):
        picture.delete()
    assert bucket.names() == []


def test_a_banner_has_the_address_that_it_always_had_and_goes_when_it_is_replaced(
    bucket, officer, client, django_capture_on_commit_callbacks
):
    meeting = AnnualMeetingFactory(public=True)
    address = reverse("admin:meetings_annualmeeting_change", args=[meeting.pk])
    for colour in ("first", "second"):
        form = as_opened(officer.get(address)) | WORDS
        sent = upload(drawn("PNG", (1000, 500 + len(colour))), f"{colour}.png")
        with django_capture_on_commit_callbacks(execute=True):
            assert officer.post(address, form | {"logo": sent}).status_code == 302
    logo = AnnualMeeting.objects.get().logo
    assert logo.url == f"/uploads/{logo.name}"
    kept = {name for name in bucket.names() if name.startswith("uploads/")}
    stem = f"uploads/{logo.name.rpartition('.')[0]}"
    assert {name for name in kept if not name.startswith(stem)} == set()
    answer = client.get(logo.url)
    assert answer.headers["Content-Type"] == "image/jpeg"
    assert body(answer)[:3] == b"\xff\xd8\xff"
    again = client.get(logo.url, headers={"if-none-match": answer.headers["ETag"]})
    assert again.status_code == 304
    assert client.get(f"{logo.url}x").status_code == 404
    page = client.get(f"/fr/{meeting.address}/").content.decode()
    assert f'src="{logo.url}"' in page


def test_a_logo_and_a_former_portrait_are_for_whoever_sees_them(client, officer):
    draft, meeting = AnnualMeetingFactory(), AnnualMeetingFactory(public=True)
    draft.logo.save("logo.jpg", ContentFile(drawn("JPEG")))
    part = AppearanceFactory(session__meeting=meeting)
    part.speaker.picture.save("portrait.jpg", ContentFile(drawn("JPEG")))
    release(meeting=meeting)
    portrait = part.speaker.picture.url
    Speaker.objects.update(picture="")
    assert [client.get(address).status_code for address in (draft.logo.url, portrait)] == [404, 200]
    answer = officer.get(draft.logo.url)
    assert (body(answer)[:3], answer.headers["Cache-Control"]) == (
        b"\xff\xd8\xff",
        "private, no-store",
    )
    release(meeting=meeting)
    assert client.get(portrait).status_code == 404


def test_a_file_that_waits_to_be_imported_lies_there_until_it_is(bucket, officer):
    CreativeFieldFactory(key="literature")
    preview = cities.upload(officer, csv_of(cities.GOOD))
    (name,) = bucket.names()
    assert name.startswith("imports/")
    assert cities.confirm(officer, preview).status_code == 302
    assert (City.objects.get().name_en, bucket.names()) == ("Lyon", [])


def test_a_file_outside_its_folder_is_refused(bucket, client):
    storages["private"].save("secret.txt", ContentFile(b"secret words"))
    for address in ("/uploads/../private/secret.txt", "/uploads/..%2fprivate%2fsecret.txt"):
        answer = client.get(address)
        assert (answer.status_code, b"secret words" in body(answer)) == (400, False)
    assert client.get("/uploads/private/secret.txt").status_code == 404
    with pytest.raises(ValueError, match="not accessible"):
        storages["private"].url("secret.txt")


def test_every_file_is_found_by_listing_as_a_backup_does():
    names = ["a.txt", "b/c.txt", "b/d/e.txt"]
    for name in names:
        default_storage.save(name, ContentFile(name.encode()))
    storages["private"].save("documents/x", ContentFile(b"not an upload"))
    assert default_storage.listdir("") == (["b"], ["a.txt"])
    assert default_storage.listdir("b") == (["d"], ["c.txt"])
    with default_storage.open("b/d/e.txt") as file:
        assert (file.size, file.read()) == (9, b"b/d/e.txt")
        file.seek(2)
        assert file.read(3) == b"d/e"
        file.seek(-3, io.SEEK_END)
        assert file.read() == b"txt"
    default_storage.save("empty", ContentFile(b""))
    with default_storage.open("empty") as file:
        assert (file.size, file.read()) == (0, b"")


def test_a_file_under_a_name_that_is_taken_gets_another():
    first = default_storage.save("a.txt", ContentFile(b"first"))
    second = default_storage.save("a.txt", ContentFile(b"second"))
    assert (first, second != first) == ("a.txt", True)
    with default_storage.open(first) as file:
        assert file.read() == b"first"


def test_a_missing_bucket_is_named(server):
    with servers.files_in_bucket(server.url("no-such-bucket")):
        words = f"There is no bucket 'no-such-bucket' at {server.address}: make it."
        assert troubles() == [words]
        with pytest.raises(StorageAway, match="There is no bucket"):
            default_storage.save("a.txt", ContentFile(b"a"))


def test_a_wrong_key_is_named_without_the_secret_and_the_officer_is_told_to_wait(server, officer):
    data = new_document(AnnualMeetingFactory(public=True))
    server.trust_nobody()
    try:
        (words,) = troubles()
        refused = officer.post(ADD, data | {"files-0-upload": upload(pdf("paper"))})
    finally:
        server.trust_nobody("inf")
    assert words.startswith(f"{server.address} refuses the key that STORAGE_URL names")
    assert (servers.SECRET in words, servers.KEY in words) == (False, False)
    said = "The place where its files lie does not answer" in refused.content.decode()
    assert (refused.status_code, said, Document.objects.count()) == (503, True, 0)
    assert troubles() == []


def test_a_server_that_is_away_is_a_page_that_says_so(client):
    _document, address = published(pdf("paper"))
    client.raise_request_exception = False
    with servers.files_in_bucket("s3://k:s@127.0.0.1:9/bucket?insecure=1"):
        answer = client.get(address)
        assert (answer.status_code, answer.headers["Retry-After"]) == (503, "300")
        assert "127.0.0.1:9 does not answer" in troubles()[0]
    assert client.get(address).status_code == 200
