"""Plain text that this site itself gave out, when it comes back."""

import re

# The line of signs, and below it the address that only our own files have.
_COLOPHON = re.compile(r"(?m)^-{20}\n")
_ADDRESS = re.compile(r"/id/declaration/\d{4}/[\w-]+")
_NUMBER = re.compile(r"[\u200e\u200f]?(\d+)\. ")


def bare(text: str) -> str:
    """The text without what our plain text export says about it, and without our numbers.

    Any other text is given back as it is.
    """
    found = _COLOPHON.search(text)
    if found is None or not _ADDRESS.search(text, found.end()):
        return text
    blocks = text[: found.start()].rstrip().split("\n\n")
    numbered = [place for place, block in enumerate(blocks) if _NUMBER.match(block)]
    given = [int(_NUMBER.match(blocks[place])[1]) for place in numbered]
    if given != list(range(1, len(given) + 1)):
        return text
    for place in numbered:
        blocks[place] = _NUMBER.sub("", blocks[place], count=1)
    return "\n\n".join(blocks)
