"""What the next year's meeting gets of this year's pictures: nothing."""

from django.utils.translation import gettext_lazy as _

from meetings.albums.models import Album, Picture
from meetings.next_year import never

_ORDER = 60

never(Album, _("The pictures show this meeting."), through="meeting", order=_ORDER)
never(Picture, _("The pictures show this meeting."), through="album__meeting", order=_ORDER)
