"""How gunicorn serves the site: ``gunicorn -c deploy/gunicorn.conf.py uccn.wsgi``.

What differs from machine to machine comes from the environment: BIND, WEB_CONCURRENCY,
WEB_THREADS, FORWARDED_ALLOW_IPS. The figures behind the choices: docs/decisions/0031.
"""

import os


def _number(name: str, default: int) -> int:
    """A whole number from the environment, at least 1; what is none is named."""
    value = os.environ.get(name) or str(default)
    if not value.isdecimal() or int(value) < 1:
        raise SystemExit(f"{name} must be a whole number from 1, not {value!r}.")
    return int(value)


# This machine alone; the proxy stands in front. A socket that systemd hands over is taken instead.
bind = os.environ.get("BIND") or "127.0.0.1:8000"

# Two for each core and one more, at most nine: each has some 90 MiB and its own kept pages, and
# a page costs milliseconds. More is a decision, made by WEB_CONCURRENCY.
workers = _number("WEB_CONCURRENCY", min(2 * (os.cpu_count() or 1) + 1, 9))

# A worker that sends a zip to a slow reader, or waits for a mail server, answers others meanwhile,
# and is not taken for dead.
worker_class = "gthread"
threads = _number("WEB_THREADS", 4)

# An upload of pictures takes up to 25 s of one thread; a worker that is silent for a minute hangs.
timeout = 60
# What was begun is finished before a worker ends, zips of a slow reader excepted.
graceful_timeout = 40
# Longer than the proxy keeps a silent connection (nginx: 60), so that it never sends a form into
# one that is just being closed. A silent connection holds no thread.
keepalive = 75

# A worker ends after some hours of use, so that no leak of any library lasts; not all at once.
max_requests = 20_000
max_requests_jitter = 4_000

# Loaded once and shared (`uccn.wsgi` freezes what is there): 9 MiB less a worker, and one that
# follows another is there at once. A new release therefore needs a restart, not a reload.
preload_app = True

# Whose X-Forwarded-Proto is believed. Only the proxy may reach the port where this is '*'.
forwarded_allow_ips = os.environ.get("FORWARDED_ALLOW_IPS") or "127.0.0.1,::1"

# The heartbeat lies in memory: a slow disk would make living workers look dead.
worker_tmp_dir = "/dev/shm"  # noqa: S108
# Nobody commands it but systemd or the container, by signals.
control_socket_disable = True

# One line a request, in the form of the site's own log: no address, no query, no name.
accesslog = errorlog = "-"
logger_class = "uccn.lib.logs.gunicorn.Logger"
