"""A declaration in one language: what was issued in it, its label, its publication."""

from django.conf import settings
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from declarations import actions, missing
from declarations.models import Declaration, LanguageVersion
from declarations.models.freezing import FROZEN
from translations import permissions
from uccn.lib import languages
from uccn.lib.admin_saving import CarefulAdmin, CarefulForm
from uccn.lib.widgets import Choice
from uccn.publication.admin import PublicationAdmin

# What is written in the version's own language.
_IN_ITS_LANGUAGE = ("masthead", "header_line", "editors_note")


class LanguageVersionForm(CarefulForm):
    """A language version; its own texts have its language and direction."""

    class Meta:
        widgets = {"language": Choice(choices=settings.LANGUAGES)}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        language = self.instance.language or self.initial.get("language", "")
        if language in languages.codes():
            for name in set(_IN_ITS_LANGUAGE) & set(self.fields):
                attributes = {"lang": language, "dir": languages.direction(language)}
                self.fields[name].widget.attrs.update(attributes)

    def clean(self):
        """What was issued in the original is adopted with it, and frozen with it."""
        data = super().clean()
        declaration = self.instance.declaration if self.instance.pk else data.get("declaration")
        language = self.instance.language or data.get("language", "")
        if declaration and language in declaration.frozen_languages():
            for name in sorted({"masthead", "header_line"}.intersection(self.changed_data)):
                self.add_error(name, ValidationError(FROZEN, "frozen"))
        return data


@admin.register(LanguageVersion)
class LanguageVersionAdmin(CarefulAdmin, PublicationAdmin):
    """Language versions; they are reached from their declaration."""

    form = LanguageVersionForm
    autocomplete_fields = ("declaration",)
    fieldsets = (
        (
            _("The version"),
            {
                "description": _("A label says what the text is; it never stands for approval."),
                "fields": (("declaration", "language"), "label", "made_here"),
            },
        ),
        (
            _("Where it comes from"),
            {
                "description": _("Who issued it, where it was found, what may be done with it."),
                "fields": ("issuer", "source", "rights"),
            },
        ),
        (
            _("As issued"),
            {
                "description": _("Letter for letter, errors and all; a note may explain an error."),
                "fields": _IN_ITS_LANGUAGE,
            },
        ),
    )

    def get_changeform_initial_data(self, request):
        """The declaration and language from the address, as far as they exist."""
        declaration = Declaration.objects.named_by(request.GET.get("declaration", ""))
        language = request.GET.get("language", "")
        initial = {"declaration": declaration.pk} if declaration else {}
        return initial | ({"language": language} if language in languages.codes() else {})

    def has_module_permission(self, request):
        """Not on the index: a version is reached from its declaration."""
        return False

    def get_queryset(self, request):
        """The versions with declaration and meeting, which name them."""
        return super().get_queryset(request).select_related("declaration__meeting")

    def get_readonly_fields(self, request, obj=None):
        """A version keeps its declaration and language."""
        return ("declaration", "language") if obj else ()

    def changelist_view(self, request, extra_context=None):
        """There is no list of versions: the declarations' list shows them."""
        return HttpResponseRedirect(reverse("admin:declarations_declaration_changelist"))

    def may_publish(self, request, obj) -> bool:
        """Publishing a language needs a permission of its own."""
        may = request.user.has_perm(permissions.PUBLISH)
        return may and super().may_publish(request, obj)

    def publish_object(self, request, obj, moment) -> None:
        """Publish the language; of an adopted text it becomes a version."""
        actions.publish_language(version=obj, at=moment, by=request.user)

    def preview_subject(self, obj):
        """The links hang on the declaration."""
        return obj.declaration

    def preview_language(self, obj) -> str:
        """They open its page in this language."""
        return obj.language

    def publication_time_zone(self, obj) -> str:
        """The time zone of the meeting's hosts."""
        return obj.declaration.meeting.time_zone

    def missing(self, obj) -> list[str]:
        """What a reader of this language would miss."""
        return missing.sentences(obj)

    def after_publication_url(self, obj) -> str:
        """Back to the declaration."""
        return declaration_url(obj)

    def response_post_save_add(self, request, obj):
        """Back to the declaration."""
        return HttpResponseRedirect(declaration_url(obj))

    response_post_save_change = response_post_save_add


def declaration_url(obj) -> str:
    """The form of the declaration that a version or paragraph belongs to."""
    return reverse("admin:declarations_declaration_change", args=[obj.declaration_id])
