"""The document itself: its meeting, its dates, its titles; and the way to all its texts."""

from django.contrib import admin
from django.db.models import Prefetch
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from declarations import import_admin
from declarations.admin import lists, panel
from declarations.admin.adoption import AdoptionPages, unrecorded, unrecorded_facts
from declarations.admin.asking import FIELDSET, AskingForm, public_languages
from declarations.fullness import fullness
from declarations.models import Declaration, LanguageVersion
from declarations.models.freezing import FROZEN
from translations.ordinary_admin import DeskAdmin
from uccn.lib import languages, original_language
from uccn.lib.admin import LANGUAGES, all_languages
from uccn.publication.admin_lists import completeness


class DeclarationForm(AskingForm):
    """A declaration; a title that readers see is changed knowingly."""

    def clean(self):
        """What is the original cannot be said anew while the text is final."""
        data = super().clean()
        if self.instance.is_final and "original_language" in self.changed_data:
            self.add_error("original_language", FROZEN)
        return data

    def seen_by_readers(self, data: dict) -> list[str]:
        """The public languages in which the title changes."""
        if not self.instance.pk:
            return []
        public = public_languages(self.instance)
        return [code for code in public if languages.column("title", code) in self.at_once]

    class Meta:
        widgets = {"original_language": original_language.choice()}


@admin.register(Declaration)
class DeclarationAdmin(DeskAdmin, AdoptionPages):
    """Declarations; paragraphs and language versions have forms of their own, reached from here."""

    form = DeclarationForm
    language_fields = ("title",)
    change_form_template = "admin/declarations/declaration/change_form.html"
    autocomplete_fields = ("meeting",)
    list_display = ("titled", "year", "kind", "languages_at_a_glance")
    list_filter = ("meeting__year", "kind", lists.MissingTextFilter, lists.VersionStateFilter)
    list_select_related = ("meeting",)
    search_fields = (*all_languages("title", "paragraphs__body"), "slug", "=meeting__year")
    search_help_text = _("A word of the titles or of the text, in any language.")
    fieldsets = (
        (
            _("The document"),
            {
                "description": _("Where it comes from, and the last part of its address."),
                "fields": ("meeting", ("kind", "slug"), "original_language"),
            },
        ),
        LANGUAGES,
        FIELDSET,
        (
            _("Its days"),
            {
                "description": _("Endorsed, adopted and signed are separate acts. Leave a day "
                                 "empty that is not known; the page then says nothing."),
                "fields": (("endorsed_on", "adopted_on", "signed_on"),),
            },
        ),
        (_("For staff"), {"description": _("Readers never see this."), "fields": ("note",)}),
    )  # fmt: skip

    def get_fieldsets(self, request, obj=None):
        """Without the question where nothing is public."""
        fieldsets = super().get_fieldsets(request, obj)
        stands = obj is not None and not obj.is_adopted
        is_public = stands and any(v.is_public for v in obj.versions.all())
        asks = is_public and self.has_change_permission(request, obj)
        return [fieldset for fieldset in fieldsets if asks or fieldset != FIELDSET]

    def get_urls(self):
        """The import, before the admin's own addresses."""
        return [*import_admin.urls(self.admin_site), *super().get_urls()]

    def tools(self, request, obj) -> list[tuple[str, str]]:
        """The import of another language of it, before what concerns its adoption."""
        tools = super().tools(request, obj)
        if not request.user.has_perms(import_admin.PERMISSIONS):
            return tools
        address = reverse("admin:declarations_declaration_import")
        return [(_("Import a text"), f"{address}?meeting={obj.meeting_id}"), *tools]

    def get_queryset(self, request):
        """The declarations with their language versions."""
        versions = Prefetch("versions", queryset=LanguageVersion.objects.all())
        return super().get_queryset(request).select_related("meeting").prefetch_related(versions)

    def get_changelist(self, request, **kwargs):
        """The list that counts all its rows' paragraphs in one query."""
        return lists.DeclarationChangeList

    def get_actions(self, request):
        """No deleting by the list: a public one could be among those ticked."""
        actions = super().get_actions(request)
        actions.pop("delete_selected", None)
        return actions

    def has_delete_permission(self, request, obj=None):
        """What readers have seen in any language is withdrawn, never deleted."""
        if obj is not None and was_ever_public(obj):
            return False
        return super().has_delete_permission(request, obj)

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        """The form, with paragraphs and languages under it."""
        if obj:
            context |= {
                "language_rows": panel.language_rows(obj),
                "paragraph_rows": panel.paragraph_rows(obj),
                "source_files": _source_files(request, obj),
                "zone": obj.meeting.time_zone,
                "unrecorded": unrecorded(obj),
                "unrecorded_facts": unrecorded_facts(obj),
                "version_rows": list(obj.numbered.order_by("-number").select_related("made_by")),
                "may_delete_paragraphs": may_lose_paragraphs(obj)
                and request.user.has_perm("declarations.delete_paragraph"),
            }
        return super().render_change_form(request, context, add, change, form_url, obj)

    @admin.display(description=_("title"), ordering="slug")
    def titled(self, obj) -> str:
        """The title in the person's language, or in another."""
        return obj.text("title").text or obj.slug

    @admin.display(description=_("year"), ordering="meeting__year")
    def year(self, obj) -> int:
        """The year of its meeting."""
        return obj.meeting.year

    @admin.display(description=_("languages: title and paragraphs; ● public"))
    def languages_at_a_glance(self, obj):
        """Each language: how much exists, and whether it is public."""
        return completeness(fullness(obj, obj.counts))


def was_ever_public(declaration: Declaration) -> bool:
    """Whether readers have seen any language version; reads what is prefetched."""
    return any(version.was_ever_public() for version in declaration.versions.all())


def may_lose_paragraphs(declaration: Declaration) -> bool:
    """Whether a paragraph may be deleted: none that readers would miss.

    The versions of an adopted text keep it; a correction then leaves it out of the next one.
    """
    return declaration.is_adopted or not was_ever_public(declaration)


def _source_files(request, declaration: Declaration) -> list | None:
    """The files that the texts were imported from, for those who may see them."""
    may = request.user.has_perm("declarations.view_sourcefile")
    return list(declaration.source_files.all()) if may else None
