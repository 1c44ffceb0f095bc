"""What partners say of themselves on the page of a meeting's parts."""

from meetings.partners.models import Partner
from meetings.parts import Part, register

register(Part(Partner, position=110, fields=("name",)))
