"""A site that keeps its pages, as in production, with a stamp of its own."""

import pytest
from django.test import Client

from uccn.lib import parts, stamp
from uccn.publication import keeping


@pytest.fixture
def kept(transactional_db, settings, tmp_path):
    """Pages are kept, for a stamp that no other test renews; answers with the store's pages."""
    settings.KEPT_PAGES_BYTES = 4 * 1024 * 1024
    settings.STAMP_STORE = "uccn.lib.stamp.file.FileStamp"
    settings.STAMP_PLACE = str(tmp_path / "stamp")
    keeping.STORE.clear()
    parts.STORE.clear()
    stamp.renew()
    yield keeping.STORE.pages
    keeping.STORE.clear()
    parts.STORE.clear()


@pytest.fixture
def another():
    """Another reader's browser, which takes Brotli."""
    return Client(headers={"accept-encoding": "gzip, br"})
