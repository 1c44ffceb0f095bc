"""The files against which exports are compared byte by byte: one a language and form."""

from collections.abc import Iterator
from pathlib import Path

from declarations.exports import akoma_ntoso, plain
from tests.declarations.exports.documents import all_documents

FOLDER = Path(__file__).with_name("golden")
_FORMS = {"xml": akoma_ntoso.render, "txt": plain.render}


def goldens() -> Iterator[tuple[Path, bytes]]:
    """Where each file is, and what the exporter writes now."""
    for given in all_documents():
        for form, render in _FORMS.items():
            yield FOLDER / f"{given.year}.{given.language}.{form}", render(given)
