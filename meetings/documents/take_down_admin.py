"""The page on which the secretariat takes one version of a file down, or puts it back."""

from django import forms
from django.contrib import messages
from django.contrib.admin.widgets import AdminTextareaWidget
from django.db import transaction
from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop

from meetings.documents import actions
from meetings.documents.models import DocumentFile
from uccn.lib.cleaning import CleanFormField
from uccn.publication.admin import PublicationAdmin

# What the log says.
TAKEN_DOWN = gettext_noop("A version of a file was taken down.")
PUT_BACK = gettext_noop("A version of a file was put back.")
_NAME = "documents_document_take_down"


class TakeDownForm(forms.Form):
    """Why, what readers are told, and a yes."""

    reason = CleanFormField(
        label=gettext_lazy("Reason"),
        max_length=1000,
        widget=AdminTextareaWidget({"rows": 3}),
        help_text=gettext_lazy("Kept for staff; readers never see it."),
        error_messages={"required": gettext_lazy("Say why, so that it is known later.")},
    )
    note = CleanFormField(
        label=gettext_lazy("Sentence for readers"),
        required=False,
        max_length=1000,
        widget=AdminTextareaWidget({"rows": 3}),
        help_text=gettext_lazy("Shown at the version's address. May be empty."),
    )
    confirm = forms.BooleanField(
        label=gettext_lazy("Yes, readers shall no longer get this version"),
        error_messages={"required": gettext_lazy("Tick this to take it down.")},
    )


class PutBackForm(forms.Form):
    """A yes."""

    confirm = forms.BooleanField(
        label=gettext_lazy("Yes, readers shall get this version again"),
        error_messages={"required": gettext_lazy("Tick this to put it back.")},
    )


def take_down_link(file: DocumentFile):
    """The way to the page, named after what can be done there."""
    label = _("Put back…") if file.take_down else _("Take down…")
    address = reverse(f"admin:{_NAME}", args=[file.document_id, file.pk])
    return format_html('<a href="{}">{}</a>', address, label)


class TakeDownPages(PublicationAdmin):
    """For the admin of documents: one more page about each version of a file."""

    def get_urls(self):
        """The page, before the admin's own addresses."""
        view = self.admin_site.admin_view(self.take_down_view)
        page = path("<path:object_id>/files/<int:file>/take-down/", view, name=_NAME)
        return [page, *super().get_urls()]

    @transaction.atomic
    def take_down_view(self, request, object_id, file: int):
        """Ask for a reason and a yes, take the version down; or put it back after a yes."""
        document = self._publishable(request, object_id)
        found = document.files.with_take_downs().filter(pk=file).first()
        if found is None:
            raise Http404
        kind = PutBackForm if found.take_down else TakeDownForm
        form = kind(request.POST or None)
        if request.method == "POST" and form.is_valid():
            return self._turn(request, document, found, form.cleaned_data)
        title = _("Put back") if found.take_down else _("Take down")
        context = self.page_context(request, document, title, form=form, file=found)
        context["back"] = self.after_publication_url(document)
        return TemplateResponse(request, "admin/documents/take_down.html", context)

    def _turn(self, request, document, file: DocumentFile, given: dict):
        """Do it, log it, say it, go back to the document."""
        if file.take_down:
            actions.put_back(file=file, by=request.user)
            said = PUT_BACK
        else:
            facts = {"reason": given["reason"], "note": given["note"]}
            actions.take_down(file=file, by=request.user, **facts)
            said = TAKEN_DOWN
        self.log_change(request, document, said)
        messages.success(request, _(said))
        return HttpResponseRedirect(self.after_publication_url(document))
