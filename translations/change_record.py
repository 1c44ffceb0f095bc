"""What the record of changes keeps of the desk: what its own versions of every text do not."""

from translations import models
from uccn.lib.recorded import leave_out, record

_OWN = "The desk keeps every version of a text itself, with who and when."
_MADE = "Made from texts that are recorded."

record(models.Term, named=["key"])
record(models.TermText, named=["preferred"], of="term")
record(models.Assignment, named=["person__username"], is_restorable=False)
leave_out(models.TextState, _OWN)
leave_out(models.TextRevision, _OWN)
leave_out(models.Dismissal, _OWN)
leave_out(models.TextUnit, _MADE)
leave_out(models.Sheet, _MADE)
leave_out(models.MemorySource, _MADE)
leave_out(models.MemoryTarget, _MADE)
leave_out(models.MemorySketch, _MADE)
leave_out(models.ExchangeJob, "It is a record itself: of a file that went out or came in.")
leave_out(models.Comment, "A conversation: each comment stands with its author and its time.")
leave_out(models.Notice, "The desk's own list of mails to send.")
leave_out(models.NoticeRefusal, "Each person's own choice of which mails to get.")
