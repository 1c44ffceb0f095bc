"""The picture of a link to a meeting: what stands on it, in the active language."""

from django.utils.translation import gettext

from meetings.models import AnnualMeeting
from uccn.discovery.pictures.card import Card, Line
from uccn.lib import languages
from uccn.lib.languages import Resolved
from uccn.lib.text import to_plain


def card(meeting: AnnualMeeting, title: Resolved | None = None) -> Card:
    """Numeral, edition, theme (or the title of its text), brand, hosts, dates."""
    language = languages.current()
    theme = title or meeting.theme_text
    heading = theme if theme.text else Resolved(meeting.host_names, language)
    edition = to_plain(meeting.edition_name)
    kind = f"{edition} · {meeting.status_label}" if meeting.status_label else edition
    where = meeting.places if theme.text else meeting.countries
    return Card(
        language=language,
        numeral=meeting.numeral,
        accent=meeting.accent,
        is_off=meeting.is_cancelled,
        year=meeting.year,
        kind=Line(kind, language),
        heading=Line(to_plain(heading.text), heading.language),
        brand=Line(meeting.brand, ""),
        places=Line(where, language),
        dates=Line(meeting.dates, language),
        site=Line(gettext("Creative Cities Network"), language),
        about=Line(gettext("Annual meetings and declarations"), language),
    )
