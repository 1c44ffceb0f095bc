"""Models of Django and of libraries that the record of changes leaves out, and why."""

from axes.models import AccessAttempt, AccessAttemptExpiration, AccessFailureLog, AccessLog
from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session
from django_tasks_db.models import DBTaskResult

from uccn.background.models import Task
from uccn.lib.recorded import leave_out
from uccn.record.models import Change

leave_out(Change, "It is the record.")
leave_out(LogEntry, "Django's own list of what was done in the admin, a record itself.")
leave_out(ContentType, "Made by migrations from the code.", named=["model"])
leave_out(Session, "Who is signed in.")
for sign_in in (AccessAttempt, AccessAttemptExpiration, AccessFailureLog, AccessLog):
    leave_out(sign_in, "Attempts to sign in, which are kept for days only.")
for work in (DBTaskResult, Task):
    leave_out(work, "Work that waits, or what became of it.")
