"""Writing an archive: a zip, front to back, with a hash of everything in it."""

import hashlib
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import chain
from typing import BinaryIO

from uccn.backup import manifest as manifests
from uccn.backup.manifest import Manifest, Stored, Table
from uccn.backup.sealing import PLACEHOLDER, Sealing

_BLOCK = 1 << 20


class Writer:
    """An archive that is being written; ``manifest`` grows with what is added."""

    def __init__(self, archive: zipfile.ZipFile, method: int):
        self._zip, self._method = archive, method
        self.manifest = Manifest()

    def add_table(self, table: Table, lines: Iterable[Iterable[bytes]]) -> None:
        """Write the rows of a table, a line each, in pieces; note how many, how large and which."""
        digest = hashlib.sha256()
        with self._opened(table.member, self._method) as member:
            for line in lines:
                for part in chain(line, [b"\n"]):
                    member.write(part)
                    digest.update(part)
                    table.size += len(part)
                table.rows += 1
        table.sha256 = digest.hexdigest()
        self.manifest.tables.append(table)

    def add_file(self, stored: Stored, content: BinaryIO) -> None:
        """Write a file as it is; pictures and papers are compressed in themselves."""
        digest = hashlib.sha256()
        with self._opened(stored.member, zipfile.ZIP_STORED) as member:
            while block := content.read(_BLOCK):
                member.write(block)
                digest.update(block)
                stored.size += len(block)
        stored.sha256 = digest.hexdigest()
        self.manifest.files.append(stored)

    def finish(self) -> None:
        """Write the manifest, when everything else is there."""
        with self._opened(manifests.NAME, self._method) as member:
            member.write(manifests.written(self.manifest))

    def _opened(self, name: str, method: int) -> BinaryIO:
        """A member to write to; its time says nothing, the manifest's does."""
        info = zipfile.ZipInfo(name)
        info.compress_type, info.external_attr = method, 0o600 << 16
        return self._zip.open(info, "w", force_zip64=True)


@contextmanager
def archive(target: BinaryIO, method: int = zipfile.ZIP_DEFLATED) -> Iterator[Writer]:
    """An archive that is sealed at the end of the block, when nothing went wrong in it.

    ``method`` is how rows are packed; they may be left as they are where all is packed once more.
    """
    sealing = Sealing(target)
    with zipfile.ZipFile(sealing, "w", allowZip64=True) as zipped:
        writer = Writer(zipped, method)
        yield writer
        writer.finish()
        zipped.comment = PLACEHOLDER
    sealing.seal()
