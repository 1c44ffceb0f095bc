"""Documents, and their files in each language."""

from meetings.documents.models.document import Document
from meetings.documents.models.file import DocumentFile

__all__ = ["Document", "DocumentFile"]
