"""What lists in the admin show at a glance: which languages are complete, what is public."""

from typing import NamedTuple

from django.contrib import admin
from django.db.models import Q
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from uccn.lib import languages
from uccn.publication.models import State

# A sign beside the language, so that colour is never the only one.
SIGNS = {State.PUBLIC: "●", State.SCHEDULED: "◷", State.WITHDRAWN: "✕"}


class Fullness(NamedTuple):
    """How much of something exists in a language, and whether that is public."""

    code: str
    filled: int
    total: int
    state: State | None = None

    @property
    def level(self) -> str:
        """How full: "complete", "partial" or "missing"."""
        if not self.filled:
            return "missing"
        return "complete" if self.filled >= self.total else "partial"

    def __str__(self) -> str:
        names = {"language": languages.name_in(self.code), "filled": self.filled}
        sentence = _("%(language)s: %(filled)s of %(total)s") % (names | {"total": self.total})
        return f"{sentence}, {self.state.label}" if self.state else sentence


def completeness(row: list[Fullness]):
    """A compact list of language codes; its words are in the title and for screen readers."""
    items = (
        (item.level, item, f"{item.code} {SIGNS.get(item.state, '')}".strip(), item) for item in row
    )
    return format_html(
        '<span class="completeness">{}</span>',
        format_html_join(
            "",
            '<span class="completeness__language completeness__language--{}" title="{}">'
            '<span aria-hidden="true">{}</span><span class="visually-hidden">{}; </span></span>',
            items,
        ),
    )


def fullness_of(instance, fields: tuple[str, ...]) -> list[Fullness]:
    """How many of an object's translated fields have a text, language by language."""
    return [
        Fullness(
            code,
            sum(bool(getattr(instance, languages.column(field, code))) for field in fields),
            len(fields),
        )
        for code in languages.codes()
    ]


def pill(state: State):
    """The state as a word in its shape."""
    return format_html('<span class="state state--{}">{}</span>', state.value, state.label)


def in_state(state: str, prefix: str = "") -> Q:
    """The rows that stand in a state now; ``prefix`` leads to them ("versions__")."""
    published, withdrawn = f"{prefix}published_at", f"{prefix}withdrawn_at"
    if state == State.WITHDRAWN:
        return Q(**{f"{withdrawn}__isnull": False})
    dates = {
        State.DRAFT: Q(**{f"{published}__isnull": True}),
        State.SCHEDULED: Q(**{f"{published}__gt": timezone.now()}),
        State.PUBLIC: Q(**{f"{published}__lte": timezone.now()}),
    }
    return dates[State(state)] & Q(**{f"{withdrawn}__isnull": True})


class StateFilter(admin.SimpleListFilter):
    """Draft, scheduled, public or withdrawn."""

    title = gettext_lazy("publication")
    parameter_name = "publication"

    def lookups(self, request, model_admin):
        """The four states."""
        return State.choices

    def queryset(self, request, queryset):
        """The rows in the state chosen; an unknown one filters nothing."""
        return queryset.filter(in_state(self.value())) if self.value() in State else queryset


class MissingLanguageFilter(admin.SimpleListFilter):
    """What lacks a text in one language; a subclass says which texts."""

    title = gettext_lazy("missing language")
    parameter_name = "missing"
    fields: tuple[str, ...] = ()

    def lookups(self, request, model_admin):
        """Every language, in the words of the person's own."""
        return [(code, languages.name_in(code)) for code in languages.codes()]

    def queryset(self, request, queryset):
        """The rows that lack a text in the language chosen."""
        if self.value() not in languages.codes():
            return queryset
        return self.lacking(queryset, self.value())

    def lacking(self, queryset, code: str):
        """The rows in which one of ``fields`` is empty in the language."""
        return queryset.filter(lacks(self.fields, code))


def lacks(fields: tuple[str, ...], code: str) -> Q:
    """Rows in which one of the fields has no text in the language."""
    condition = Q()
    for column in languages.columns(fields, [code]):
        condition |= Q(**{column: ""}) | Q(**{f"{column}__isnull": True})
    return condition
