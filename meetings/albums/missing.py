"""What an album's pages would lack, in sentences that staff read before they publish it."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from meetings.albums.models import Album
from meetings.missing import lacking
from uccn.lib import dates, languages


def sentences(album: Album) -> list[str]:
    """What is missing, each in a sentence; an empty list when nothing is. Runs one query."""
    pictures = list(album.pictures.filter(withdrawn_at=None))
    silent = sum(not picture.has_words for picture in pictures)
    found = []
    if silent == len(pictures):
        found.append(_("It has no picture that readers would see."))
    if silent:
        found.append(
            ngettext(
                "%(number)s picture stays a draft: nothing says what it shows.",
                "%(number)s pictures stay drafts: nothing says what they show.",
                silent,
            )
            % {"number": silent}
        )
    if codes := lacking(album, "title"):
        names = dates.listing([languages.name_in(code) for code in codes])
        found.append(_("The title is missing in: %(languages)s.") % {"languages": names})
    return found
