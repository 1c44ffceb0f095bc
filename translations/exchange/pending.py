"""A file between its preview and its application: kept, replaced by the next, applied once."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from translations.desk.opened import Opened
from translations.exchange import formats
from translations.exchange.applying import carried_out, check_applier, preview
from translations.exchange.exporting import recorded
from translations.exchange.plans import Plan
from translations.models import Direction, ExchangeJob

# So many sentences are recorded: a file may hold any number of rows that are none of ours.
_SENTENCES = 1000


class NotWaiting(Exception):
    """The file was applied or replaced before; the sentence says which."""


class Moved(Exception):
    """The texts were changed since the preview; carries the file and what it comes to now."""

    def __init__(self, job: ExchangeJob, plan: Plan) -> None:
        super().__init__(job, plan)
        self.job, self.plan = job, plan


def propose(opened: Opened, data: bytes, file_name: str, *, by) -> tuple[ExchangeJob, Plan]:
    """Keep a file and say what it would change. Raises PermissionDenied or FileProblem."""
    planned = preview(opened, data, file_name, by=by)
    one = formats.format_of(data, file_name)
    job = recorded(opened, one, file_name, data, Direction.IN, by)
    keep(job, data, planned.counts)
    return job, planned


@transaction.atomic
def keep(job: ExchangeJob, data: bytes, counts: dict[str, int]) -> None:
    """Keep a file until it is applied, in the place of the one that its person kept before."""
    place = {"by": job.by, "sheet": job.sheet_id, "language": job.language}
    ExchangeJob.objects.waiting().filter(**place).delete()
    job.data, job.counts = data, counts
    job.save()


def take(number: int, *, by, sheet_id: int | None = None, language: str = "") -> ExchangeJob:
    """A file that waits, locked; to be called inside a transaction. Raises NotWaiting."""
    own = ExchangeJob.objects.filter(by=by, sheet=sheet_id, language=language)
    job = own.filter(direction=Direction.IN, pk=number).select_for_update().first()
    if job is None:
        raise NotWaiting(_("This file is not kept any more. Choose it again."))
    if job.applied_at or job.data is None:
        raise NotWaiting(_("This file was applied before. Nothing was changed a second time."))
    return job


def finish(job: ExchangeJob, counts: dict[str, int], report: list[dict[str, str]]) -> None:
    """Write down what came of a file, and let its bytes go."""
    job.counts, job.report = counts, report[:_SENTENCES]
    job.applied_at, job.data = timezone.now(), None
    job.save()


@transaction.atomic
def apply_waiting(opened: Opened, number: int, seen: str, *, by) -> ExchangeJob:
    """Make drafts of a file that waits, if it still comes to what its person saw; once.

    ``seen`` is the digest of the plan that was shown. Raises PermissionDenied, NotWaiting, Moved
    or FileProblem, and then nothing was written.
    """
    check_applier(opened, by)
    job = take(number, by=by, sheet_id=opened.sheet.pk, language=opened.language)
    planned = preview(opened, bytes(job.data), job.file_name, by=by)
    if planned.digest != seen:
        raise Moved(job, planned)
    done = carried_out(opened, planned, job.file_name, by=by)
    finish(job, done.counts, done.report)
    return job
