"""What every test may use."""

import pytest
from django.core.management import call_command


@pytest.fixture
def starter(db):
    """The starter data, as ``make serve`` loads it."""
    call_command("load_starter_data", verbosity=0)
