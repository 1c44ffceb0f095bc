"""The list of declarations."""

from itertools import groupby

from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from declarations.linked_data import list_head
from declarations.listed import listed_title
from declarations.models import Declaration
from uccn.lib import languages
from uccn.lib.public_page import public_page


@public_page()
@require_safe
def declaration_list(request):
    """Every public declaration, by year, newest first."""
    rows = list(Declaration.objects.published().for_list())
    wanted = languages.current()
    for row in rows:
        row.shown_title = listed_title(row, wanted)
    years = [(year, list(group)) for year, group in groupby(rows, lambda d: d.meeting.year)]
    context = {"years": years, "head": list_head(rows)}
    return TemplateResponse(request, "declarations/list.html", context)
