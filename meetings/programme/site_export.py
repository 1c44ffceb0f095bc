"""The pages and calendars of programmes, as the export to files finds them."""

from collections.abc import Iterable

from meetings.programme.calendar_addresses import calendars
from meetings.programme.published import programmes
from meetings.programme.sitemaps import paths
from uccn.site_export.registry import Subject, register


def addresses(year: int | None) -> Iterable[str]:
    """Every page of every public programme, and its calendars; of a year its own."""
    for programme in programmes(year):
        yield from paths(programme)
        yield from calendars(programme)


register("programmes", Subject(addresses))
