"""The import in the admin: paste or upload, look through it, look at what was found, save."""

from functools import partial

from django.core.exceptions import PermissionDenied
from django.urls import path
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from declarations import import_pages, import_review
from declarations.import_forms import ImportForm
from declarations.importing import ImportProblem, parsing, reading
from declarations.importing.formats.blocks import Kind, Source
from declarations.importing.formats.plain import decoded
from declarations.importing.formats.refusals import check_file_size
from declarations.importing.keeping import keep, kind_of_file

PERMISSIONS = ("declarations.add_declaration", "declarations.change_declaration")


def urls(admin_site) -> list:
    """The address of the import, to be put before those of the declarations' admin."""
    view = admin_site.admin_view(partial(import_view, admin_site=admin_site))
    return [path("import/", view, name="declarations_declaration_import")]


@require_http_methods(["GET", "POST"])
def import_view(request, admin_site):
    """The form; from it the review or the preview; with the preview's consent, the import."""
    if not request.user.has_perms(PERMISSIONS):
        raise PermissionDenied
    if request.method == "GET":
        meeting = {"meeting": request.GET.get("meeting", "")}
        return import_pages.show(request, admin_site, "import", ImportForm(initial=meeting))
    if import_review.is_sent(request.POST):
        return import_review.answer(request, admin_site)
    form = ImportForm(request.POST.copy(), request.FILES)
    if "edit" in request.POST:
        return import_pages.show(request, admin_site, "import", form)
    try:
        return _answer(request, admin_site, form)
    except ImportProblem as problem:
        return _refuse(request, admin_site, form, problem)


def _answer(request, admin_site, form: ImportForm):
    """What comes after the form. Raises ImportProblem."""
    source = _taken(form, request.user)
    is_file = "file" in form.files and (source.kind != Kind.PLAIN or source.notes)
    if is_file or "look_through" in request.POST:
        return import_review.begin(request, admin_site, form, source)
    if not form.is_valid():
        return import_pages.show(request, admin_site, "import", form)
    is_saving = "save" in request.POST
    parsed = parsing.parse(reading.read(form.cleaned_data["text"]))
    report = import_pages.run(form, request, parsed, dry_run=not is_saving)
    if is_saving:
        return import_pages.done(request, admin_site, report)
    return import_pages.preview(request, admin_site, form, report)


def _upload_of(form: ImportForm) -> bytes | None:
    """The bytes of the uploaded file. Raises ImportProblem beside a text, and for a large one."""
    upload = form.files.get("file")
    if upload is None:
        return None
    if form.data.get("text", "").strip():
        raise ImportProblem(_("Choose a file or paste the text, not both."), code="both")
    check_file_size(upload.size)
    return upload.read()


def _taken(form: ImportForm, by) -> Source:
    """What was sent, as it was read; a file is kept, a plain one is put in the box.

    Raises ImportProblem, having left a plain text in the box.
    """
    data = _upload_of(form)
    if data is None:
        return reading.read_source(form.data.get("text", ""), form.chosen_language)
    language = form.chosen_language
    if kind_of_file(data, language) == Kind.PLAIN:
        form.data["text"] = decoded(data, language=language)
    source = reading.read_source(data, language)
    facts = {"name": form.files["file"].name, "language": language, "pages": source.pages}
    form.data["source"] = keep(data, by=by, **facts).pk
    return source


def _refuse(request, admin_site, form: ImportForm, problem: ImportProblem):
    """The form with the problem, or the preview again where only consent is missing."""
    if "save" in request.POST and problem.code in import_pages.CONSENTS:
        parsed = parsing.parse(reading.read(form.cleaned_data["text"]))
        report = import_pages.run(form, request, parsed, dry_run=True)
        return import_pages.preview(request, admin_site, form, report, problem)
    if problem.field == "text" and "file" in form.files and problem.code != "both":
        problem.field = "file"
    import_pages.add_problem(form, problem)
    return import_pages.show(request, admin_site, "import", form, problem=problem)
