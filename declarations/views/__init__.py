"""The pages of declarations."""

from declarations.views.akoma_ntoso import akoma_ntoso
from declarations.views.beside import beside
from declarations.views.changes import changes
from declarations.views.files import beside_file, file
from declarations.views.identifiers import identifier
from declarations.views.listing import declaration_list
from declarations.views.paragraph import paragraph
from declarations.views.picture import picture
from declarations.views.text import detail, preview, version

__all__ = [
    "akoma_ntoso",
    "beside",
    "beside_file",
    "changes",
    "declaration_list",
    "detail",
    "file",
    "identifier",
    "paragraph",
    "picture",
    "preview",
    "version",
]
