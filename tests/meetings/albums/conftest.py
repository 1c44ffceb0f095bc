"""What every test of albums may use."""

import pytest


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    """A folder of its own for the files of pictures."""
    settings.PICTURES_ROOT = tmp_path
    return tmp_path
