"""What the home page says to machines."""

from django.utils.translation import gettext

from meetings.linked_data import event, picture_of
from meetings.models import AnnualMeeting
from uccn.discovery import schema
from uccn.discovery.head import Head
from uccn.lib import languages

# The network's own page, at UNESCO.
_NETWORK = "https://www.unesco.org/en/creative-cities"


def home_head(meeting: AnnualMeeting | None) -> Head:
    """The site, the network that it is about, and the meeting that heads the page."""
    title = gettext("UNESCO Creative Cities Network: annual meetings")
    sentence = gettext(
        "This site keeps the annual meetings of the UNESCO Creative Cities Network and the "
        "declarations that the mayors adopt there, in six languages, year by year."
    )
    network = {
        "@type": "Organization",
        "@id": f"{_NETWORK}#network",
        "name": gettext("UNESCO Creative Cities Network"),
        "url": _NETWORK,
    }
    nodes = [schema.website() | {"about": {"@id": network["@id"]}}, network]
    if meeting:
        nodes.append(event(meeting))
    return Head(
        title=title,
        path=f"/{languages.current()}/",
        sentence=sentence,
        picture=picture_of(meeting) if meeting else None,
        nodes=nodes,
    )
