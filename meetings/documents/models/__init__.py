"""Documents, their files in each language, and which of these were taken down."""

from meetings.documents.models.document import Document
from meetings.documents.models.file import DocumentFile
from meetings.documents.models.take_down import TakeDown

__all__ = ["Document", "DocumentFile", "TakeDown"]
