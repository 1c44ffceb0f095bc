"""A child process for the tests, ended after them."""

import pytest

from declarations.exports import pdf


@pytest.fixture(scope="session", autouse=True)
def _end_the_child():
    """No process is left behind when the tests are over."""
    yield
    pdf.close()
