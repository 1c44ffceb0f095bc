"""What the next year's meeting gets of this year's partners: nothing."""

from django.utils.translation import gettext_lazy as _

from meetings.next_year import never
from meetings.partners.models import Partner

never(
    Partner,
    _("Each partner agrees for each meeting; name those of the next when they have."),
    through="meeting",
    order=55,
)
