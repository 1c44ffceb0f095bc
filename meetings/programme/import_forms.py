"""The forms of the import of a programme: what is read and as what, and each session as it was."""

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Div, Layout
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from meetings.models import Audience
from meetings.programme.importing import decoding, hours, people
from meetings.programme.importing.parsed import Row
from meetings.programme.importing.reading import MAX_SESSIONS
from meetings.programme.models import Session
from uccn.lib import dates, languages
from uccn.lib.cleaning import CleanFormField
from uccn.lib.coverage import validate_printable
from uccn.lib.widgets import day_input

NEW, LEAVE = "new", "leave"


def _helper(layout: Layout | None = None) -> FormHelper:
    """A part of the page's one form."""
    helper = FormHelper()
    helper.form_tag, helper.disable_csrf = False, True
    if layout:
        helper.layout = layout
    return helper


class ChoicesForm(forms.Form):
    """In which language a programme is, and what holds for all that is new in it."""

    language = forms.ChoiceField(label=gettext_lazy("Language of the text"))
    audience = forms.ChoiceField(
        label=gettext_lazy("New sessions are for"),
        choices=Audience.choices,
        initial=Audience.PUBLIC,
        help_text=gettext_lazy("Nobody sees them before you release the programme."),
    )
    venue = forms.ModelChoiceField(
        label=gettext_lazy("New rooms are in"),
        queryset=None,
        required=False,
        empty_label=gettext_lazy("a venue of their own"),
    )

    def __init__(self, *args, meeting, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["language"].choices = [(c, languages.own_name(c)) for c in languages.codes()]
        self.fields["language"].initial = languages.current()
        self.fields["venue"].queryset = meeting.venues.all()
        if meeting.venues.count() == 1:
            self.fields["venue"].initial = meeting.venues.first()
        self.helper = _helper()


class SourceForm(ChoicesForm):
    """What is read: a text or a file."""

    text = forms.CharField(
        label=gettext_lazy("Paste the programme"),
        required=False,
        strip=False,
        widget=forms.Textarea({"rows": 14, "dir": "auto"}),
        help_text=gettext_lazy(
            "Each day on a line of its own, and each session beginning with its hours. A table "
            "with a header can be pasted too."
        ),
    )
    file = forms.FileField(
        label=gettext_lazy("Or choose a file"),
        required=False,
        allow_empty_file=True,
        help_text=gettext_lazy("Plain text, CSV or XLSX, at most 5 MB."),
    )
    encoding = forms.ChoiceField(
        label=gettext_lazy("Encoding of the file"),
        required=False,
        help_text=gettext_lazy("Only for a file of plain text or CSV whose letters look wrong."),
    )
    field_order = ("text", "file", "encoding")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["encoding"].choices = [("", _("as it is found")), *decoding.choices()]
        # The reader says more precisely than Django where a NUL stands.
        self.fields["text"].validators = []

    def clean(self):
        """One of the two."""
        data = super().clean()
        text, file = (data.get("text") or "").strip(), data.get("file")
        if text and file:
            raise ValidationError(_("Choose a file or paste the text, not both."))
        if not text and not file and "file" not in self.errors:
            self.add_error("text", _("There is no text. Choose a file or paste the text."))
        return data


class RowForm(forms.Form):
    """A session that was read, for a person to put right."""

    target = forms.ChoiceField(label=gettext_lazy("Save as"))
    day = forms.DateField(
        label=gettext_lazy("Day"),
        required=False,
        widget=day_input(),
        validators=Session._meta.get_field("day").validators,
    )
    hours = forms.CharField(label=gettext_lazy("Hours"), required=False, max_length=60)
    title = CleanFormField(
        label=gettext_lazy("Title"), required=False, max_length=300, validators=[validate_printable]
    )
    kind = forms.ChoiceField(label=gettext_lazy("Kind"), required=False)
    status = forms.ChoiceField(label=gettext_lazy("Status"), required=False)
    room = CleanFormField(
        label=gettext_lazy("Room"), required=False, max_length=200, validators=[validate_printable]
    )
    people = CleanFormField(
        label=gettext_lazy("People"),
        required=False,
        widget=forms.Textarea({"rows": 2}),
        help_text=gettext_lazy("One a line: name, office, city."),
    )
    abstract = CleanFormField(
        label=gettext_lazy("Abstract"), required=False, widget=forms.Textarea({"rows": 2})
    )

    def __init__(self, *args, language="", line=0, choices=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.line = line
        self.fields["target"].choices = [
            (NEW, _("a new session")),
            *((str(session.pk), label_of(session)) for session in choices),
            (LEAVE, _("nothing: leave it out")),
        ]
        self.fields["kind"].choices = [("", _("as it is")), *Session.Kind.choices]
        self.fields["status"].choices = [("", _("as it is")), *Session.Status.choices]
        if language in languages.codes():
            for name in ("title", "room", "people", "abstract"):
                attributes = {"lang": language, "dir": languages.direction(language)}
                self.fields[name].widget.attrs.update(attributes)
        when = Div("day", "hours", "kind", "status", css_class="import-when")
        self.helper = _helper(Layout("target", "title", when, "room", "people", "abstract"))

    def clean_hours(self):
        """The hours, read as those of a programme are."""
        return hours.whole(self.cleaned_data["hours"])

    def clean_people(self):
        """The people, one a line."""
        found, wrong = people.read(self.cleaned_data["people"])
        if wrong:
            names = {"line": wrong[0][:80]}
            raise ValidationError(_("“%(line)s” names nobody. Write a name first.") % names)
        return found

    @property
    def is_left_out(self) -> bool:
        """Whether a person wants nothing of it saved."""
        return self.data.get(self.add_prefix("target")) == LEAVE if self.is_bound else False

    def row(self) -> Row:
        """The session as a valid form says it."""
        names = ("day", "hours", "title", "abstract", "room", "kind", "status", "people")
        return Row(self.line, **{name: self.cleaned_data[name] for name in names})

    def key(self) -> int | None:
        """Which stored session it is, None for a new one."""
        target = self.cleaned_data["target"]
        return None if target == NEW else int(target)


def label_of(session: Session) -> str:
    """A stored session with its day and hours."""
    day = dates.full_date(session.day) if session.day else ""
    return " · ".join(filter(None, [str(session), day, dates.hours(session.begins, session.ends)]))


def initial_of(row: Row, target: Session | None) -> dict:
    """What the form of a row that was read begins with."""
    moderator = pgettext("label before a name", "Moderator")
    return {
        "target": str(target.pk) if target else NEW,
        "day": row.day,
        "hours": _clock(row),
        "people": people.written(row.people, moderator),
        **{name: getattr(row, name) for name in ("title", "kind", "status", "room", "abstract")},
    }


def _clock(row: Row) -> str:
    """The hours as the field reads them again in any language."""
    return " – ".join(f"{hour:%H:%M}" for hour in row.hours if hour)


class BaseRows(forms.BaseFormSet):
    """All sessions of a text; each knows its line and the stored sessions that it may be."""

    def __init__(self, *args, lines=(), choices=(), language="", **kwargs):
        self._lines, self._choices, self._language = lines, choices, language
        super().__init__(*args, prefix="row", **kwargs)

    def get_form_kwargs(self, index):
        """Line and choices of one row."""
        is_known = index is not None and index < len(self._lines)
        return {
            "language": self._language,
            "line": self._lines[index] if is_known else 0,
            "choices": self._choices[index] if is_known else (),
            "empty_permitted": False,
            "use_required_attribute": False,
        }

    def full_clean(self):
        """What is left out need not be right."""
        super().full_clean()
        for form, errors in zip(self.forms, self._errors, strict=False):
            if form.is_left_out:
                errors.clear()

    def clean(self):
        """No stored session is two of the rows."""
        taken = set()
        for form in self.forms:
            target = getattr(form, "cleaned_data", {}).get("target", NEW)
            if target not in (NEW, LEAVE) and target in taken:
                form.add_error("target", _("Another line is this session already. Choose again."))
            taken.add(target)


Rows = forms.formset_factory(
    RowForm, formset=BaseRows, extra=0, max_num=MAX_SESSIONS, absolute_max=MAX_SESSIONS,
    validate_max=True,
)  # fmt: skip
