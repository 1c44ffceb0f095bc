"""The files that a backup must hold: the bytes of every document."""

from uccn.backup.registry import Need, register

register(Need("documents.documentfile", "stored_as", "private"))
