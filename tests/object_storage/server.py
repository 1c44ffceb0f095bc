"""A server that speaks S3 over HTTP, on this machine and for one run of tests."""

import json
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager

import boto3
from django.test import override_settings
from moto.server import ThreadedMotoServer

from tests.pages.start import started

BUCKET = "meetings-files"
KEY, SECRET = "officer 1", "p/ss:w@rd"
PERCENT_ENCODED = "officer%201:p%2Fss%3Aw%40rd"


class Server:
    """The server, and what an operator of it sees."""

    def __init__(self, host: str, port: int):
        self.address = f"http://{host}:{port}"
        self.client = boto3.client(
            "s3",
            endpoint_url=self.address,
            region_name="us-east-1",
            aws_access_key_id=KEY,
            aws_secret_access_key=SECRET,
        )
        self.client.create_bucket(Bucket=BUCKET)

    def url(self, bucket: str = BUCKET) -> str:
        """What STORAGE_URL says of a bucket."""
        host = self.address.removeprefix("http://")
        return f"s3://{PERCENT_ENCODED}@{host}/{bucket}?region=us-east-1&insecure=1"

    def names(self) -> list[str]:
        """Every file of the bucket."""
        found = self.client.list_objects_v2(Bucket=BUCKET).get("Contents", [])
        return [one["Key"] for one in found]

    def empty(self) -> None:
        """Delete every file of the bucket."""
        for name in self.names():
            self.client.delete_object(Bucket=BUCKET, Key=name)

    def trust_nobody(self, after: str = "0") -> None:
        """From now on, ask for a key that it knows; it knows none."""
        address, kind = f"{self.address}/moto-api/reset-auth", {"Content-Type": "text/plain"}
        asked = urllib.request.Request(address, after.encode(), kind)  # noqa: S310 - our own
        urllib.request.urlopen(asked).close()  # noqa: S310


@contextmanager
def running() -> Iterator[Server]:
    """A server with an empty bucket."""
    process = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    process.start()
    server = None
    try:
        server = Server(*process.get_host_and_port())
        yield server
    finally:
        if server:
            server.client.close()
        process.stop()


@contextmanager
def files_in_bucket(url: str) -> Iterator[dict]:
    """Every file lies where this STORAGE_URL says: the settings themselves read it."""
    code = "import json; from uccn import settings as s; print(json.dumps(s.STORAGES, default=str))"
    done = started(code, STORAGE_URL=url)
    assert done.returncode == 0, done.stderr
    storages = json.loads(done.stdout)
    with override_settings(STORAGES=storages):
        yield storages
