"""Browsers in which members of staff are signed in."""

from tests.publication.conftest import secretariat

__all__ = ["secretariat"]
