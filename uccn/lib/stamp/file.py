"""The stamp of one machine: when a file was last replaced, and by which."""

import os
import tempfile
import time
from pathlib import Path


class FileStamp:
    """A file that every worker looks at and nobody opens: one system call a request."""

    def __init__(self, place: str) -> None:
        self.path = place

    def read(self) -> str:
        """The file's number and time to the nanosecond; a file that is missing is made."""
        try:
            found = os.stat(self.path)
        except FileNotFoundError:
            self.renew()
            found = os.stat(self.path)
        return f"{found.st_ino:x}-{found.st_mtime_ns:x}"

    def renew(self) -> None:
        """Put a new file in the place of the old one; a reader sees one or the other."""
        folder, name = os.path.split(self.path)
        Path(folder).mkdir(parents=True, exist_ok=True)
        handle, made = tempfile.mkstemp(dir=folder, prefix=f"{name}.")
        os.close(handle)
        # The file system's own clock ticks slower than two changes may follow each other.
        now = time.time_ns()
        os.utime(made, ns=(now, now))
        os.replace(made, self.path)
