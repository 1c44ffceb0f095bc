"""Draw the first pages of our PDF files anew, as the tests keep them: then look at each.

All languages are drawn, so the Chinese font must be there (`make fonts`).
"""

import os
from importlib import import_module

import django


def main():
    """Write each picture in its place and name it."""
    django.setup()
    looking = import_module("tests.declarations.exports.pdf.looking")
    for name in looking.PAGES:
        path = looking.FOLDER / f"{name}.png"
        looking.drawn(name).quantize(16).save(path, optimize=True)
        print(path)


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "uccn.settings")
    main()
