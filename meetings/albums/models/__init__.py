"""Albums, their pictures, and the licences under which these may be used."""

from meetings.albums.models.album import Album
from meetings.albums.models.licence import Licence
from meetings.albums.models.picture import Picture

__all__ = ["Album", "Licence", "Picture"]
