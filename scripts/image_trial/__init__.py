"""Build the image and start the whole of compose.yaml, as docs/operating.md says: make image-trial.

Needs podman or docker with its compose, and port 8000. Everything is of a project of its own, made
from what is committed, and gone afterwards, but for what the engine keeps for its next build.

Where no registry of images is reached, `make image-trial STAND_INS=1` makes the three images of
others from Debian's packages with debootstrap, as root: Python, PostgreSQL and Redis at the same
places, run by the same commands.
"""
