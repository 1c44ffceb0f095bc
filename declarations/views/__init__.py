"""The pages of declarations."""

from declarations.views.beside import beside
from declarations.views.changes import changes
from declarations.views.files import file
from declarations.views.identifiers import identifier
from declarations.views.listing import declaration_list
from declarations.views.paragraph import paragraph
from declarations.views.text import detail, preview, version

__all__ = [
    "beside",
    "changes",
    "declaration_list",
    "detail",
    "file",
    "identifier",
    "paragraph",
    "preview",
    "version",
]
