"""A mail server that is away, and comes back: nothing is lost, nothing is sent twice."""

import socket
import threading
from email import message_from_bytes

import pytest
from django.core.management import CommandError, call_command

from tests.mail_server import Server, SmallServer, taken
from translations.models import Notice


@pytest.fixture
def port(settings):
    """A port at which nobody listens yet, to which the site sends its mail."""
    with socket.create_server(("127.0.0.1", 0)) as unused:
        number = unused.getsockname()[1]
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", number, 5
    taken.clear()
    return number


def test_what_could_not_be_sent_waits_and_is_sent_once(port, units, submit, leila, rana):
    submit(units[2], leila)
    with pytest.raises(CommandError, match="1 mails failed and will be tried again"):
        call_command("send_notices", verbosity=0)
    assert Notice.objects.filter(recipient=rana, sent_at=None).count() == 1
    with Server(("127.0.0.1", port), SmallServer) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        call_command("send_notices", verbosity=0)
        call_command("send_notices", verbosity=0)
        server.shutdown()
    assert [message_from_bytes(mail)["To"] for mail in taken] == [rana.email]
    assert not Notice.objects.filter(recipient=rana, sent_at=None).exists()


def test_all_mails_go_through_one_connection(port, units, submit, leila, rana, person):
    person("rashid", "review_ar")
    submit(units[2], leila)
    met = []

    class Counting(SmallServer):
        """One that counts who comes."""

        def handle(self):
            """Take the mails of one more."""
            met.append(self.client_address)
            super().handle()

    with Server(("127.0.0.1", port), Counting) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        call_command("send_notices", verbosity=0)
        server.shutdown()
    told = {message_from_bytes(mail)["To"] for mail in taken}
    assert (told, len(met)) == ({rana.email, "rashid@mail.example"}, 1)


def test_nobody_waits_for_a_row_while_the_mail_server_is_asked(
    port, units, submit, leila, rana, django_assert_num_queries
):
    submit(units[2], leila)
    with django_assert_num_queries(4) as asked, pytest.raises(CommandError):
        call_command("send_notices", verbosity=0)
    words = [query["sql"].split()[0] for query in asked]
    assert set(words) == {"SELECT"}
