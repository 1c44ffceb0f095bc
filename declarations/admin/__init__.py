"""The editor's desk for declarations: document, paragraphs, language versions, files."""

from declarations.admin.declaration import DeclarationAdmin
from declarations.admin.paragraph import ParagraphAdmin
from declarations.admin.source_file import SourceFileAdmin
from declarations.admin.version import LanguageVersionAdmin

__all__ = ["DeclarationAdmin", "LanguageVersionAdmin", "ParagraphAdmin", "SourceFileAdmin"]
