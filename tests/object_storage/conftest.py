"""Newcomers have no object storage; .ci/run makes sure that it is there, and asks it."""

from importlib.util import find_spec

collect_ignore_glob = [] if find_spec("moto") else ["test_*.py"]
