"""A mail server as small as one may be, which keeps what it is given."""

import socketserver

# Every mail as it came, since the list was last emptied.
taken: list[bytes] = []


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
                    taken.append(b"".join(lines))
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
    daemon_threads = True
