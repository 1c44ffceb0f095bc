"""How the list of declarations is narrowed down, and what each row knows of its languages."""

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from declarations.fullness import paragraph_counts
from declarations.models import LanguageVersion, Paragraph
from uccn.publication.admin_lists import MissingLanguageFilter, in_state, lacks
from uccn.publication.models import State


class DeclarationChangeList(ChangeList):
    """The list; one query counts the paragraphs of all its rows, language by language."""

    def get_results(self, request):
        """The page's rows, each with its ``counts``."""
        super().get_results(request)
        self.result_list = list(self.result_list)
        counts = paragraph_counts([row.pk for row in self.result_list])
        for row in self.result_list:
            row.counts = counts.get(row.pk, {})


class MissingTextFilter(MissingLanguageFilter):
    """Declarations whose title or a paragraph is missing in a language."""

    title = _("incomplete in")

    def lacking(self, queryset, code: str):
        """Without a title, or with a paragraph that has no text, in the language."""
        empty = Paragraph.objects.filter(lacks(("body",), code), declaration=OuterRef("pk"))
        return queryset.filter(lacks(("title",), code) | Q(Exists(empty)))


class VersionStateFilter(admin.SimpleListFilter):
    """Declarations with a language version in a state."""

    title = _("a language that is")
    parameter_name = "publication"

    def lookups(self, request, model_admin):
        """The four states."""
        return State.choices

    def queryset(self, request, queryset):
        """The declarations with such a version; an unknown state filters nothing."""
        if self.value() not in State:
            return queryset
        versions = LanguageVersion.objects.filter(in_state(self.value()))
        return queryset.filter(Exists(versions.filter(declaration=OuterRef("pk"))))
