"""The pages on which a text moves on, is adopted, and is corrected afterwards."""

from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from declarations import actions, changes, standing
from declarations.facts import facts_of
from declarations.forms import AdoptForm, CorrectForm, StageForm
from declarations.models import Declaration
from uccn.lib import dates, languages
from uccn.publication.preview_admin import PreviewLinksAdmin

# What the log says; the start page shows it in the language of whoever reads it.
STAGE = gettext_noop("The stage of the text was changed.")
ADOPTED = gettext_noop("Adopted: the text has its first version.")
CORRECTED = gettext_noop("A correction was recorded.")


class AdoptionPages(PreviewLinksAdmin):
    """Stage, adoption and correction, each a page of its own."""

    def get_urls(self):
        """The three pages, before the admin's own addresses."""
        pages = [("stage", self.stage_view), ("adopt", self.adopt_view),
                 ("correct", self.correct_view)]  # fmt: skip
        return [*(self._page(name, view) for name, view in pages), *super().get_urls()]

    def tools(self, request, obj) -> list[tuple[str, str]]:
        """The buttons for what may come next."""
        tools, may_record = super().tools(request, obj), self._may_record(request)
        if obj.is_adopted:
            return tools + [(_("Record a correction…"), self.page_url("correct", obj))] * may_record
        if self.has_change_permission(request, obj):
            tools = [*tools, (_("Stage…"), self.page_url("stage", obj))]
        return tools + [(_("Adopted…"), self.page_url("adopt", obj))] * may_record

    @transaction.atomic
    def stage_view(self, request, object_id):
        """Ask how far the text has come."""
        obj = self._asked(request, object_id)
        if obj.is_adopted:
            return self._adopted_already(request, obj)
        form = StageForm(_sent(request), initial={"stage": obj.stage})
        if request.method == "POST" and form.is_valid():
            change = {"declaration": obj, "stage": form.cleaned_data["stage"]}
            if self._done(form, lambda: actions.set_stage(**change)):
                return self._told(request, obj, STAGE)
        return self._show(request, obj, "stage", _("Stage of the text"), form=form)

    @transaction.atomic
    def adopt_view(self, request, object_id):
        """Ask in which languages the text was adopted, and when."""
        obj = self._asked(request, object_id, to_record=True)
        if obj.is_adopted:
            return self._adopted_already(request, obj)
        found = standing.contents(obj, languages.codes())
        complete = [code for code, content in found.items() if content.is_complete]
        form = AdoptForm(_sent(request), declaration=obj, complete=complete)
        if request.method == "POST" and form.is_valid():
            data = {name: form.cleaned_data[name] for name in ("adopted", "adopted_on")}
            if self._done(form, lambda: actions.adopt(declaration=obj, by=request.user, **data)):
                return self._told(request, obj, ADOPTED)
        return self._show(request, obj, "adopt", _("Record the adoption"), form=form)

    @transaction.atomic
    def correct_view(self, request, object_id):
        """Show what differs from the newest version, and ask why."""
        obj = self._asked(request, object_id, to_record=True)
        newest = standing.newest_texts(obj)
        texts = standing.contents(obj, list(newest))
        redlines, facts = redlines_of(obj, newest, texts), facts_of(obj)
        state, around = standing.state_of(texts, facts), around_of(newest, facts)
        changed = [redline["language"] for redline in redlines]
        changed = changed or list(newest)[:1] * (around is not None)
        form = CorrectForm(_sent(request), changed=changed, state=state)
        if request.method == "POST" and form.is_valid():
            data = {"declaration": obj, "by": request.user, **form.cleaned_data}
            if self._done(form, lambda: actions.correct(**data)):
                return self._told(request, obj, CORRECTED)
        title = _("Record a correction")
        more = {"redlines": redlines, "around": around}
        return self._show(request, obj, "correct", title, form=form, **more)

    def _asked(self, request, object_id, to_record: bool = False) -> Declaration:
        """The declaration. Raises PermissionDenied."""
        obj = self.get_object(request, unquote(object_id))
        may = self._may_record(request) if to_record else True
        if obj is None or not (may and self.has_change_permission(request, obj)):
            raise PermissionDenied
        return obj

    def _may_record(self, request) -> bool:
        """Whether the person may make versions."""
        return request.user.has_perm("declarations.add_version")

    def _done(self, form, act) -> bool:
        """Whether it was done; else the form says why not."""
        try:
            with transaction.atomic():
                act()
        except ValidationError as error:
            form.add_error(None, error)
            return False
        return True

    def _told(self, request, obj, sentence: str) -> HttpResponseRedirect:
        """Log it, say it, go back to the declaration."""
        self.log_change(request, obj, sentence)
        messages.success(request, _(sentence))
        return self._back(obj)

    def _adopted_already(self, request, obj) -> HttpResponseRedirect:
        """Back to the declaration: what these pages ask was settled, perhaps a moment ago."""
        messages.warning(request, _("This text is adopted already."))
        return self._back(obj)

    def _back(self, obj) -> HttpResponseRedirect:
        """To the declaration."""
        return HttpResponseRedirect(reverse("admin:declarations_declaration_change", args=[obj.pk]))

    def _show(self, request, obj, name: str, title: str, *, form, **more):
        """A page; 422 when something has to be corrected."""
        context = self.page_context(request, obj, title, form=form, declaration=obj, **more)
        status = 422 if form.errors else 200
        template = f"admin/declarations/declaration/{name}.html"
        return TemplateResponse(request, template, context, status=status)


def unrecorded(declaration: Declaration) -> str:
    """The languages in which an adopted text reads otherwise than its newest version, in words."""
    if not declaration.is_adopted:
        return ""
    newest = standing.newest_texts(declaration)
    redlines = redlines_of(declaration, newest, standing.contents(declaration, list(newest)))
    return dates.listing([languages.name_in(redline["language"]) for redline in redlines])


def unrecorded_facts(declaration: Declaration) -> bool:
    """Whether the facts around an adopted text are no longer those of its newest version."""
    if not declaration.is_adopted:
        return False
    newest = declaration.numbered.order_by("number").last()
    return newest is not None and newest.facts != facts_of(declaration)


def around_of(newest: dict, facts: dict) -> list[tuple] | None:
    """What the facts say otherwise than the newest version's, None where they are the same.

    Empty where they differ only in another language than the person's.
    """
    if not standing.has_other_facts(newest, facts):
        return None
    return changes.around(next(iter(newest.values())).version.facts, facts)


def _sent(request):
    """What a person sent, None where the page is only asked for."""
    return request.POST if request.method == "POST" else None


def redlines_of(declaration: Declaration, newest: dict, texts: dict) -> list[dict]:
    """For each language of the newest version what the texts, as they stand, say otherwise."""
    found = []
    codes = list(newest)
    for code, content in standing.as_corrected(declaration, newest, texts, codes).items():
        text = newest[code]
        if standing.is_reworded(text, content):
            old = text.content
            found.append({
                "language": code,
                "paragraphs": changes.paragraphs(old, content),
                "lines": changes.lines(old, content),
                "said": changes.said(old, content),
            })  # fmt: skip
    return found
