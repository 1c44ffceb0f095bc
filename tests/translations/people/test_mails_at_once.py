"""A mail leaves within seconds of what it tells: by the worker, or at once where there is none."""

import pytest
from django.core import mail

from tests.background.worker import work
from translations import actions
from translations.models import Notice
from uccn.background import mending
from uccn.background.models import Task


@pytest.fixture
def _worker(units, settings, tmp_path):
    """Tasks wait for a worker, once the texts are there, which are never committed."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    settings.VAR_DIR = tmp_path


@pytest.mark.usefixtures("_worker")
def test_a_worker_sends_one_mail_for_several_texts(
    units, submit, leila, rana, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        submit(units[0], leila)
        submit(units[2], leila)
    assert (Task.objects.count(), mail.outbox) == (1, [])
    work()
    assert [message.to for message in mail.outbox] == [["rana@mail.example"]]
    assert Notice.objects.filter(sent_at=None).count() == 0
    work()
    assert len(mail.outbox) == 1


@pytest.mark.usefixtures("_worker")
def test_while_the_mail_server_is_away_the_notices_wait_and_the_task_is_tried_again(
    units, submit, leila, rana, settings, django_capture_on_commit_callbacks
):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_PORT = 9
    with django_capture_on_commit_callbacks(execute=True):
        submit(units[0], leila)
    work()
    task = Task.objects.get()
    assert (task.status, task.is_given_up, task.again_at is None) == ("FAILED", False, False)
    assert "1 mails could not be sent" in task.traceback
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert mending.mend(task.again_at) == 1
    Task.objects.update(run_after=task.finished_at)
    work()
    assert [message.to for message in mail.outbox] == [["rana@mail.example"]]
    assert Task.objects.get().status == "SUCCESSFUL"


def test_without_a_worker_the_mail_leaves_with_the_commit(
    units, submit, leila, rana, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        submit(units[0], leila)
    assert [message.to for message in mail.outbox] == [["rana@mail.example"]]


def test_what_tells_nobody_anything_asks_for_no_mail(
    units, seen, leila, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks() as asked:
        actions.save_draft(
            unit=units[2], language="ar", text="نص", seen=seen(units[2], "ar"), by=leila
        )
    names = [callback.__qualname__ for callback in asked]
    assert [name for name in names if name.startswith("soon")] == []
