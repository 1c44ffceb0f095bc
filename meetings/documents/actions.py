"""The only writer of files of documents."""

from django.db import transaction

from meetings.documents.models import Document, DocumentFile
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
