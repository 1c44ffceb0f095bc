"""The pages of declarations."""

from declarations.views.beside import beside
from declarations.views.changes import changes
from declarations.views.files import as_json_file as as_json
from declarations.views.identifiers import identifier
from declarations.views.listing import declaration_list
from declarations.views.paragraph import paragraph
from declarations.views.text import detail, preview, version

__all__ = [
    "as_json",
    "beside",
    "changes",
    "declaration_list",
    "detail",
    "identifier",
    "paragraph",
    "preview",
    "version",
]
