"""The style page: every component in every language, for staff who change the site's look."""

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Submit
from django import forms
from django.http import Http404
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from cities.figures import counted, figures
from cities.listing import rows_of
from cities.models import City, Cohort, CreativeField, Designation
from cities.shapes import all_shapes
from meetings.archive import Gap, wall
from meetings.forms import ArchiveFilterForm
from meetings.listing import Filters
from meetings.models import AnnualMeeting
from uccn.lib import languages

# How many cities the table and the charts are made of: enough to be seen.
SHOWN = 24


class SampleForm(forms.Form):
    """One field of each kind that the site's forms have."""

    name = forms.CharField(label=gettext_lazy("Name"), help_text=gettext_lazy("As in a letter."))
    mail = forms.EmailField(label=gettext_lazy("Mail"))
    language = forms.ChoiceField(label=gettext_lazy("Language"))
    text = forms.CharField(label=gettext_lazy("Text"), widget=forms.Textarea, required=False)
    agreed = forms.BooleanField(label=gettext_lazy("I have read it"), required=False)

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["language"].choices = [(c, languages.own_name(c)) for c in languages.codes()]
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.add_input(Submit("", _("Send"), css_id=self.auto_id % "send"))


@never_cache
@require_safe
def style(request):
    """Every component in every language; for anybody but staff there is no such page."""
    if not (request.user.is_active and request.user.is_staff):
        raise Http404
    sections = [_section(request, number, code) for number, code in enumerate(languages.codes())]
    context = {"sections": sections, "shapes": all_shapes()}
    return render(request, "pages/style.html", context)


def _section(request, number: int, code: str) -> dict[str, str]:
    """The components in one language, ready to stand in the page."""
    with translation.override(code):
        html = render_to_string("pages/_style_section.html", _components(number, code), request)
    return {"code": code, "html": html}


def _components(number: int, code: str) -> dict:
    """What the components of one language are filled with; each language has other meetings."""
    rows = rows_of(City.objects.for_list().order_by("pk")[:SHOWN])
    meetings = wall(AnnualMeeting.objects.published().for_wall().with_hosts())
    of_section = meetings[number::6]
    drawn = figures(counted(Designation.objects.for_figures()[:SHOWN]), list(Cohort.objects.all()))
    sample = {"name": "", "mail": "@", "language": code}
    return {
        "code": code,
        "direction": languages.direction(code),
        "meeting": of_section[0] if of_section else None,
        "meetings": of_section,
        "gap": Gap([2020, 2021], of_section[-1:]),
        "fields": list(CreativeField.objects.named()),
        "rows": rows[:4],
        "form": SampleForm(sample, auto_id=f"{code}-%s"),
        "filter_form": _filters(meetings, code),
        "figures": [f._replace(key=f"{code}-{f.key}") for f in drawn[:2]],
        "listed": len(rows),
        "cohort": Cohort.objects.latest_total(),
    }


def _filters(meetings: list[AnnualMeeting], code: str) -> ArchiveFilterForm:
    """The archive's filters with one of them set, no landmark on this page."""
    form = ArchiveFilterForm(meetings, Filters(status="held"))
    form.auto_id = f"{code}-filter-%s"
    form.helper.attrs = {}
    return form
