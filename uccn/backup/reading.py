"""Reading an archive: nothing of it is used before all of it was found to be what was written."""

import hashlib
import stat
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import PurePosixPath
from typing import BinaryIO

from uccn.backup import manifest as manifests
from uccn.backup import sealing
from uccn.backup.errors import BackupError
from uccn.backup.manifest import Manifest, Stored, Table

_BLOCK = 1 << 20
# What is larger than this and grows more is no backup of ours: its rows compress some tenfold.
_LARGE, _RATIO = 16_000_000, 200
_MANIFEST_MOST = 64_000_000
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError)


class Archive:
    """An archive that was found to be whole."""

    def __init__(self, zipped: zipfile.ZipFile, manifest: Manifest):
        self._zip, self.manifest = zipped, manifest

    def lines(self, table: Table) -> Iterator[bytes]:
        """The rows of a table, a line each."""
        with self._zip.open(table.member) as member:
            yield from member

    def opened(self, stored: Stored) -> BinaryIO:
        """The bytes of a file."""
        return self._zip.open(stored.member)


@contextmanager
def opened(file: BinaryIO) -> Iterator[Archive]:
    """The archive in a file, looked through to its end. Raises BackupError for a damaged one."""
    if not sealing.is_whole(file):
        raise BackupError(
            "The archive is not whole, or was altered: its bytes are not those that were sealed. "
            "Nothing was changed. Take another copy of it."
        )
    size = file.seek(0, 2)
    try:
        zipped = zipfile.ZipFile(file)
        manifest = _looked_through(zipped, size)
    except _BROKEN as error:
        raise BackupError(f"The archive cannot be read: {error}. Nothing was changed.") from error
    with zipped:
        yield Archive(zipped, manifest)


def _looked_through(zipped: zipfile.ZipFile, size: int) -> Manifest:
    """The manifest, when every member is as it says and there is no other."""
    infos = zipped.infolist()
    names = [info.filename for info in infos]
    if len(set(names)) != len(names):
        raise BackupError("The archive names a member twice.")
    for info in infos:
        _refuse_what_is_unsafe(info)
    if sum(info.file_size for info in infos) > _LARGE + _RATIO * size:
        raise BackupError("The archive would grow beyond measure when it is unpacked.")
    manifest = _manifest(zipped)
    members = manifest.members
    if sorted(names) != sorted([*members, manifests.NAME]):
        raise BackupError("The archive holds other members than its manifest names.")
    for name, one in members.items():
        _compare(zipped, name, one)
    return manifest


def _refuse_what_is_unsafe(info: zipfile.ZipInfo) -> None:
    """Names that lead elsewhere, links, and what grows beyond measure."""
    name, path = info.filename, PurePosixPath(info.filename)
    leads_away = path.is_absolute() or ".." in path.parts or "\\" in name or "\0" in name
    if leads_away or str(path) != name or info.orig_filename != name:
        raise BackupError(f"The archive has a member with an unsafe name: {name!r}.")
    mode = info.external_attr >> 16
    if info.is_dir() or (stat.S_IFMT(mode) and not stat.S_ISREG(mode)):
        raise BackupError(f"The archive has a member that is no file: {name!r}.")
    if info.compress_type not in _METHODS or info.flag_bits & 1:
        raise BackupError(f"The archive packs {name!r} in a way that backups do not.")
    if info.file_size > max(_LARGE, _RATIO * info.compress_size):
        raise BackupError(f"The archive's member {name!r} would grow beyond measure.")


def _manifest(zipped: zipfile.ZipFile) -> Manifest:
    """What the archive says of itself."""
    try:
        info = zipped.getinfo(manifests.NAME)
    except KeyError:
        raise BackupError("The file is no backup of this site: it has no manifest.") from None
    if info.file_size > _MANIFEST_MOST:
        raise BackupError("The archive's manifest is too large.")
    return manifests.read(zipped.read(info))


def _compare(zipped: zipfile.ZipFile, name: str, one: Table | Stored) -> None:
    """Hold a member against its size and hash in the manifest."""
    digest, size = hashlib.sha256(), 0
    with zipped.open(name) as member:
        while block := member.read(_BLOCK):
            digest.update(block)
            size += len(block)
            if size > one.size:
                break
    if (size, digest.hexdigest()) != (one.size, one.sha256):
        raise BackupError(f"The archive's member {name!r} is not what its manifest says.")
