"""The file that a text was imported from: kept as it came, shown, and never public."""

import datetime as dt
import hashlib

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from declarations.admin.source_file import SourceFileForm
from declarations.importing.keeping import cleaned_name, keep
from declarations.models import Declaration, SourceFile
from tests.declarations.importing.formats import papers
from tests.declarations.importing.review_form import begun
from tests.factories.declarations import DeclarationFactory
from tests.factories.staff import StaffFactory
from tests.page import Page

pytestmark = pytest.mark.django_db
GOOD = papers.word(["Déclaration des maires", "Nous, les maires.", "Nous renouvelons."])


@pytest.fixture
def editor(client):
    """A client signed in as an editor; the person is ``client.person``."""
    client.person = StaffFactory(role="Editors")
    client.force_login(client.person)
    return client


def upload(name: str = "paper.docx", data: bytes = GOOD) -> SimpleUploadedFile:
    """A file as a browser sends it."""
    return SimpleUploadedFile(name, data)


def test_an_import_keeps_its_file_with_hash_and_origin(editor, meeting):
    review = begun(
        editor,
        file=upload("C:\\papers\\2018\u202e.docx"),
        meeting=meeting.pk,
        obtained_from="by mail",
        obtained_on="2018-06-20",
    )
    review.look().save()
    kept = SourceFile.objects.get()
    assert bytes(kept.content) == GOOD
    assert (kept.declaration, kept.language) == (Declaration.objects.get(), "fr")
    assert (kept.name, kept.size) == ("2018.docx", len(GOOD))
    assert kept.sha256 == hashlib.sha256(GOOD).hexdigest()
    assert (kept.obtained_from, kept.obtained_on) == ("by mail", dt.date(2018, 6, 20))
    assert kept.uploaded_by == editor.person


def test_a_file_that_led_to_no_import_belongs_to_nothing_and_goes_after_a_week(editor, meeting):
    begun(editor, file=upload(), meeting=meeting.pk)
    assert [file.declaration for file in SourceFile.objects.all()] == [None]
    SourceFile.objects.update(uploaded_at=timezone.now() - dt.timedelta(days=8))
    declaration = DeclarationFactory(meeting=meeting)
    keep(b"We", name="a.txt", by=editor.person, declaration=declaration, language="en")
    assert [file.name for file in SourceFile.objects.all()] == ["a.txt"]


def test_the_file_may_be_left_out(editor, meeting):
    begun(editor, file=upload(), meeting=meeting.pk).look().save(without_file="on")
    assert (Declaration.objects.count(), SourceFile.objects.get().declaration) == (1, None)


def test_nobody_takes_the_upload_of_another(editor, meeting):
    other = keep(b"We", name="secret.txt", by=StaffFactory())
    begun(editor, file=upload(), meeting=meeting.pk).look().save(source=other.pk)
    assert Declaration.objects.get().source_files.count() == 0


def test_a_kept_file_never_changes_and_is_never_deleted(editor):
    kept = keep(b"We", name="a.txt", by=editor.person)
    with pytest.raises(ValueError, match="never changes"):
        kept.save()
    with pytest.raises(ValueError, match="never deleted"):
        kept.delete()
    first, second = DeclarationFactory(), DeclarationFactory()
    kept.attach(first, "en")
    kept.attach(second, "fr")
    again = SourceFile.objects.get()
    assert (again.declaration, again.language, again.is_intact) == (first, "en", True)


def test_lists_of_files_do_not_read_their_bytes(editor, django_assert_num_queries):
    keep(b"We", name="a.txt", by=editor.person)
    with django_assert_num_queries(1):
        assert [file.get_deferred_fields() for file in SourceFile.objects.all()] == [{"content"}]


def test_an_editor_keeps_a_file_beside_a_declaration_and_finds_it_there(editor):
    declaration = DeclarationFactory()
    address = reverse("admin:declarations_sourcefile_add")
    data = {"file": upload(), "declaration": declaration.pk, "language": "fr"}
    answer = editor.post(address, data | {"obtained_from": "https://example.org/a"})
    page = reverse("admin:declarations_declaration_change", args=[declaration.pk])
    assert answer.headers["Location"] == page
    kept = SourceFile.objects.get()
    shown = Page(editor.get(page))
    (table,) = shown.all("table", class_="declaration-sources")
    assert kept.sha256 in table["text"]
    assert "paper.docx" in table["text"]
    assert "https://example.org/a" in table["text"]
    download = editor.get(reverse("admin:declarations_sourcefile_download", args=[kept.pk]))
    assert download.content == GOOD
    assert download.headers["Content-Type"] == "application/octet-stream"
    assert download.headers["Content-Disposition"] == 'attachment; filename="paper.docx"'
    detail = editor.get(reverse("admin:declarations_sourcefile_change", args=[kept.pk]))
    assert kept.sha256 in Page(detail).text


def test_a_file_that_is_no_text_is_refused_beside_a_declaration(editor):
    address = reverse("admin:declarations_sourcefile_add")
    data = {"declaration": DeclarationFactory().pk, "language": "fr"}
    answer = editor.post(address, data | {"file": upload(data=b"{\\rtf1")})
    assert "This is a rich text (RTF) document" in Page(answer).text
    assert SourceFile.objects.count() == 0


def test_a_file_that_is_too_large_is_refused_before_it_is_read():
    file = upload(data=b"We")
    file.size = 20_000_001
    form = SourceFileForm({"language": "fr"}, {"file": file})
    assert form.errors["file"] == [
        "The file is larger than 20 MB (20000001 bytes). Save it without pictures, or copy the "
        "text and paste it."
    ]


def test_who_may_not_see_files_neither_sees_nor_gets_them(client):
    reader = StaffFactory(role="Translators – French")
    kept = keep(b"We", name="secret.txt", by=reader, declaration=DeclarationFactory())
    client.force_login(reader)
    assert client.get(f"/admin/declarations/sourcefile/{kept.pk}/download/").status_code == 403
    page = client.get(f"/admin/declarations/declaration/{kept.declaration_id}/change/")
    assert (page.status_code, b"secret.txt" in page.content) == (200, False)
    client.logout()
    answer = client.get(f"/admin/declarations/sourcefile/{kept.pk}/download/")
    assert answer.headers["Location"].startswith("/admin/login/")


def test_no_public_page_serves_it(client):
    kept = keep(b"We", name="secret.txt", by=StaffFactory(), declaration=DeclarationFactory())
    assert client.get(f"/uploads/{kept.name}").status_code == 404


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("../../etc/passwd", "passwd"),
        ("a\x00b\n.pdf", "ab.pdf"),
        ("", "file"),
        ("é" * 300 + ".docx", "é" * 195 + ".docx"),
    ],
)
def test_names_are_cleaned(name, expected):
    assert cleaned_name(name) == expected
