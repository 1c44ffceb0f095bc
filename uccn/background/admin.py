"""The tasks as staff see them: what waits, what failed and why; a failed one can be begun again."""

import datetime as dt

from django.contrib import admin, messages
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop, ngettext

# Registers the library's own page, in English alone, which ours takes the place of.
from django_tasks_db import admin as library
from django_tasks_db.models import DBTaskResult

from uccn.background.models import Task

admin.site.unregister(DBTaskResult)
_NAMES = {
    "READY": gettext_lazy("waits"),
    "RUNNING": gettext_lazy("is being done"),
    "FAILED": gettext_lazy("failed"),
    "SUCCESSFUL": gettext_lazy("done"),
}


def _moment(at: dt.datetime | None) -> str | None:
    """A time as the person reads it."""
    return date_format(timezone.localtime(at), "DATETIME_FORMAT") if at else None


class StatusFilter(admin.SimpleListFilter):
    """What became of the tasks."""

    title = gettext_lazy("state")
    parameter_name = "status"

    def lookups(self, request, model_admin):
        """The states, in our words."""
        return list(_NAMES.items())

    def queryset(self, request, queryset):
        """Those in the state that is asked for."""
        return queryset.filter(status=self.value()) if self.value() in _NAMES else queryset


@admin.register(Task)
class TaskAdmin(library.DBTaskResultAdmin):
    """The tasks, newest first; nobody writes one by hand."""

    list_display = ("what", "state", "attempts", "asked_at", "begun_at", "ended_at")
    list_display_links = ("what",)
    list_filter = (StatusFilter,)
    ordering = ("-enqueued_at",)
    actions = ("begin_again",)
    fields = (*list_display, "again_at", "in_the_code", "why")
    list_per_page = 50

    def get_readonly_fields(self, request, obj=None):
        """Everything."""
        return self.fields

    def get_fields(self, request, obj=None):
        """What is told of one."""
        return self.fields

    def has_begin_again_permission(self, request) -> bool:
        """Who may have work done again."""
        return request.user.has_perm("background.begin_again_task")

    @admin.display(description=gettext_lazy("task"))
    def what(self, task):
        """What is to be done, as the code calls it."""
        return str(task)

    @admin.display(description=gettext_lazy("state"), ordering="status")
    def state(self, task):
        """What became of it."""
        return _NAMES[task.status]

    @admin.display(description=gettext_lazy("attempts"))
    def attempts(self, task):
        """How often it was begun."""
        return task.attempts

    @admin.display(description=gettext_lazy("asked for"), ordering="enqueued_at")
    def asked_at(self, task):
        """When it was asked for."""
        return _moment(task.enqueued_at)

    @admin.display(description=gettext_lazy("begun"), ordering="started_at")
    def begun_at(self, task):
        """When it was begun last."""
        return _moment(task.started_at)

    @admin.display(description=gettext_lazy("ended"), ordering="finished_at")
    def ended_at(self, task):
        """When it ended last."""
        return _moment(task.finished_at)

    @admin.display(description=gettext_lazy("tried again"))
    def again_at(self, task):
        """When it is tried again by itself."""
        return _moment(task.again_at)

    @admin.display(description=gettext_lazy("in the code"))
    def in_the_code(self, task):
        """The function that does it."""
        return task.task_path

    @admin.display(description=gettext_lazy("why it failed"))
    def why(self, task):
        """The last line of what went wrong; the log holds the rest."""
        lines = task.traceback.strip().splitlines()
        return lines[-1] if lines else None

    @admin.action(
        description=gettext_lazy("Begin the failed ones again"), permissions=["begin_again"]
    )
    def begin_again(self, request, queryset):
        """Let those that failed wait for a worker; the history of each says who did it."""
        begun = [task for task in queryset.failed() if task.put_back()]
        for task in begun:
            self.log_change(request, task, gettext_noop("Begun again."))
        count = len(begun)
        words = ngettext("%(count)s task waits again.", "%(count)s tasks wait again.", count)
        level = messages.SUCCESS if count else messages.WARNING
        self.message_user(request, words % {"count": count} if count else _("None failed."), level)
