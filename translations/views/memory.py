"""The memory's page: what it holds, and its files."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from translations.desk import files as desk_files
from translations.exchange import memories, tmx
from translations.exchange.pending import NotWaiting
from translations.exchange.rows import FileProblem
from translations.forms.files import MemoryUploadForm
from translations.models import ExchangeJob
from translations.views.download import download
from translations.views.frame import desk_page, show

_NEWEST = 20


@desk_page
@require_http_methods(["GET", "HEAD", "POST"])
def memory(request: HttpRequest) -> HttpResponse:
    """Show what the memory holds; or what a file would add to it."""
    memories.check_manager(request.user)
    if request.method != "POST":
        return _page(request, MemoryUploadForm())
    form = MemoryUploadForm(request.POST, request.FILES)
    if form.is_valid():
        upload = form.cleaned_data["file"]
        try:
            job, found = memories.propose(upload.read(), upload.name, by=request.user)
        except FileProblem as problem:
            form.add_error("file", problem.sentence)
        else:
            return _preview(request, job, found)
    return _page(request, form)


@require_POST
@desk_page
def export_memory(request: HttpRequest) -> HttpResponse:
    """Everything that is suggested, or one language pair of it, as a download."""
    try:
        data, job = memories.export(request.POST.get("pair", ""), by=request.user)
    except LookupError:
        raise Http404 from None
    except FileProblem as problem:
        messages.error(request, problem.sentence)
        return redirect("translations:memory")
    return download(data, job.file_name, tmx.CONTENT_TYPE)


@require_POST
@desk_page
def apply_memory(request: HttpRequest, job: int) -> HttpResponse:
    """Remember what was previewed; once."""
    try:
        done = memories.apply_waiting(job, by=request.user)
    except NotWaiting as reason:
        messages.warning(request, str(reason))
        return redirect("translations:memory")
    said = ngettext(
        "%(count)s translation was added to the memory.",
        "%(count)s translations were added to the memory.",
        done.counts["new"],
    )
    messages.success(request, said % {"count": done.counts["new"]})
    return redirect("translations:memory")


def _page(request: HttpRequest, form: MemoryUploadForm) -> HttpResponse:
    """Numbers, downloads, upload and earlier files; 422 where a file was refused."""
    jobs = ExchangeJob.objects.past().filter(sheet=None)
    context = {
        "title": _("Translation memory"),
        "form": form,
        "pairs": memories.pairs(),
        "past": desk_files.past(jobs[:_NEWEST]),
    }
    return show(request, "memory", context, status=422 if form.errors else 200)


def _preview(request: HttpRequest, job: ExchangeJob, found: memories.Harvest) -> HttpResponse:
    """What the file would add, with the button that does it."""
    context = {
        "title": _("Translation memory"),
        "job": job,
        "found": found,
        "counts": desk_files.counted(found.counts),
        "some": found.new[: desk_files.SHOWN],
    }
    return show(request, "memory_preview", context)
