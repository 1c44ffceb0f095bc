"""The first pages of our PDF files, kept as pictures that a person looked at."""

from pathlib import Path

from PIL import Image, ImageChops

from declarations.exports import pdf
from tests.declarations.exports.documents import document
from tests.declarations.exports.pdf.inspecting import first_page

FOLDER = Path(__file__).parent / "looks"
PAGES = {
    "fr": ["fr"],
    "en": ["en"],
    "es": ["es"],
    "ar": ["ar"],
    "ru": ["ru"],
    "zh-hans": ["zh-hans"],
    "fr-ar": ["fr", "ar"],
    "ar-fr-zh-hans": ["ar", "fr", "zh-hans"],
}


def drawn(name: str) -> Image.Image:
    """The first page as it comes out now, in a few greys so that the file stays small."""
    documents = [document(code) for code in PAGES[name]]
    data = pdf.render(documents[0]) if len(documents) == 1 else pdf.render_beside(documents)
    return first_page(data).quantize(16).convert("L")


def kept(name: str) -> Image.Image:
    """The picture that a person looked at."""
    return Image.open(FOLDER / f"{name}.png").convert("L")


def difference(one: Image.Image, other: Image.Image) -> int:
    """The largest difference in grey, of 255, between two pages seen from afar.

    From afar, because another build of pdfium may smooth an edge in another way.
    """
    small = [
        page.resize((page.width // 4, page.height // 4), Image.Resampling.BOX)
        for page in (one, other)
    ]
    return ImageChops.difference(*small).getextrema()[1]
