"""What staff ask for, and how it stands with it."""

from django.db import transaction
from django.utils import timezone

from uccn.background.queue import soon
from uccn.site_export import registry, tasks
from uccn.site_export.models import SiteExport, Status


def all_asked_for() -> list[SiteExport]:
    """Every export that was asked for, the whole site first, then the newest year."""
    years = {year: place for place, year in enumerate((None, *registry.years()))}
    found = [one for one in SiteExport.objects.all() if one.year in years]
    return sorted(found, key=lambda one: years[one.year])


@transaction.atomic
def ask_for(year: int | None) -> bool:
    """Have an export made (None: of the whole site); False when it is being made already."""
    found, is_new = SiteExport.objects.get_or_create(year=year)
    # Asked for by whoever asks again too: a process may have ended before it was done.
    soon(tasks.make_exports)
    if is_new or found.is_open:
        return is_new
    return found.change(status=Status.WAITS, asked_at=timezone.now(), last_line="")
