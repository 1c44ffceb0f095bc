"""The admin's import with preview, and its export; the files looked at are kept for a day."""

import datetime as dt
from contextlib import suppress
from uuid import uuid4

from django.contrib import messages
from django.contrib.admin.options import IncorrectLookupParameters
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import Storage, storages
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from import_export.admin import ImportExportModelAdmin
from import_export.forms import ExportForm
from import_export.results import RowResult
from import_export.tmp_storages import BaseStorage

from cities.columns import REQUIRED
from cities.formats import FORMATS
from cities.import_forms import CityConfirmForm, CityImportForm
from cities.resources import CityResource

_DAY = dt.timedelta(days=1)


class WaitingFile(BaseStorage):
    """A file between its preview and its import, where every machine of the site finds it."""

    @property
    def place(self) -> Storage:
        """A place that nobody is served from."""
        return storages["imports"]

    def save(self, data: bytes) -> None:
        """Keep the file, and drop those that nobody came back for."""
        self._drop_old()
        self.name = self.place.save(uuid4().hex, ContentFile(data))

    def _drop_old(self) -> None:
        """Delete what has waited for a day; another process may be doing the same."""
        with suppress(FileNotFoundError):
            for name in self.place.listdir("")[1]:
                if self.place.get_modified_time(name) < timezone.now() - _DAY:
                    self.place.delete(name)

    def read(self) -> bytes:
        """The file. Raises FileNotFoundError when it is no longer kept."""
        with self.place.open(self.name) as file:
            return file.read()

    def remove(self) -> None:
        """Drop the file."""
        self.place.delete(self.name)


class CityExchangeAdmin(ImportExportModelAdmin):
    """Import and export of cities: all rows of a file, or none."""

    resource_classes = (CityResource,)
    formats = FORMATS
    import_form_class = CityImportForm
    confirm_form_class = CityConfirmForm
    export_form_class = ExportForm
    tmp_storage_class = WaitingFile
    import_template_name = "cities/admin/import.html"
    export_template_name = "cities/admin/export.html"

    def has_import_permission(self, request) -> bool:
        """An import changes cities and adds them."""
        return self.has_change_permission(request) and self.has_add_permission(request)

    def has_export_permission(self, request) -> bool:
        """Who sees the list may take it along."""
        return self.has_view_permission(request)

    def export_action(self, request):
        """The export; without filters that the list does not know, as the list itself does."""
        try:
            return super().export_action(request)
        except IncorrectLookupParameters:
            return HttpResponseRedirect(f"{request.path}?e=1")

    def get_import_context_data(self, **kwargs) -> dict:
        """The columns that a file needs."""
        return {"required_columns": REQUIRED}

    def add_data_read_fail_error_to_form(self, form, e) -> None:
        """Say in a sentence why the file cannot be read."""
        unreadable = ValidationError(_("This file cannot be read."))
        form.add_error("import_file", e if isinstance(e, ValidationError) else unreadable)

    def process_import(self, request, **kwargs):
        """Import what was looked at; if it is no longer kept, ask for the file again."""
        try:
            return super().process_import(request, **kwargs)
        except FileNotFoundError:
            messages.error(request, _("The file is no longer kept. Choose it again."))
            return HttpResponseRedirect(reverse("admin:cities_city_import"))

    def process_dataset(self, dataset, form, request, **kwargs):
        """Import in one transaction that a single wrong row takes back."""
        return super().process_dataset(
            dataset, form, request, rollback_on_validation_errors=True, **kwargs
        )

    def process_result(self, result, request):
        """Back to the list; or the complaints, where something changed since the preview."""
        if not result.complaints():
            return super().process_result(result, request)
        context = {
            **self.admin_site.each_context(request),
            **self.get_import_context_data(),
            "title": _("Import"),
            "opts": self.model._meta,
            "result": result,
            "form": CityImportForm(FORMATS, [CityResource]),
        }
        return TemplateResponse(request, self.import_template_name, context)

    def add_success_message(self, result, request) -> None:
        """How many cities are new, changed, and as they were."""
        sentence = _("Imported: %(new)s new, %(changed)s changed, %(same)s unchanged.")
        counts = {
            "new": result.totals[RowResult.IMPORT_TYPE_NEW],
            "changed": result.totals[RowResult.IMPORT_TYPE_UPDATE],
            "same": result.totals[RowResult.IMPORT_TYPE_SKIP],
        }
        messages.success(request, sentence % counts)
