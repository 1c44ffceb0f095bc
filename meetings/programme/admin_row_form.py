"""The form of one row of a programme's table: a session in one line."""

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from meetings.models import AnnualMeeting
from meetings.programme.models import Room, Session
from uccn.lib import languages
from uccn.lib.admin_saving import OPENED_WITH, CarefulForm
from uccn.lib.widgets import day_input, hour_input

TITLES = languages.columns(["title"], languages.codes())
_COLUMNS = ("day", "begins", "ends", "kind", "room", "track", "status")


class RowField(forms.TypedChoiceField):
    """One of the rows that were read once for all forms of the page."""

    def __init__(self, **kwargs):
        super().__init__(required=False, empty_value=None, **kwargs)

    def choose_from(self, rows: dict, choices: list) -> None:
        """Say which rows there are, by their keys as text."""
        self.coerce = rows.__getitem__
        self.choices = [("", "–"), *choices]

    def prepare_value(self, value):
        """The key of a row."""
        return getattr(value, "pk", value)

    def has_changed(self, initial, data) -> bool:
        """Whether another row was chosen than there was."""
        return str(self.prepare_value(initial) or "") != str(data or "")


class SessionRow(CarefulForm):
    """A session in one line; its title is written in the language it is translated from."""

    is_copied = forms.BooleanField(label=gettext_lazy("Copy"), required=False)
    room = RowField(label=gettext_lazy("Room"))
    track = RowField(label=gettext_lazy("Track"))
    asked = (OPENED_WITH, "is_copied")

    class Meta:
        model = Session
        fields = (*_COLUMNS, *TITLES)
        widgets = {"day": day_input(), "begins": hour_input(), "ends": hour_input()}

    def __init__(self, *args, source: str, places: "Places", may_write: bool, **kwargs):
        super().__init__(*args, use_required_attribute=False, **kwargs)
        self.title_name = languages.column("title", source)
        for name in set(TITLES) - {self.title_name}:
            del self.fields[name]
        self.fields["room"].choose_from(places.rooms, places.room_choices)
        self.fields["track"].choose_from(places.tracks, places.track_choices)
        self._dress_title(source, may_write)
        for name in ("day", "begins"):
            self.fields[name].help_text = ""
        if not self.instance.pk:
            del self.fields["is_copied"]

    def _dress_title(self, source: str, may_write: bool) -> None:
        """The title with the language in which it is written: "Title (French)"."""
        title = self.fields[self.title_name]
        names = {"title": capfirst(_("title")), "language": languages.name_in(source)}
        title.label, title.help_text = _("%(title)s (%(language)s)") % names, ""
        title.disabled = not may_write
        title.widget.attrs.update(lang=source, dir=languages.direction(source))

    def _post_clean(self) -> None:
        """What a row may not say as a whole is about its hours: told where they end."""
        super()._post_clean()
        for error in self.errors.pop(NON_FIELD_ERRORS, forms.utils.ErrorList()).as_data():
            self.add_error("ends", error)

    @property
    def name(self) -> str:
        """What messages call the row."""
        return str(self.instance) if self.instance.pk else _("New session")

    def shown_fields(self) -> list:
        """The fields of the row in their order, without those that nobody sees."""
        names = ("day", "begins", "ends", self.title_name, "kind", "room", "track", "status")
        return [self[name] for name in (*names, "is_copied") if name in self.fields]


class Places:
    """The rooms and tracks of a meeting, for every row to choose from. Two queries."""

    def __init__(self, meeting: AnnualMeeting):
        rooms = list(Room.objects.filter(venue__meeting=meeting).select_related("venue"))
        tracks = list(meeting.tracks.all())
        self.rooms = {str(room.pk): room for room in rooms}
        self.tracks = {str(track.pk): track for track in tracks}
        self.track_choices = [(track.pk, str(track)) for track in tracks]
        by_venue: dict[str, list] = {}
        for room in rooms:
            by_venue.setdefault(str(room.venue), []).append((room.pk, str(room)))
        # Venues are named where there is more than one.
        grouped = list(by_venue.items())
        self.room_choices = grouped if len(grouped) > 1 else [r for _v, rs in grouped for r in rs]
