"""The list of declarations."""

from itertools import groupby

from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from declarations.linked_data import list_head
from declarations.listed import listed_title
from declarations.models import Declaration
from uccn.lib import languages
from uccn.lib.paging import asked_page, path_of
from uccn.lib.public_page import public_page

# A list of fewer than twice as many stands on one page.
PER_PAGE = 20


@public_page("page")
@require_safe
def declaration_list(request):
    """Every public declaration, by year, newest first, page by page where they are many."""
    page = asked_page(request, Declaration.objects.published().for_list(), PER_PAGE)
    rows = list(page)
    wanted = languages.current()
    for row in rows:
        row.shown_title = listed_title(row, wanted)
    years = [(year, list(group)) for year, group in groupby(rows, lambda d: d.meeting.year)]
    context = {"years": years, "page": page, "head": list_head(rows)}
    context["canonical_path"] = path_of(request, page)
    return TemplateResponse(request, "declarations/list.html", context)
