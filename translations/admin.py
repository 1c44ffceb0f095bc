"""The glossary's desk: every term with its names in all languages, attested or to be confirmed."""

from django import forms
from django.contrib import admin
from django.db.models import Case, When
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext_lazy as _

from translations import permissions
from translations.models import Term, TermText
from uccn.lib import languages
from uccn.lib.admin import AnyCaseSearch
from uccn.lib.admin_labels import LabelledFormSet, LabelledTabular
from uccn.lib.second_look import SecondLook


class GlossaryAccess:
    """Who manages terms may write them, whoever has a part at the desk may read them."""

    def has_module_permission(self, request) -> bool:
        """Whether the terms are listed on the start page."""
        return self.has_view_permission(request)

    def has_view_permission(self, request, obj=None) -> bool:
        """Any permission of the desk opens the glossary to read."""
        return permissions.may_use_desk(request.user)

    def has_add_permission(self, request, obj=None) -> bool:
        """Only who manages terms adds some."""
        return request.user.has_perm(permissions.MANAGE_TERMS)

    def has_change_permission(self, request, obj=None) -> bool:
        """Only who manages terms changes them."""
        return request.user.has_perm(permissions.MANAGE_TERMS)

    def has_delete_permission(self, request, obj=None) -> bool:
        """Only who manages terms takes a language's text away."""
        return request.user.has_perm(permissions.MANAGE_TERMS)


class TermTextForm(forms.ModelForm):
    """A term in one language, which the row is for and nobody can change."""

    language = forms.ChoiceField(label=_("language"), disabled=True)

    def __init__(self, *args, **kwargs) -> None:
        """Write the fields in the language's own direction."""
        super().__init__(*args, **kwargs)
        code = self.initial.get("language", "")
        self.fields["language"].choices = [(code, _name(code))]
        for name in ("preferred", "allowed", "forbidden"):
            if name in self.fields:
                self.fields[name].widget.attrs.update(lang=code, dir=languages.direction(code))

    class Meta:
        model = TermText
        fields = ("language", "preferred", "allowed", "forbidden", "is_attested")
        widgets = {
            "allowed": forms.Textarea(attrs={"rows": 4, "cols": 32}),
            "forbidden": forms.Textarea(attrs={"rows": 4, "cols": 24}),
        }


def _name(code: str) -> str:
    """A language in the reader's, '' for the row that belongs to none."""
    return languages.name_in(code) if code else ""


class TermTextFormSet(LabelledFormSet):
    """One row for each language of the site, those without a text empty."""

    def __init__(self, *args, instance=None, **kwargs) -> None:
        """Give each empty row its language."""
        known = set()
        if instance is not None and instance.pk:
            known = {text.language for text in instance.texts.all()}
        lacking = [code for code in languages.codes() if code not in known]
        kwargs["initial"] = [{"language": code} for code in lacking]
        super().__init__(*args, instance=instance, **kwargs)
        self.extra, self.max_num = len(lacking), len(lacking) + len(known)


class TermTextInline(GlossaryAccess, LabelledTabular):
    """What a term is called, one row a language."""

    model = TermText
    form = TermTextForm
    formset = TermTextFormSet

    def get_queryset(self, request):
        """In the order of the site's languages."""
        places = [When(language=code, then=n) for n, code in enumerate(languages.codes())]
        return super().get_queryset(request).order_by(Case(*places, default=len(places)), "pk")


@admin.register(Term)
class TermAdmin(SecondLook, GlossaryAccess, AnyCaseSearch, admin.ModelAdmin):
    """The terms by group; one that is no longer wanted is put out of use, not deleted."""

    inlines = (TermTextInline,)
    list_display = ("name", "key", "group", "is_active", "do_not_translate", "attested")
    list_filter = ("group", "is_active", "do_not_translate", "texts__is_attested")
    search_fields = ("key", "note", "texts__preferred", "texts__allowed", "texts__forbidden")
    fieldsets = (
        (
            None,
            {
                "fields": ("key", "group", "authority", "note", "is_active"),
                "description": _(
                    "Translators see the term where a source has it, and are warned when the "
                    "translation does not use it. Plurals, cases and Arabic prefixes are mostly "
                    "found without being listed."
                ),
            },
        ),
        (_("How it is written"), {"fields": ("do_not_translate", "case_sensitive")}),
    )

    def get_queryset(self, request):
        """With what the terms are called."""
        return super().get_queryset(request).prefetch_related("texts")

    def has_delete_permission(self, request, obj=None) -> bool:
        """Nobody deletes a term: texts were checked against it."""
        return False

    @admin.display(description=_("term"), ordering="key")
    def name(self, term: Term):
        """The preferred form in the reader's language, else in the first that has one."""
        texts = {text.language: text for text in term.texts.all()}
        found = next((texts[c] for c in languages.order(languages.current()) if c in texts), None)
        if found is None:
            return term.key
        return format_html('<bdi lang="{}">{}</bdi>', found.language, found.preferred)

    @admin.display(description=_("attested"))
    def attested(self, term: Term):
        """One mark a language: attested, to be confirmed, or missing."""
        texts = {text.language: text for text in term.texts.all()}
        marks = (
            (*_mark(texts.get(code)), languages.name_in(code), code) for code in languages.codes()
        )
        mark = '<abbr class="completeness__language--{}" title="{}: {}">{}</abbr>'
        return format_html(
            '<span class="completeness">{}</span>', format_html_join("", mark, marks)
        )


def _mark(text: TermText | None) -> tuple:
    """How a language's mark looks and what it means."""
    if text is None:
        return "missing", _("missing")
    return ("complete", _("attested")) if text.is_attested else ("partial", _("to be confirmed"))
