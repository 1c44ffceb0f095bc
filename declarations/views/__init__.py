"""The pages of declarations."""

from declarations.views.listing import declaration_list
from declarations.views.text import detail, preview, version

__all__ = ["declaration_list", "detail", "preview", "version"]
