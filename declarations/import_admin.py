"""The import in the admin: paste or upload, look at what was found, save."""

from functools import partial

from crispy_forms.helper import FormHelper
from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from declarations.importing import ImportProblem, Report, import_text
from declarations.importing.formats.detection import kind_of
from declarations.importing.formats.plain import decoded
from declarations.importing.formats.refusals import check_file_size
from declarations.importing.keeping import keep
from declarations.importing.reading import read_source
from declarations.models import Declaration, LanguageVersion, SourceFile
from meetings.models import AnnualMeeting
from translations.ordinary_messages import tell_of_sheet
from uccn.lib import languages
from uccn.lib.cleaning import CleanFormField

_PERMISSIONS = ("declarations.add_declaration", "declarations.change_declaration")


class ImportForm(forms.Form):
    """What is imported, and as what; the text comes from a file or from the box."""

    file = forms.FileField(
        label=_("File"),
        required=False,
        allow_empty_file=True,
        help_text=_("Word (.docx), HTML, Markdown or plain text, at most 20 MB."),
    )
    text = forms.CharField(
        label=_("Or paste the text"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 16, "dir": "auto"}),
        help_text=_("With its title on a line of its own, and empty lines between paragraphs."),
    )
    language = forms.ChoiceField(label=_("Language of the text"))
    obtained_from = CleanFormField(
        label=_("The file was obtained from"),
        required=False,
        max_length=500,
        help_text=_("An address, or words: by mail from the secretariat."),
    )
    obtained_on = forms.DateField(
        label=_("On"),
        required=False,
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
    )
    meeting = forms.ModelChoiceField(
        label=_("Meeting"),
        queryset=None,
        required=False,
        empty_label=_("The one that the text names"),
    )
    label = forms.ChoiceField(
        label=_("Label"),
        required=False,
        help_text=_("Left open: original for the first language, not documented for others."),
    )
    made_here = forms.BooleanField(label=_("Translation made for this site"), required=False)
    replace = forms.BooleanField(label=_("Replace the texts stored already"), required=False)
    state = forms.CharField(required=False, widget=forms.HiddenInput)
    source = forms.IntegerField(required=False, widget=forms.HiddenInput)
    without_file = forms.BooleanField(label=_("Do not keep the uploaded file"), required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        # The importer says more precisely than Django where a NUL stands.
        self.fields["text"].validators = []
        self.fields["language"].choices = [(c, languages.own_name(c)) for c in languages.codes()]
        self.fields["meeting"].queryset = AnnualMeeting.objects.order_by("-edition")
        labels = [("", _("By the usual rule")), *LanguageVersion.Label.choices]
        self.fields["label"].choices = labels
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True

    def hide_all_but_consent(self, report: Report) -> None:
        """For the preview: carry what was sent, ask only whether texts may be replaced."""
        del self.fields["file"]
        for name, field in self.fields.items():
            if name == "text":
                field.widget = forms.Textarea(attrs={"hidden": True})
                field.label = field.help_text = ""
            elif name != "replace" or not report.replacements:
                field.widget = field.hidden_widget()
        self.data["state"] = report.state
        self.data["meeting"] = report.meeting.pk


def urls(admin_site) -> list:
    """The address of the import, to be put before those of the declarations' admin."""
    view = admin_site.admin_view(partial(import_view, admin_site=admin_site))
    return [path("import/", view, name="declarations_declaration_import")]


@require_http_methods(["GET", "POST"])
def import_view(request, admin_site):
    """The form; with a text, the preview; with the preview's consent, the import."""
    if not request.user.has_perms(_PERMISSIONS):
        raise PermissionDenied
    if request.method == "GET":
        return _show(request, admin_site, "import", ImportForm())
    form, is_saving = ImportForm(request.POST.copy(), request.FILES), "save" in request.POST
    if "edit" in request.POST:
        return _show(request, admin_site, "import", form)
    try:
        _take_file(form, request.user)
        report = _run(form, request, dry_run=not is_saving) if form.is_valid() else None
    except ImportProblem as problem:
        return _refuse(request, admin_site, form, problem, is_saving)
    if report is None:
        return _show(request, admin_site, "import", form)
    if is_saving:
        return _done(request, admin_site, report)
    return _preview(request, admin_site, form, report)


def _take_file(form: ImportForm, by) -> None:
    """Put an uploaded file's text in the box, where an error leaves it, and keep the file.

    Raises ImportProblem.
    """
    upload = form.files.get("file")
    if upload is None:
        return
    if form.data.get("text", "").strip():
        raise ImportProblem(_("Choose a file or paste the text, not both."), code="both")
    check_file_size(upload.size)
    data = upload.read()
    form.data["text"] = read_source(data).text if kind_of(data) else decoded(data)
    form.data["source"] = keep(data, name=upload.name, by=by).pk


def _run(form: ImportForm, request, **options) -> Report:
    """The import or its preview, from a valid form."""
    data = form.cleaned_data
    return import_text(
        data["text"],
        language=data["language"],
        meeting=data["meeting"],
        label=data["label"],
        made_here=data["made_here"],
        replace=data["replace"],
        by=request.user,
        expected_state=data["state"],
        source_file=_kept_file(data, request.user),
        **options,
    )


def _kept_file(data: dict, by) -> SourceFile | None:
    """The file that the text was uploaded in, with the origin that the form says."""
    kept = SourceFile.objects.waiting(data["source"], by) if data["source"] else None
    if kept and not data["without_file"]:
        kept.obtained_from, kept.obtained_on = data["obtained_from"], data["obtained_on"]
        return kept
    return None


def _refuse(request, admin_site, form: ImportForm, problem: ImportProblem, is_saving: bool):
    """The form with the problem, or the preview again where only consent is missing."""
    if is_saving and problem.code in ("stale", "replaces"):
        report = _run(form, request, dry_run=True)
        return _preview(request, admin_site, form, report, problem)
    form.is_valid()
    form.add_error(problem.field if problem.field in form.fields else None, problem)
    return _show(request, admin_site, "import", form, problem=problem)


def _preview(request, admin_site, form: ImportForm, report: Report, problem=None):
    """What was found and what would be written."""
    form.hide_all_but_consent(report)
    return _show(request, admin_site, "import_preview", form, report=report, problem=problem)


def _done(request, admin_site, report: Report):
    """Back to the declaration, with a sentence."""
    messages.success(request, report.result)
    tell_of_sheet(request, report.handed)
    name = f"{admin_site.name}:declarations_declaration_change"
    return redirect(reverse(name, args=[report.declaration.pk]))


def _show(request, admin_site, template: str, form: ImportForm, **context):
    """A page of the import in the admin's frame; 422 when something has to be corrected."""
    context |= admin_site.each_context(request)
    context |= {
        "title": _("Import a declaration"),
        "opts": Declaration._meta,
        "form": form,
        "changelist": reverse(f"{admin_site.name}:declarations_declaration_changelist"),
    }
    status = 422 if form.errors or context.get("problem") else 200
    return render(request, f"admin/declarations/{template}.html", context, status=status)
