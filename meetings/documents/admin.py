"""The editor's desk for documents and their files."""

from django.contrib import admin
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from meetings.documents.admin_forms import DocumentFileForm, DocumentFileFormSet, DocumentForm
from meetings.documents.models import Document, DocumentFile
from meetings.documents.take_down_admin import TakeDownPages, take_down_link
from meetings.given_admin import GivenAdmin
from translations.ordinary_admin import DeskAdmin
from uccn.lib import dates, languages
from uccn.lib.admin import LANGUAGES, all_languages
from uccn.lib.admin_labels import LabelledTabular
from uccn.lib.numbers import file_size
from uccn.publication.admin_lists import StateFilter, completeness, fullness_of, pill


class DocumentFileInline(LabelledTabular):
    """The files that there are, none of which changes, and rows for new ones."""

    model = DocumentFile
    form = DocumentFileForm
    formset = DocumentFileFormSet
    verbose_name_plural = gettext_lazy("Files: a newer one in the same language is a new version")
    fields = ("language", "upload", "note", "receipt", "version", "added", "standing")
    readonly_fields = ("version", "added", "standing")
    # Whether the person is offered to take a version down, as the document's admin says.
    may_take_down = False

    def get_queryset(self, request):
        """The files, with who uploaded them and who took them down."""
        found = super().get_queryset(request).select_related("document__meeting", "uploaded_by")
        return found.with_take_downs()

    def get_extra(self, request, obj=None, **kwargs) -> int:
        """A row for each language of the site."""
        return len(languages.codes())

    def has_change_permission(self, request, obj=None) -> bool:
        """A file stays as it came."""
        return False

    def has_delete_permission(self, request, obj=None) -> bool:
        """A file stays."""
        return False

    @admin.display(description=gettext_lazy("File"))
    def upload(self, obj):
        """What was uploaded, with the way to this version."""
        if obj.pk is None:
            return "–"
        facts = f"{obj.kind.label}, {file_size(obj.size)}"
        return format_html('<a href="{}">{}</a> ({})', obj.version_url, obj.name, facts)

    @admin.display(description=gettext_lazy("uploaded"))
    def added(self, obj):
        """When it came, from whom, and by which hash it is known."""
        if obj.pk is None:
            return "–"
        day = date_format(obj.uploaded_at, "SHORT_DATETIME_FORMAT")
        code = format_html('<code title="{}">{}…</code>', obj.sha256, obj.sha256[:12])
        return format_html("{} · {}<br>{}", day, obj.uploaded_by, code)

    @admin.display(description=gettext_lazy("for readers"))
    def standing(self, obj):
        """Whether it was taken down, when, by whom and why; the way to do it or to undo it."""
        if obj.pk is None:
            return "–"
        said = ""
        if down := obj.take_down:
            names = {"day": down.withdrawal_day, "person": down.by}
            said = _("Taken down on %(day)s by %(person)s.") % names
            said = format_html("{} <bdi>{}</bdi><br>", said, down.reason)
        return format_html("{}{}", said, take_down_link(obj) if self.may_take_down else "")


@admin.register(Document)
class DocumentAdmin(GivenAdmin, DeskAdmin, TakeDownPages):
    """Documents: what they are, for whom, in which languages, and whether readers see them."""

    form = DocumentForm
    inlines = (DocumentFileInline,)
    language_fields = ("title",)
    fieldsets = (
        (
            gettext_lazy("The document"),
            {
                "description": gettext_lazy(
                    "One document, whatever its languages: its files stand below all this. "
                    "Readers see nothing of it until you publish it."
                ),
                "fields": (
                    "meeting", ("symbol", "slug"), ("kind", "status"), "day",
                    "session", "position",
                ),
            },
        ),
        LANGUAGES,
        (
            gettext_lazy("For whom"),
            {
                "description": gettext_lazy(
                    "Delegates and mayors see what is for them through the link that you send "
                    "them. Whoever sees the document sees its former versions too."
                ),
                "fields": ("audience",),
            },
        ),
        (
            gettext_lazy("For staff"),
            {"description": gettext_lazy("Readers never see this."), "fields": ("note",)},
        ),
    )  # fmt: skip
    list_display = (
        *("__str__", "kind", "status", "audience", "said_state"),
        *("file_languages", "filled_languages"),
    )
    list_filter = ("meeting", "kind", "status", "audience", StateFilter)
    list_select_related = ("meeting",)
    autocomplete_fields = ("meeting", "session")
    search_fields = ("symbol", "slug", *all_languages("title"))

    def get_queryset(self, request):
        """The documents with their newest files."""
        return super().get_queryset(request).with_newest_files()

    def has_delete_permission(self, request, obj=None) -> bool:
        """A document that has a file is kept; it may stay a draft."""
        if obj is not None and obj.files.exists():
            return False
        return super().has_delete_permission(request, obj)

    def get_inline_instances(self, request, obj=None):
        """The files; who may publish the document may take one down."""
        found = super().get_inline_instances(request, obj)
        for inline in found:
            inline.may_take_down = bool(obj) and self.may_publish(request, obj)
        return found

    def get_formset_kwargs(self, request, obj, inline, prefix):
        """The rows for new files begin with the languages of the site."""
        first = [{"language": code} for code in languages.codes()]
        return super().get_formset_kwargs(request, obj, inline, prefix) | {"initial": first}

    def save_formset(self, request, form, formset, change) -> None:
        """Say who uploaded the files."""
        for row in formset.forms:
            row.by = request.user
        super().save_formset(request, form, formset, change)

    def missing(self, obj) -> list[str]:
        """What a reader of the document would miss."""
        have = {file.language for file in obj.newest_files}
        lacking = [languages.name_in(c) for c in languages.public_codes() if c not in have]
        found = []
        if not have:
            found.append(_("It has no file yet."))
        elif lacking:
            found.append(_("No file in: %(languages)s.") % {"languages": dates.listing(lacking)})
        if not obj.meeting.is_public:
            found.append(_("Its meeting is not public: nobody will see it before that is."))
        return found

    def publication_time_zone(self, obj) -> str:
        """The hosts' time zone."""
        return obj.meeting.time_zone

    @admin.display(description=gettext_lazy("publication"), ordering="published_at")
    def said_state(self, obj):
        """Draft, scheduled, public or withdrawn."""
        return pill(obj.state())

    @admin.display(description=gettext_lazy("files"))
    def file_languages(self, obj) -> str:
        """The languages in which it has a file."""
        return ", ".join(file.tag for file in obj.newest_files) or "–"

    @admin.display(description=gettext_lazy("title"))
    def filled_languages(self, obj):
        """Each language: named or not."""
        return completeness(fullness_of(obj, ("title",)))
