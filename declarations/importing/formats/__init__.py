"""From a file, or what was pasted, to a neutral sequence of blocks, whatever the format.

``detection`` tells by the content what it is, ``refusals`` what is said of what cannot be read;
``word``, ``web_page``, ``markdown`` and ``plain`` each turn one format into ``blocks``.
"""

from declarations.importing.formats.blocks import Aside, Block, Source
from declarations.importing.formats.reading import read

__all__ = ["Aside", "Block", "Source", "read"]
