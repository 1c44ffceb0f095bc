"""The forms in which staff write a meeting and its hosts, and open the next year."""

import zoneinfo

from crispy_forms.helper import FormHelper
from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from meetings import pictures
from meetings.models import AnnualMeeting
from translations.ordinary_form import DeskForm
from uccn.lib.widgets import Choice, Colour, day_input


def time_zones() -> list[tuple[str, str]]:
    """Every IANA time zone, as choices."""
    return [(name, name) for name in sorted(zoneinfo.available_timezones())]


class AnnualMeetingForm(DeskForm):
    """A meeting: pictures come with words, and nobody overwrites unseen."""

    class Meta:
        widgets = {
            "accent": Colour,
            "time_zone": Choice(choices=time_zones()),
        }

    def clean(self):
        """A picture has words in a language, a credit and a licence."""
        data = super().clean()
        pictures.check_words(self, data)
        return data


class NextYearForm(forms.ModelForm):
    """What only people know of the next meeting; a number or address that is taken is shown."""

    class Meta:
        model = AnnualMeeting
        fields = ("edition", "kind", "year", "slug", "start", "end")
        widgets = {"start": day_input(), "end": day_input()}
        labels = {"slug": gettext_lazy("Last part of its address")}
        help_texts = {
            "slug": gettext_lazy(
                "The hosts, like krakow-katowice. While they are not known leave it as it is: "
                "a draft may change its address."
            ),
            "start": gettext_lazy("Leave the days empty while they are not known."),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True

    def clean_edition(self):
        """A number belongs to one meeting."""
        edition = self.cleaned_data["edition"]
        if there := AnnualMeeting.objects.filter(edition=edition).first():
            raise _taken(_("This number is taken by another meeting: {meeting}."), there)
        return edition

    def clean(self):
        """An address belongs to one meeting; the days come in their order."""
        data = super().clean()
        year, slug, start, end = (data.get(name) for name in ("year", "slug", "start", "end"))
        if there := AnnualMeeting.objects.filter(year=year, slug=slug).first():
            message = _("This address is taken by another meeting of that year: {meeting}.")
            self.add_error("slug", _taken(message, there))
        if start and end and end < start:
            self.add_error("end", _("The last day cannot be before the first."))
        return data


def _taken(message: str, meeting: AnnualMeeting) -> ValidationError:
    """The error that leads to the meeting which is there already."""
    address = reverse("admin:meetings_annualmeeting_change", args=[meeting.pk])
    link = format_html('<a href="{}"><bdi>{}</bdi></a>', address, meeting)
    return ValidationError(format_html(message, meeting=link), code="taken")
