"""A mail server that is away, and comes back: nothing is lost, nothing is sent twice."""

import socket
import socketserver
import threading
from email import message_from_bytes

import pytest
from django.core.management import CommandError, call_command

from translations.models import Notice

_taken: list[bytes] = []


class SmallServer(socketserver.StreamRequestHandler):
    """As much of SMTP (RFC 5321) as a mail needs."""

    def handle(self):
        """Take one mail after another."""
        self._say("220 ready")
        while line := self.rfile.readline():
            match line.split()[0].upper():
                case b"DATA":
                    self._say("354 go on")
                    lines = iter(self.rfile.readline, b".\r\n")
                    _taken.append(b"".join(lines))
                    self._say("250 taken")
                case b"QUIT":
                    return self._say("221 bye")
                case _:
                    self._say("250 fine")

    def _say(self, words: str) -> None:
        self.wfile.write(f"{words}\r\n".encode())


class Server(socketserver.ThreadingTCPServer):
    """It listens where somebody listened a moment ago."""

    allow_reuse_address = True


@pytest.fixture
def port(settings):
    """A port at which nobody listens yet, to which the site sends its mail."""
    with socket.create_server(("127.0.0.1", 0)) as unused:
        number = unused.getsockname()[1]
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", number, 5
    _taken.clear()
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
    assert [message_from_bytes(mail)["To"] for mail in _taken] == [rana.email]
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
    told = {message_from_bytes(mail)["To"] for mail in _taken}
    assert (told, len(met)) == ({rana.email, "rashid@mail.example"}, 1)


def test_nobody_waits_for_a_row_while_the_mail_server_is_asked(
    port, units, submit, leila, rana, django_assert_num_queries
):
    submit(units[2], leila)
    with django_assert_num_queries(4) as asked, pytest.raises(CommandError):
        call_command("send_notices", verbosity=0)
    words = [query["sql"].split()[0] for query in asked]
    assert set(words) == {"SELECT"}
