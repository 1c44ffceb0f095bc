"""The editor's desk for practical pages."""

from django.contrib import admin, messages
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop, ngettext

from meetings.given_admin import GivenAdmin
from meetings.practical.admin.writing import MarkdownAdmin
from meetings.practical.models import PracticalPage
from uccn.lib.admin import LANGUAGES, all_languages
from uccn.publication.admin_lists import StateFilter

# What the log says; the start page shows it in the language of whoever reads it.
CHECKED = gettext_noop("Checked.")


@admin.register(PracticalPage)
class PracticalPageAdmin(GivenAdmin, MarkdownAdmin):
    """Practical pages; what was copied from last year asks to be checked."""

    language_fields = ("title", "body")
    readonly_fields = ("said_copy",)
    fieldsets = (
        (
            gettext_lazy("The page"),
            {
                "description": gettext_lazy("Readers find the pages of a meeting by position."),
                "fields": ("meeting", ("slug", "position"), "original_language"),
            },
        ),
        LANGUAGES,
        (
            gettext_lazy("For staff"),
            {
                "description": gettext_lazy(
                    "Readers never see this. A copy is a draft until you publish it."
                ),
                "fields": ("said_copy", "needs_check"),
            },
        ),
    )
    list_display = ("__str__", "meeting", "position", "said_check", "said_state",
                    "filled_languages")  # fmt: skip
    list_filter = ("meeting", "needs_check", StateFilter)
    list_select_related = ("meeting",)
    autocomplete_fields = ("meeting",)
    search_fields = (*all_languages("title", "body"), "slug")
    actions = ("checked",)

    def get_readonly_fields(self, request, obj=None):
        """A page stays with its meeting."""
        fixed = ("meeting",) if obj else ()
        return (*super().get_readonly_fields(request, obj), *fixed)

    def publication_time_zone(self, obj) -> str:
        """The hosts' time zone."""
        return obj.meeting.time_zone

    def missing(self, obj) -> list[str]:
        """What a reader of the page would miss, and what nobody has looked at yet."""
        found = super().missing(obj)
        if obj.needs_check:
            found.insert(0, _("Still to be checked: does everything hold for this meeting?"))
        if not obj.meeting.is_public:
            found.append(_("Its meeting is not public: readers see the page when it is."))
        return found

    @admin.action(description=gettext_lazy("Checked"), permissions=["change"])
    def checked(self, request, queryset):
        """Take the mark off the pages that were ticked."""
        pages = list(queryset.filter(needs_check=True).order_by("pk"))
        for page in pages:
            page.needs_check = False
            page.save(update_fields=["needs_check"])
            self.log_change(request, page, CHECKED)
        said = ngettext("%d page is checked.", "%d pages are checked.", len(pages)) % len(pages)
        messages.success(request, said)

    @admin.display(description=gettext_lazy("check"), ordering="needs_check")
    def said_check(self, obj):
        """A mark on what is still to be checked."""
        if not obj.needs_check:
            return "–"
        return format_html('<span class="state state--outdated">{}</span>', _copy_of(obj))

    @admin.display(description=gettext_lazy("copied from the year"))
    def said_copy(self, obj):
        """From which year it was copied."""
        return str(obj.copied_from or "–")


def _copy_of(page: PracticalPage) -> str:
    """What is to be checked, with the year that it comes from."""
    if page.copied_from:
        return _("check me: from %(year)s") % {"year": page.copied_from}
    return _("check me")
