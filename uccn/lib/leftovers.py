"""What nobody came back for, in folders that several processes write to and delete from."""

import time
from collections.abc import Iterator
from pathlib import Path


def older(folder: Path, seconds: float) -> Iterator[Path]:
    """What in a folder was not changed for so long; what somebody else deletes meanwhile is not."""
    limit = time.time() - seconds
    for entry in folder.iterdir():
        try:
            changed = entry.stat().st_mtime
        except FileNotFoundError:
            continue
        if changed < limit:
            yield entry
