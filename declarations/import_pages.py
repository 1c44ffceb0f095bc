"""The pages of the import in the admin's frame: the preview, what was done, what is wrong."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from declarations.import_forms import ChoicesForm
from declarations.importing import ImportProblem, Report, import_parsed
from declarations.importing.parsing import Parsed
from declarations.models import Declaration
from translations.ordinary_messages import tell_of_sheet

# What only a person's consent is missing for, so that the preview is shown again.
CONSENTS = ("stale", "replaces", "other_script")


def run(form: ChoicesForm, request, parsed: Parsed, **options) -> Report:
    """The import or its preview, from a valid form. Raises ImportProblem."""
    data = form.cleaned_data
    names = ("language", "meeting", "label", "made_here", "replace", "other_script")
    return import_parsed(
        parsed,
        by=request.user,
        expected_state=data["state"],
        source_file=form.kept_file(request.user),
        **{name: data[name] for name in names},
        **options,
    )


def preview(request, admin_site, form: ChoicesForm, report: Report, problem=None):
    """What was found and what would be written."""
    form.hide_all_but_consent(report)
    return show(request, admin_site, "import_preview", form, report=report, problem=problem)


def done(request, admin_site, report: Report):
    """Back to the declaration, with a sentence."""
    messages.success(request, report.result)
    tell_of_sheet(request, report.handed)
    name = f"{admin_site.name}:declarations_declaration_change"
    return redirect(reverse(name, args=[report.declaration.pk]))


def add_problem(form: ChoicesForm, problem: ImportProblem) -> None:
    """Tie a problem to its field, where the form has it; the summary above says it in any case."""
    form.is_valid()
    if problem.field in form.fields:
        form.add_error(problem.field, problem)


def show(request, admin_site, template: str, form: ChoicesForm, **context):
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
