"""The pages of meetings, as the export to files finds them."""

from django.urls import reverse

from meetings.models import AnnualMeeting
from uccn.site_export.registry import Subject, register


def addresses(year: int | None) -> list[str]:
    """The archive and every public meeting; of a year its meetings and their host cities."""
    if year is None:
        public = AnnualMeeting.objects.published().order_by("edition").only("year", "slug")
        return [reverse("meetings:list"), *(meeting.get_absolute_url() for meeting in public)]
    public = AnnualMeeting.objects.published().of_year(year).with_hosts().order_by("edition")
    hosts = [host.city for meeting in public for host in meeting.hosts.all() if host.city]
    return [front(year), *(city.get_absolute_url() for city in hosts)]


def front(year: int | None) -> str:
    """The year's own page, below which its meetings stand; '' for the whole site."""
    return reverse("meetings:year", args=[year]) if year else ""


def years() -> list[int]:
    """The years that had or will have a meeting."""
    return list(AnnualMeeting.objects.published().order_by().values_list("year", flat=True))


register("meetings", Subject(addresses, front=front, years=years))
