"""The only writer of files of documents: adds one, takes one down, puts it back."""

from django.db import transaction
from django.utils import timezone

from meetings.documents.models import Document, DocumentFile, TakeDown
from meetings.documents.storing import Stored


@transaction.atomic
def add_file(
    *, document: Document, language: str, stored: Stored, by, note: str = ""
) -> DocumentFile:
    """Add a file as the newest version of its language."""
    Document.objects.select_for_update().filter(pk=document.pk).values_list("pk").first()
    versions = document.files.filter(language=language).order_by("-version")
    newest = versions.values_list("version", flat=True).first()
    made = DocumentFile(
        document=document,
        language=language,
        version=(newest or 0) + 1,
        stored_as=stored.place,
        name=stored.name,
        content_type=stored.content_type,
        size=stored.size,
        sha256=stored.sha256,
        note=note,
        uploaded_by=by,
    )
    made.save()
    return made


@transaction.atomic
def take_down(*, file: DocumentFile, reason: str, by, note: str = "") -> TakeDown:
    """Take one version from readers; the one that holds already where it was taken down."""
    Document.objects.select_for_update().filter(pk=file.document_id).values_list("pk").first()
    found = file.take_downs.filter(put_back_at=None).first()
    return found or TakeDown.objects.create(file=file, reason=reason, withdrawal_note=note, by=by)


@transaction.atomic
def put_back(*, file: DocumentFile, by) -> None:
    """Give a version that was taken down to readers again; who took it down stays known."""
    for found in file.take_downs.select_for_update().filter(put_back_at=None):
        found.put_back_by, found.put_back_at = by, timezone.now()
        found.save(update_fields=["put_back_by", "put_back_at"])
