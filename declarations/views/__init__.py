"""The pages of declarations."""

from declarations.views.changes import changes
from declarations.views.files import file
from declarations.views.listing import declaration_list
from declarations.views.text import detail, preview, version

__all__ = ["changes", "declaration_list", "detail", "file", "preview", "version"]
