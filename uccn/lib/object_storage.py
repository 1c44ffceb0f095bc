"""Files in a bucket of a server that speaks S3, read piece by piece, handed out by the site alone.

Only a worker whose settings name this class imports it: boto3 weighs as much as a third of the
site.
"""

import io
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

import boto3
from boto3.exceptions import Boto3Error
from boto3.s3.transfer import TransferConfig
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError, HTTPClientError
from django.core.files import File
from django.utils.encoding import filepath_to_uri
from storages.backends.s3 import S3Storage
from storages.utils import clean_name

from uccn.lib.stored import StorageAway

# How much is asked of the server at once, and held.
PIECE = 256 * 1024
_MISSING = ("404", "NoSuchKey", "NotFound")
_REFUSED = ("403", "AccessDenied", "Forbidden", "InvalidAccessKeyId", "SignatureDoesNotMatch")
# A session is no place for two threads at once while it makes what each of them keeps.
_making = threading.Lock()


@cache
def _session(key: str, secret: str):
    """One session a process: what it knows of S3 is read once."""
    return boto3.session.Session(aws_access_key_id=key, aws_secret_access_key=secret)


class ObjectStorage(S3Storage):
    """A folder of a bucket; ``base_url`` is where the site hands its files out, None for nowhere.

    Whatever the server does wrong is a StorageAway, which is an OSError as a disk's faults are.
    """

    def __init__(self, **options):
        # A server that is away is known in seconds; what a server need not know is not asked of it.
        config = Config(
            s3={"addressing_style": "path"},
            signature_version="s3v4",
            connect_timeout=5,
            read_timeout=20,
            retries={"mode": "standard", "total_max_attempts": 3},
            request_checksum_calculation="when_required",
            response_checksum_validation="when_required",
        )
        fixed = {
            "client_config": config,
            # Threads would hold ten pieces of a file at once.
            "transfer_config": TransferConfig(use_threads=False),
            "file_overwrite": False,
        }
        super().__init__(**options, **fixed)

    def get_default_settings(self) -> dict:
        """Those of the library, and where the site hands the files out."""
        return super().get_default_settings() | {"base_url": None}

    def _create_session(self):
        return _session(self.access_key, self.secret_key)

    @property
    def connection(self):
        """This thread's own connection."""
        with _making:
            return super().connection

    @contextmanager
    def _asking(self, name: str = "") -> Iterator[None]:
        """Say of every fault what it is; that a file is missing is a FileNotFoundError."""
        try:
            yield
        except ClientError as error:
            if name and error.response["Error"]["Code"] in _MISSING:
                raise FileNotFoundError(f"There is no file {name!r} in the storage.") from error
            raise StorageAway(self._words(error)) from error
        except (BotoCoreError, Boto3Error, HTTPClientError) as error:
            raise StorageAway(self._words(error)) from error

    def _words(self, error: Exception) -> str:
        """What is wrong, for whoever operates the site."""
        code = error.response["Error"]["Code"] if isinstance(error, ClientError) else ""
        if code == "NoSuchBucket":
            return f"There is no bucket {self.bucket_name!r} at {self.endpoint_url}: make it."
        if code in _REFUSED:
            return (
                f"{self.endpoint_url} refuses the key that STORAGE_URL names for the bucket "
                f"{self.bucket_name!r} ({code})."
            )
        return f"The object storage {self.endpoint_url} does not answer as it should: {error}"

    def trouble(self) -> str:
        """What is wrong with the server, the bucket or the key; '' when the bucket is open."""
        try:
            with self._asking():
                client = self.connection.meta.client
                client.list_objects_v2(Bucket=self.bucket_name, MaxKeys=1)
        except StorageAway as error:
            return str(error)
        return ""

    def _open(self, name: str, mode: str = "rb") -> File:
        if mode != "rb":
            raise ValueError("A file of the object storage is read; save() writes one.")
        size = self.size(name)
        raw = _Stored(self, name, self._normalize_name(clean_name(name)), size)
        opened = File(io.BufferedReader(raw, PIECE), name=name)
        opened.size = size
        return opened

    def _save(self, name: str, content) -> str:
        with self._asking():
            return super()._save(name, content)

    def delete(self, name: str) -> None:
        """Delete a file; one that is not there is deleted already."""
        with self._asking():
            super().delete(name)

    def exists(self, name: str) -> bool:
        """Whether there is a file of that name."""
        with self._asking():
            return super().exists(name)

    def listdir(self, path: str) -> tuple[list[str], list[str]]:
        """The folders and the files below a path."""
        with self._asking():
            return super().listdir(path)

    def size(self, name: str) -> int:
        """How many bytes a file has. Raises FileNotFoundError where there is none."""
        with self._asking(name):
            return super().size(name)

    def get_modified_time(self, name: str):
        """When a file was written. Raises FileNotFoundError where there is none."""
        with self._asking(name):
            return super().get_modified_time(name)

    def url(self, name: str, *given, **options) -> str:
        """The site's own address of a file: nobody but the site reads the bucket."""
        if self.base_url is None:
            raise ValueError("This file is not accessible via a URL.")
        return f"{self.base_url}{filepath_to_uri(name)}"


class _Stored(io.RawIOBase):
    """A file in the bucket, asked for from where it is read; of it no more than a piece is held."""

    def __init__(self, storage: ObjectStorage, name: str, key: str, size: int):
        super().__init__()
        self._storage, self._name, self._key, self._size = storage, name, key, size
        self._at, self._body = 0, None

    def readable(self) -> bool:
        """It is read alone."""
        return True

    def seekable(self) -> bool:
        """The server sends a file from any byte on."""
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Go there; the server is asked again only where that is another place."""
        start = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._size}[whence]
        if start + offset != self._at:
            self._leave()
            self._at = max(start + offset, 0)
        return self._at

    def tell(self) -> int:
        """Where the next byte is read."""
        return self._at

    def readinto(self, buffer) -> int:
        """Fill the buffer as far as the server's next bytes go."""
        if self._at >= self._size:
            return 0
        with self._storage._asking(self._name):
            data = self._asked().read(len(buffer))
        buffer[: len(data)] = data
        self._at += len(data)
        return len(data)

    def _asked(self):
        """What the server sends from here on."""
        if self._body is None:
            client = self._storage.connection.meta.client
            where = {"Bucket": self._storage.bucket_name, "Key": self._key}
            answer = client.get_object(**where, Range=f"bytes={self._at}-")
            self._body = answer["Body"]
        return self._body

    def _leave(self) -> None:
        """Let the server know that no more is read."""
        if self._body is not None:
            self._body.close()
            self._body = None

    def close(self) -> None:
        """Read no more."""
        self._leave()
        super().close()
