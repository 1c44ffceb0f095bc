"""What the desks of Markdown texts share: see them drawn before anything is saved."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied, ValidationError
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from translations.ordinary_admin import DeskAdmin
from translations.ordinary_form import DeskForm
from translations.registry import subject_of
from uccn.lib import cleaning, dates, languages, markdown, original_language
from uccn.publication.admin import PublicationAdmin
from uccn.publication.admin_lists import completeness, fullness_of, pill


class MarkdownForm(DeskForm):
    """A text with the language in which it was written first."""

    class Meta:
        widgets = {"original_language": original_language.choice()}


class MarkdownAdmin(DeskAdmin, PublicationAdmin):
    """A ModelAdmin of something Publishable whose field ``body`` is Markdown."""

    form = MarkdownForm
    change_form_template = "admin/practical/change_form.html"

    def get_urls(self):
        """The page that draws a text, before the admin's own addresses."""
        view = self.admin_site.admin_view(self.drawn_view)
        return [path("drawn/", view, name=self._name("drawn")), *super().get_urls()]

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        """The form, with the way to see its text drawn."""
        context["drawn_url"] = reverse(f"admin:{self._name('drawn')}")
        return super().render_change_form(request, context, add, change, form_url, obj)

    def drawn_view(self, request):
        """The texts that were typed, drawn as readers would see them; nothing is saved."""
        if not (self.has_add_permission(request) or self.has_change_permission(request)):
            raise PermissionDenied
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": _("Preview of the text"),
            "texts": [_drawn(request.POST, code) for code in languages.codes()],
        }
        return TemplateResponse(request, "admin/practical/drawn.html", context)

    def missing(self, obj) -> list[str]:
        """The languages in which a text is expected and is not there."""
        expected = subject_of(self.opts.label_lower).expected_languages
        written = [field for field in ("title", "body") if obj.text(field).text]
        codes = [
            code
            for code in expected
            if not all(getattr(obj, column) for column in languages.columns(written, [code]))
        ]
        if not codes:
            return []
        names = dates.listing([languages.name_in(code) for code in codes])
        return [_("Title and text are not there yet in: %(languages)s.") % {"languages": names}]

    @admin.display(description=gettext_lazy("publication"), ordering="published_at")
    def said_state(self, obj):
        """Draft, scheduled, public or withdrawn."""
        return pill(obj.state())

    @admin.display(description=gettext_lazy("title and text"))
    def filled_languages(self, obj):
        """Each language: both, one or none."""
        return completeness(fullness_of(obj, ("title", "body")))


def _drawn(typed, code: str) -> dict:
    """What was typed in a language: drawn, and what is wrong with it."""
    text = typed.get(languages.column("body", code), "")
    try:
        text = cleaning.clean(text)
        markdown.validate_markdown(text)
        errors = []
    except ValidationError as error:
        errors = error.messages
    is_page = len(text) <= markdown.MOST
    drawn = markdown.render(text).html if is_page else ""
    return {"language": code, "drawn": drawn, "errors": errors}
