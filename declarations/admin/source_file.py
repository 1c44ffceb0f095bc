"""Source files in the admin: added to a declaration, shown with their hash, downloaded."""

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext_lazy as _

from declarations.admin.version import declaration_url
from declarations.importing.formats.refusals import check_file_size
from declarations.importing.keeping import keep, kind_of_file
from declarations.models import Declaration, SourceFile
from uccn.lib import languages
from uccn.lib.choices import RowChoices
from uccn.lib.second_look import SecondLook

ALTERED = _(
    "This file is no longer what was uploaded: its SHA-256 differs. Take it from a backup, and "
    "find out who wrote to the database."
)
_SHOWN = ("sha256", "size", "pages", "content_type", "uploaded_by", "uploaded_at")
_GIVEN = ("declaration", "language", "obtained_from", "obtained_on")


class SourceFileForm(forms.ModelForm):
    """A file, and where it comes from."""

    file = forms.FileField(
        label=_("File"), help_text=_("Word, PDF, HTML, Markdown or plain text, at most 20 MB.")
    )

    class Meta:
        model = SourceFile
        fields = _GIVEN
        widgets = {"obtained_on": forms.DateInput({"type": "date"}, format="%Y-%m-%d")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "declaration" in self.fields:
            self.fields["declaration"].required = True
            choices = [(code, languages.own_name(code)) for code in languages.codes()]
            self.fields["language"] = forms.ChoiceField(label=_("Language"), choices=choices)

    def clean_file(self):
        """The bytes. Raises ValidationError for what is no text of any format."""
        check_file_size(self.cleaned_data["file"].size)
        data = self.cleaned_data["file"].read()
        kind_of_file(data, self.data.get("language", ""))
        return data


@admin.register(SourceFile)
class SourceFileAdmin(SecondLook, RowChoices, admin.ModelAdmin):
    """Source files; they are reached from their declaration, and never change."""

    form = SourceFileForm
    autocomplete_fields = ("declaration",)
    readonly_fields = ("as_uploaded",)

    def get_fields(self, request, obj=None):
        """What is asked of a new file, and all that is known of one that is kept."""
        return ("name", *_GIVEN, *_SHOWN, "as_uploaded") if obj else ("file", *_GIVEN)

    def get_urls(self):
        """The download, before the admin's own addresses."""
        view = self.admin_site.admin_view(self.download)
        name = "declarations_sourcefile_download"
        return [path("<int:pk>/download/", view, name=name), *super().get_urls()]

    def get_changeform_initial_data(self, request):
        """The declaration from the address, if it exists."""
        declaration = Declaration.objects.named_by(request.GET.get("declaration", ""))
        return {"declaration": declaration.pk} if declaration else {}

    def has_change_permission(self, request, obj=None):
        """What was kept stays as it came."""
        return False

    def has_delete_permission(self, request, obj=None):
        """What was kept stays."""
        return False

    def has_module_permission(self, request):
        """Not on the index: a file is reached from its declaration."""
        return False

    def changelist_view(self, request, extra_context=None):
        """There is no list of files: each stands under its declaration."""
        return HttpResponseRedirect(reverse("admin:declarations_declaration_changelist"))

    def save_model(self, request, obj, form, change):
        """Keep the file with what was said of it."""
        facts = {name: form.cleaned_data[name] for name in _GIVEN}
        upload = form.files["file"]
        kept = keep(form.cleaned_data["file"], name=upload.name, by=request.user, **facts)
        obj.pk, obj.name = kept.pk, kept.name

    def response_add(self, request, obj, post_url_continue=None):
        """Back to the declaration."""
        super().response_add(request, obj, post_url_continue)
        return HttpResponseRedirect(declaration_url(obj))

    @admin.display(description=_("unchanged since it was uploaded"), boolean=True)
    def as_uploaded(self, obj) -> bool:
        """Whether the bytes still have the hash of the day on which they came."""
        return obj.is_intact

    def download(self, request, pk: int):
        """The file as it came, never shown in the browser; what was altered is not handed out."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        kept = get_object_or_404(SourceFile, pk=pk)
        if not kept.is_intact:
            messages.error(request, ALTERED)
            return HttpResponseRedirect(reverse("admin:declarations_sourcefile_change", args=[pk]))
        response = HttpResponse(bytes(kept.content), content_type="application/octet-stream")
        response["Content-Disposition"] = content_disposition_header(True, kept.name)
        response["Cache-Control"] = "private, no-store"
        return response
