"""Archives for one reader: written to public keys, read with a secret one, in the format age.

Who writes backups needs no secret, and any tool that knows age opens the archives.
"""

import os
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryFile
from typing import BinaryIO

from django.conf import settings
from pyrage import (
    DecryptError,
    EncryptError,
    IdentityError,
    RecipientError,
    decrypt_io,
    encrypt_io,
    x25519,
)

from uccn.backup.errors import BackupError

_HEAD = b"age-encryption.org/"


def make(target: Path) -> str:
    """Write a new secret key where nobody else reads it; the public key that belongs to it."""
    made = x25519.Identity.generate()
    public = str(made.to_public())
    try:
        with os.fdopen(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(f"# public key: {public}\n{made}\n")
    except FileExistsError:
        raise BackupError(f"{target} is there already: a key is never written over.") from None
    return public


def recipients(file: Path) -> list[x25519.Recipient]:
    """The public keys that a file names, one a line. Raises BackupError where it names none."""
    form = "Write one public key a line, like age1… as backup_key prints it."
    return _keys(file, x25519.Recipient.from_str, form)


def identities(file: Path) -> list[x25519.Identity]:
    """The secret keys in a file. Raises BackupError where there is none."""
    return _keys(file, x25519.Identity.from_str, "It should be a file that backup_key wrote.")


def _keys(file: Path, parse: Callable, form: str) -> list:
    """The keys in a file, past blank lines and comments."""
    try:
        lines = [line.strip() for line in file.read_text(encoding="utf-8").splitlines()]
        found = [parse(line) for line in lines if line and not line.startswith("#")]
    except (IdentityError, RecipientError, UnicodeDecodeError) as error:
        raise BackupError(f"{file} holds something that is no key ({error}). {form}") from error
    if not found:
        raise BackupError(f"{file} holds no key. {form}")
    return found


@contextmanager
def encrypted(target: BinaryIO, to: list[x25519.Recipient]) -> Iterator[BinaryIO]:
    """A file to write to, which is encrypted to another while it is written."""
    out, into = os.pipe()
    with ThreadPoolExecutor(1) as pool, open(out, "rb") as reader:
        done = pool.submit(_encrypt, reader, target, to)
        try:
            with open(into, "wb") as writer:
                yield writer
        except BrokenPipeError:
            # The other side stopped, and knows why.
            done.result()
            raise
        done.result()


def _encrypt(reader: BinaryIO, target: BinaryIO, to: list[x25519.Recipient]) -> None:
    """Encrypt to the end; the writer is not left waiting when that fails."""
    try:
        encrypt_io(reader, target, to)
    except EncryptError as error:
        raise BackupError(f"It could not be encrypted: {error}.") from error
    finally:
        reader.close()


def is_encrypted(file: BinaryIO) -> bool:
    """Whether a file was encrypted by age."""
    file.seek(0)
    head = file.read(len(_HEAD))
    file.seek(0)
    return head == _HEAD


@contextmanager
def decrypted(file: BinaryIO, key: Path | None) -> Iterator[BinaryIO]:
    """What an encrypted archive holds, in a file without a name that goes with this process."""
    if key is None:
        raise BackupError("The archive is encrypted: give its secret key with --key.")
    found = identities(key)
    with TemporaryFile(dir=settings.VAR_DIR) as plain:
        try:
            decrypt_io(file, plain, found)
        except (DecryptError, OSError) as error:
            raise BackupError(
                f"The archive could not be decrypted ({error}): either {key} is not its key, or it "
                "is not whole or was altered. Nothing was changed."
            ) from error
        yield plain
