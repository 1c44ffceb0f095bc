"""The mails of notices as work in the background."""

from django_tasks import task

from translations.notices.sending import send


class MailsFailedError(Exception):
    """Some mails could not be handed over; their notices still wait."""


@task()
def send_notices() -> None:
    """Send what waits. Raises MailsFailedError, so that it is tried again, while some cannot be."""
    sent = send()
    if sent.failed:
        raise MailsFailedError(f"{sent.failed} mails could not be sent; see the log.")
