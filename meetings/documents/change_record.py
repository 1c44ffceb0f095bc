"""What the record of changes keeps of documents and their files."""

from meetings.documents.models import Document, DocumentFile, TakeDown
from uccn.lib.recorded import record

record(
    Document,
    named=["symbol", "title"],
    of="meeting",
    silent={"first_published_at": "It follows from the publication."},
    guarded=("audience",),
)
record(DocumentFile, named=["name"], of="document", is_restorable=False)
record(TakeDown, named=["file__name"], of="file", is_restorable=False)
