"""What is being typed, in the real public page; nothing is saved."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import translation
from django.views.decorators.http import require_POST

from translations.desk.opened import open_sheet
from translations.views.frame import desk_page


@require_POST
@desk_page
def preview(request: HttpRequest, label: str, key: int, language: str, unit: int) -> HttpResponse:
    """The public page in the language, with every draft and what was just typed in it."""
    opened = open_sheet(label, key, language, request.user)
    row = opened.row(unit)
    texts = {
        (other.part.model._meta.label_lower, other.unit.object_id, other.unit.field): other.working
        for other in opened.rows
        if other.state.draft
    }
    typed = request.POST.get("text", "").replace("\r\n", "\n").strip()
    texts[row.part.model._meta.label_lower, row.unit.object_id, row.unit.field] = typed
    with translation.override(language):
        request.LANGUAGE_CODE = language
        # The page's own links are made from its address: it is shown as if it stood there.
        request.path = request.path_info = opened.public_url or request.path
        response = opened.subject.preview(request, opened.obj, language, texts)
    if response is None:
        raise Http404
    return response
