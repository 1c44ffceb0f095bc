"""A sheet's files: export, the preview of one that came back, and applying it."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from translations import addresses, permissions
from translations.desk import files as desk_files
from translations.desk.opened import Opened, open_sheet
from translations.exchange import pending
from translations.exchange.exporting import check_exchanger, export
from translations.exchange.formats import FORMATS
from translations.exchange.plans import Plan
from translations.exchange.rows import FileProblem
from translations.forms.files import UploadForm
from translations.models import ExchangeJob
from translations.views.download import download
from translations.views.frame import desk_page, show
from translations.views.text import frame_of

_NEWEST = 20


@desk_page
@require_http_methods(["GET", "HEAD", "POST"])
def files(request: HttpRequest, label: str, key: int, language: str) -> HttpResponse:
    """Show what can be exported and what came back; or what a file would change."""
    opened = _opened(request, label, key, language)
    if request.method != "POST":
        return _page(request, opened, UploadForm())
    form = UploadForm(request.POST, request.FILES)
    if form.is_valid():
        upload = form.cleaned_data["file"]
        try:
            job, plan = pending.propose(opened, upload.read(), upload.name, by=request.user)
        except FileProblem as problem:
            form.add_error("file", problem.sentence)
        else:
            return _preview(request, opened, job, plan)
    return _page(request, opened, form)


@require_POST
@desk_page
def export_file(request: HttpRequest, label: str, key: int, language: str) -> HttpResponse:
    """The sheet in a format, as a download; the record says who took it."""
    opened = _opened(request, label, key, language)
    name = request.POST.get("format", "")
    if name not in FORMATS:
        raise Http404
    try:
        data, job = export(opened, name, by=request.user)
    except FileProblem as problem:
        messages.error(request, problem.sentence)
        return redirect("translations:files", label, key, language)
    return download(data, job.file_name, FORMATS[name].content_type)


@require_POST
@desk_page
def apply_file(request: HttpRequest, label: str, key: int, language: str, job: int) -> HttpResponse:
    """Make drafts of what was previewed; once, and only while it comes to the same."""
    opened = _opened(request, label, key, language)
    try:
        done = pending.apply_waiting(opened, job, request.POST.get("seen", ""), by=request.user)
    except pending.NotWaiting as reason:
        messages.warning(request, str(reason))
        return redirect("translations:files", label, key, language)
    except pending.Moved as moved:
        return _preview(request, opened, moved.job, moved.plan, has_moved=True)
    except FileProblem as problem:
        form = UploadForm({}, {})
        form.errors.clear()
        form.add_error("file", problem.sentence)
        return _page(request, opened, form)
    messages.success(request, _said(done))
    return redirect(addresses.sheet_url(opened.sheet, language, state="draft"))


def _opened(request: HttpRequest, label: str, key: int, language: str) -> Opened:
    """The sheet, for somebody who exchanges files; the source itself has none."""
    check_exchanger(request.user)
    opened = open_sheet(label, key, language, request.user)
    if opened.is_source:
        raise Http404
    return opened


def _page(request: HttpRequest, opened: Opened, form: UploadForm) -> HttpResponse:
    """Formats, upload and earlier files; 422 where a file was refused."""
    jobs = ExchangeJob.objects.past().filter(sheet=opened.sheet.pk, language=opened.language)
    context = frame_of(opened) | {
        "form": form,
        "formats": FORMATS.values(),
        "past": desk_files.past(jobs[:_NEWEST]),
    }
    return show(request, "files", context, status=422 if form.errors else 200)


def _preview(
    request: HttpRequest, opened: Opened, job: ExchangeJob, plan: Plan, *, has_moved: bool = False
) -> HttpResponse:
    """What the file would change, with the button that does it; 409 where it came to another."""
    context = frame_of(opened) | {
        "job": job,
        "plan": plan,
        "shown": desk_files.Shown(plan),
        "has_moved": has_moved,
        "may_apply": permissions.may_translate(request.user, opened.language),
    }
    return show(request, "file_preview", context, status=409 if has_moved else 200)


def _said(job: ExchangeJob) -> str:
    """What came of the file, in a sentence and its numbers."""
    made = job.counts.get("draft", 0) + job.counts.get("old_source", 0)
    said = ngettext(
        "%(count)s text of the file is a draft now. Nothing was approved.",
        "%(count)s texts of the file are drafts now. Nothing was approved.",
        made,
    )
    numbers = " · ".join(f"{name}: {count}" for name, count in desk_files.counted(job.counts))
    return f"{said % {'count': made}} ({numbers})"
