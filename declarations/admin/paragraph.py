"""One paragraph in all its languages, and its place among the others."""

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import ValidationError
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy

from declarations.admin.asking import FIELDSET, AskingForm, public_languages
from declarations.admin.declaration import may_lose_paragraphs
from declarations.admin.version import declaration_url
from declarations.models import Declaration, Paragraph
from declarations.models.freezing import FROZEN
from declarations.order import close_gap, insert, move
from translations.ordinary_admin import DeskAdmin
from uccn.lib import languages
from uccn.lib.admin import LANGUAGES
from uccn.lib.admin_saving import changed_columns


class ParagraphForm(AskingForm):
    """A paragraph; a change that readers see at once is said and asked about."""

    position = forms.IntegerField(
        label=gettext_lazy("Number"),
        required=False,
        min_value=1,
        help_text=gettext_lazy("Its place; the others move. Empty on a new one: the last."),
    )

    def clean(self):
        """Nothing is added to a final text, and nothing changes its place in it."""
        data = super().clean()
        declaration = self.instance.declaration if self.instance.pk else data.get("declaration")
        if declaration and declaration.is_final:
            if not self.instance.pk:
                self.add_error(None, ValidationError(FROZEN, "frozen"))
            elif "position" in self.changed_data:
                self.add_error("position", ValidationError(FROZEN, "frozen"))
        return data

    def seen_by_readers(self, data: dict) -> list[str]:
        """The public languages in which its text or its place changes."""
        declaration = self.instance.declaration if self.instance.pk else data.get("declaration")
        if declaration is None:
            return []
        public = public_languages(declaration)
        if not self.instance.pk or "position" in self.changed_data:
            return public
        return [code for code in public if languages.column("body", code) in self.at_once]


@admin.register(Paragraph)
class ParagraphAdmin(DeskAdmin):
    """Paragraphs; they are reached from their declaration."""

    form = ParagraphForm
    language_fields = ("body",)
    change_form_template = "admin/declarations/paragraph/change_form.html"
    autocomplete_fields = ("declaration",)
    fieldsets = (
        (
            gettext_lazy("Its place"),
            {
                "description": gettext_lazy("The key stays for ever, the number may change."),
                "fields": ("declaration", "position", "key"),
            },
        ),
        LANGUAGES,
        FIELDSET,
    )

    def get_fieldsets(self, request, obj=None):
        """Without the question where nothing is public; without the key where there is none yet."""
        fieldsets = super().get_fieldsets(request, obj)
        declaration = obj.declaration if obj else self._declaration_asked_for(request)
        may_change = obj is None or self.has_change_permission(request, obj)
        if not (may_change and declaration and public_languages(declaration)):
            fieldsets = fieldsets[:-1]
        if obj is None:
            title, options = fieldsets[0]
            fieldsets[0] = (title, options | {"fields": ("declaration", "position")})
        return fieldsets

    @staticmethod
    def _declaration_asked_for(request) -> Declaration | None:
        """The declaration that a new paragraph is for, from the address or the form."""
        key = request.POST.get("declaration") or request.GET.get("declaration", "")
        return Declaration.objects.named_by(key)

    def get_readonly_fields(self, request, obj=None):
        """A paragraph keeps its declaration and its key."""
        own = ("declaration", "key") if obj else ()
        return [*own, *super().get_readonly_fields(request, obj)]

    def has_module_permission(self, request):
        """Not on the index: a paragraph is reached from its declaration."""
        return False

    def has_delete_permission(self, request, obj=None):
        """A paragraph that readers see is not deleted; of an adopted text they see the versions."""
        if obj is not None and not may_lose_paragraphs(obj.declaration):
            return False
        return super().has_delete_permission(request, obj)

    def changelist_view(self, request, extra_context=None):
        """There is no list of paragraphs: each declaration lists its own."""
        return HttpResponseRedirect(reverse("admin:declarations_declaration_changelist"))

    def get_changeform_initial_data(self, request):
        """The declaration and the place after another paragraph, from the address."""
        declaration = self._declaration_asked_for(request)
        initial = {"declaration": declaration.pk} if declaration else {}
        after = request.GET.get("after", "")
        is_number = after.isascii() and after.isdecimal() and len(after) <= 6
        return initial | ({"position": int(after) + 1} if is_number else {})

    def write_row(self, request, obj, form, change) -> None:
        """Add it in its place, or write what was changed and move it."""
        if not change:
            insert(obj)
            return
        columns = [c for c in changed_columns(Paragraph, form.changed_data) if c != "position"]
        if columns:
            obj.save(update_fields=columns)
        if "position" in form.changed_data and obj.position:
            move(obj, obj.position)

    def delete_model(self, request, obj):
        """Delete it; those after it move up. Raises ValidationError while the text is final."""
        declaration = obj.declaration
        super().delete_model(request, obj)
        close_gap(declaration)

    def _lock(self, object_id: str) -> None:
        """Make others wait who save this row, or move its text on to another stage."""
        is_number = object_id.isascii() and object_id.isdecimal() and len(object_id) <= 18
        if is_number:
            declarations = Declaration.objects.filter(paragraphs=object_id)
            declarations.order_by().select_for_update(of=("self",)).values_list("pk").first()
        super()._lock(object_id)

    def response_add(self, request, obj, post_url_continue=None):
        """“Save and add another” goes on after this one."""
        response = super().response_add(request, obj, post_url_continue)
        if "_addanother" not in request.POST:
            return response
        query = urlencode({"declaration": obj.declaration_id, "after": obj.position})
        return HttpResponseRedirect(f"{reverse('admin:declarations_paragraph_add')}?{query}")

    def response_post_save_add(self, request, obj):
        """Back to the declaration."""
        return HttpResponseRedirect(f"{declaration_url(obj)}#paragraphs")

    response_post_save_change = response_post_save_add

    def delete_view(self, request, object_id, extra_context=None):
        """Delete, then back to the declaration; also back, with the reason, from a final text."""
        obj = self.get_object(request, unquote(object_id))
        if obj and obj.declaration.is_final:
            messages.error(request, FROZEN)
            return HttpResponseRedirect(f"{declaration_url(obj)}#paragraphs")
        response = super().delete_view(request, object_id, extra_context)
        if obj and request.method == "POST" and response.status_code == 302:
            return HttpResponseRedirect(f"{declaration_url(obj)}#paragraphs")
        return response
