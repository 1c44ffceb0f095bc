"""The search box with its filters, as a form that only reads."""

from collections.abc import Iterable

from crispy_forms.bootstrap import StrictButton
from crispy_forms.helper import FormHelper
from crispy_forms.layout import HTML, Div, Layout
from django import forms
from django.utils.html import format_html
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from uccn.lib import languages
from uccn.search.finding import Filters, Results
from uccn.search.queries import LONGEST, Query
from uccn.search.registry import subjects


class SearchForm(forms.Form):
    """What to look for, and among what; each choice says how many results it leaves."""

    q = forms.CharField(label=gettext_lazy("Words to look for"), required=False)
    kind = forms.ChoiceField(label=gettext_lazy("Kind"), required=False)
    year = forms.ChoiceField(label=gettext_lazy("Year"), required=False)
    language = forms.ChoiceField(label=gettext_lazy("Language of the text"), required=False)

    def __init__(self, query: Query, filters: Filters, results: Results) -> None:
        super().__init__(initial={"q": query.text, **filters._asdict()})
        self.fields["q"].widget = forms.TextInput(
            {"type": "search", "dir": "auto", "maxlength": LONGEST, "autocomplete": "off"}
        )
        self.fields["kind"].choices = _choices(_kinds(results), filters.kind)
        self.fields["year"].choices = _choices(_years(results), filters.year)
        self.fields["language"].choices = _choices(_languages(results), filters.language)
        self.helper = _helper(query, filters)


def _choices(offered: Iterable[tuple[str, str, str]], chosen: str) -> list[tuple[str, str]]:
    """All, then what is offered with its number; what was chosen stays to be seen."""
    found = [(value, _counted(label, count)) for value, label, count in offered]
    known = chosen == "" or chosen in dict(found)
    return [("", _("All")), *found, *([] if known else [(chosen, chosen)])]


def _counted(label: str, count: str) -> str:
    """What a choice is called, with how many results it leaves where that is known."""
    return _("%(name)s (%(count)s)") % {"name": label, "count": count} if count else str(label)


def _kinds(results: Results) -> list[tuple[str, str, str]]:
    """The kinds in the order of the results."""
    counts = {group.subject.kind: _said(group.count, group.is_more) for group in results.groups}
    return [(s.kind, s.heading, counts.get(s.kind, "")) for s in subjects()]


def _years(results: Results) -> list[tuple[str, str, str]]:
    """The years in which something was found, newest first."""
    return [
        (str(year), str(year), _said(results.years[year], results.is_more))
        for year in sorted(results.years, reverse=True)
        if year
    ]


def _languages(results: Results) -> list[tuple[str, str, str]]:
    """The public languages, each with how many texts hold the words in it."""
    return [
        (code, languages.name_in(code), _said(results.languages[code], results.is_more))
        for code in languages.public_codes()
        if results.languages[code]
    ]


def _said(count: int, is_more: bool) -> str:
    """A number, or nothing where it would be too small."""
    return "" if is_more else str(count)


def _helper(query: Query, filters: Filters) -> FormHelper:
    """How it is laid out: the box, then three choices, a button, and a way back to all."""
    helper = FormHelper()
    helper.form_method = "get"
    helper.form_class = "search-form"
    helper.attrs = {"role": "search", "aria-label": _("Search this site")}
    button = StrictButton(_("Search"), type="submit", css_class="btn-primary")
    choices = ["kind", "year", "language"]
    if any(filters):
        address = f"?{urlencode({'q': query.text})}"
        choices.append(HTML(format_html('<a href="{}">{}</a>', address, _("Clear filters"))))
    box = Div("q", button, css_class="search")
    helper.layout = Layout(box, Div(*choices, css_class="filters")) if query else Layout(box)
    return helper
