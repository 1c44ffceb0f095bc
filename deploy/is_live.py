"""Answers 0 while the site answers at all: the health check of its container.

A file, since podman 4 hands the words of a check on without their quotes.
"""

from urllib.request import urlopen

urlopen("http://127.0.0.1:8000/health/live", timeout=4)
