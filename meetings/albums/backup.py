"""The files that a backup must hold: those of every picture, whose widths differ."""

from uccn.backup import places
from uccn.backup.registry import Need, register


def _beginning(key: str) -> str:
    """How the names of a picture's files begin, as ``uccn.lib.renditions`` lays them down."""
    return f"{key[:2]}/{key}-"


register(Need("albums.picture", "key", places.PICTURES, name=_beginning, is_beginning=True))
