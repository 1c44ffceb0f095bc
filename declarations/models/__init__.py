"""Declarations: the text that a meeting adopts, paragraph by paragraph, language by language."""

from declarations.models.declaration import Declaration
from declarations.models.language_version import LanguageVersion
from declarations.models.paragraph import Paragraph
from declarations.models.source_file import SourceFile
from declarations.models.version import Version, VersionText

__all__ = [
    "Declaration",
    "LanguageVersion",
    "Paragraph",
    "SourceFile",
    "Version",
    "VersionText",
]
