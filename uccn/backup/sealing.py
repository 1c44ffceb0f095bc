"""A zip whose comment is the SHA-256 of every byte before it, so that any change shows.

``head -c -71 FILE | sha256sum`` prints what ``tail -c 64 FILE`` says.
"""

import hashlib
from typing import BinaryIO

_WORDS = b"SHA256="
LENGTH = len(_WORDS) + 64
# Stands for the seal until every byte before it is known.
PLACEHOLDER = b" " * LENGTH
_BLOCK = 1 << 20


class Sealing:
    """A file that is written from front to back; at its end the seal takes the placeholder's place.

    It cannot be sought in, so that a zip goes through it in one pass, to wherever it leads.
    """

    def __init__(self, target: BinaryIO):
        self._target, self._held = target, b""
        self._digest = hashlib.sha256()
        self.size = 0

    def write(self, data) -> int:
        """Write all but the last bytes, which may be the placeholder."""
        data = bytes(data)
        held = self._held + data
        out, self._held = held[:-LENGTH], held[-LENGTH:]
        self._digest.update(out)
        self._target.write(out)
        self.size += len(data)
        return len(data)

    def flush(self) -> None:
        """Hand on what may be handed on."""
        self._target.flush()

    def seal(self) -> None:
        """Write the seal. Raises ValueError where no placeholder was written last."""
        if self._held != PLACEHOLDER:
            raise ValueError("A sealed zip ends with the placeholder as its comment.")
        self._target.write(_WORDS + self._digest.hexdigest().encode())
        self._target.flush()


def is_whole(file: BinaryIO) -> bool:
    """Whether a file is, to the last byte, what was sealed."""
    size = file.seek(0, 2)
    if size <= LENGTH:
        return False
    file.seek(0)
    digest, left = hashlib.sha256(), size - LENGTH
    while left:
        block = file.read(min(_BLOCK, left))
        digest.update(block)
        left -= len(block)
    return file.read() == _WORDS + digest.hexdigest().encode()
