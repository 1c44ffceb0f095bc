"""A log line as JSON, for whoever operates the site: what happened, where, in which request.

Nothing that a person typed is in it: no query, no form, no name, no address. The words of an
exception often hold such a value (``invalid literal for int(): 'Leila'``), so they are left out but
for those of a database or a disk that is away; the kind of fault and the lines of code are kept.
"""

import datetime as dt
import json
import logging
import re
import traceback

from django.db import InterfaceError, OperationalError

from uccn.lib.logs import request_id

# Words of these are of machines alone; PostgreSQL puts the values of a row after the first line.
_OF_MACHINES = (OperationalError, InterfaceError, ConnectionError, TimeoutError)
# A signed or random piece of an address opens something to whoever has it.
_SECRET = re.compile(r"(?<=/)(?=[^/\s]*[A-Z:])(?=[^/\s]*[0-9])[^/\s]{16,}")
_FRAMES = 40


def without_secrets(text: str) -> str:
    """A text in which what an address is signed with is three dots, and queries are cut off."""
    return _SECRET.sub("…", re.sub(r"\?\S*", "", text))


class JsonFormatter(logging.Formatter):
    """One line a record; see the module."""

    def format(self, record: logging.LogRecord) -> str:
        """The record as an object of JSON without a line break."""
        at = dt.datetime.fromtimestamp(record.created, dt.UTC)
        line = {
            "time": at.isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": without_secrets(record.getMessage()),
        }
        if found := request_id.current():
            line["request_id"] = found
        if status := getattr(record, "status_code", None):
            line["status"] = status
        line |= getattr(record, "facts", {})
        if record.exc_info and record.exc_info[1]:
            line["exception"] = told(record.exc_info[1])
        return json.dumps(line, ensure_ascii=False)


def told(fault: BaseException) -> dict:
    """A fault without what was typed: its kind, where it came from, and what caused it."""
    frames = traceback.extract_tb(fault.__traceback__)[-_FRAMES:]
    kind = type(fault)
    found = {
        "kind": f"{kind.__module__}.{kind.__qualname__}",
        "at": [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames],
    }
    if isinstance(fault, _OF_MACHINES):
        found["message"] = str(fault).partition("\n")[0]
    if fault.__cause__ is not None:
        found["cause"] = told(fault.__cause__)
    return found
