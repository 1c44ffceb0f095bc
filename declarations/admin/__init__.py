"""The editor's desk for declarations: the document, its paragraphs, its language versions."""

from declarations.admin.declaration import DeclarationAdmin
from declarations.admin.paragraph import ParagraphAdmin
from declarations.admin.version import LanguageVersionAdmin

__all__ = ["DeclarationAdmin", "LanguageVersionAdmin", "ParagraphAdmin"]
