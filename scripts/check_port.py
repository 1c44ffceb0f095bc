"""Tell in one sentence whether the site can answer on a port of this machine."""

import socket
import sys

HOST = "127.0.0.1"
HIGHEST = 65535


def is_free(port):
    """Return whether nothing answers on the port and we may open it."""
    with socket.socket() as caller:
        caller.settimeout(1)
        if caller.connect_ex((HOST, port)) == 0:
            return False
    with socket.socket() as listener:
        # As the server does: an address left a moment ago is free.
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((HOST, port))
        except PermissionError:
            raise
        except OSError:
            return False
    return True


def fault(text):
    """Return what stands in the way of serving on this port, or nothing."""
    if not (text.isascii() and text.isdigit() and 0 < int(text) <= HIGHEST):
        return f"A port is a number from 1 to {HIGHEST}, not “{text}”: try make serve PORT=8000."
    port = int(text)
    try:
        if is_free(port):
            return None
    except PermissionError:
        return (
            f"Port {port} belongs to the system: choose a higher one, as in make serve PORT=8000."
        )
    other = next((p for p in range(port + 1, min(port + 100, HIGHEST)) if is_free(p)), 8000)
    return f"Port {port} is taken: stop what uses it, or run make serve PORT={other}."


if __name__ == "__main__":
    sys.exit(fault(sys.argv[1]))
