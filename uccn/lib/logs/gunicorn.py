"""Gunicorn's own lines in the site's form: ``logger_class = "uccn.lib.logs.gunicorn.Logger"``.

The line of each request is written here and not by the site, since it is written for static files
and refused requests too.
"""

import logging

from gunicorn import glogging

from uccn.lib.logs.formatting import JsonFormatter, without_secrets
from uccn.lib.logs.request_id import HEADER


class Logger(glogging.Logger):
    """Lines of JSON; of a request the path without its query, and neither address nor name."""

    def setup(self, cfg):
        """Gunicorn's handlers, with our form."""
        super().setup(cfg)
        for logger in (self.error_log, self.access_log):
            for handler in logger.handlers:
                handler.setFormatter(JsonFormatter())

    def warning(self, msg, *args, **kwargs):
        """A warning; of what is no request neither whose it was nor what stood in it."""
        if str(msg).startswith("Invalid request from ip="):
            msg, args = "What came was no request and was refused.", ()
        super().warning(msg, *args, **kwargs)

    def access(self, resp, req, environ, request_time):
        """One request: what was asked and what it took."""
        if not self.access_log.isEnabledFor(logging.INFO) or not self.access_log.handlers:
            return
        names = {name.lower(): value for name, value in resp.headers}
        facts = {
            "method": environ.get("REQUEST_METHOD", ""),
            "path": without_secrets(environ.get("PATH_INFO", "")),
            "status": resp.status_code,
            "bytes": resp.sent,
            "ms": round(request_time.total_seconds() * 1000, 1),
            "request_id": names.get(HEADER.lower(), ""),
        }
        self.access_log.info("request", extra={"facts": facts})
