"""A tiny writer of PDF files with words in any script, for tests: no font is embedded."""

from dataclasses import dataclass

WIDTH, HEIGHT = 595, 842


@dataclass
class Text:
    """Words at a place of a page."""

    left: float
    base: float
    words: str
    size: float = 11
    font: str = "Paper"

    @property
    def right(self) -> float:
        """Where the words end."""
        return self.left + length(self.words, self.size)


def length(words: str, size: float) -> float:
    """How long words are when they are drawn."""
    return sum(_width(letter) for letter in words) * size / 1000


def _width(letter: str) -> int:
    """The width of a letter, in thousandths of its size."""
    return 1000 if ord(letter) > 0x2E80 else 500


def written(pages: list[list[Text]], extra: str = "") -> bytes:
    """A PDF of these pages; ``extra`` stands in its trailer."""
    fonts = {text.font for page in pages for text in page} or {"Paper"}
    letters = sorted({letter for page in pages for text in page for letter in text.words})
    objects = _Objects()
    catalogue, tree = objects.reserved(), objects.reserved()
    names = {font: objects.add(_font(objects, font, letters)) for font in sorted(fonts)}
    drawn = " ".join(f"/{font} {number} 0 R" for font, number in names.items())
    kids = []
    for page in pages:
        stream = objects.stream("\n".join(map(_drawn, page)))
        kids.append(
            objects.add(
                f"<< /Type /Page /Parent {tree} 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] "
                f"/Resources << /Font << {drawn} >> >> /Contents {stream} 0 R >>"
            )
        )
    objects.set(catalogue, f"<< /Type /Catalog /Pages {tree} 0 R >>")
    all_kids = " ".join(f"{kid} 0 R" for kid in kids)
    objects.set(tree, f"<< /Type /Pages /Count {len(kids)} /Kids [{all_kids}] >>")
    return objects.file(catalogue, extra)


def encrypted() -> bytes:
    """A PDF that opens with a password alone."""
    key = "<" + "41" * 32 + ">"
    guard = f"/Encrypt << /Filter /Standard /V 1 /R 2 /O {key} /U {key} /P -4 >>"
    return written([[Text(50, 700, "Declaration of the mayors")]], f"{guard} /ID [<41> <41>]")


def _drawn(text: Text) -> str:
    """The words as the page draws them."""
    codes = text.words.encode("utf-16-be").hex()
    return f"BT /{text.font} {text.size} Tf {text.left:.2f} {text.base:.2f} Td <{codes}> Tj ET"


def _font(objects: "_Objects", name: str, letters: list[str]) -> str:
    """A font whose codes are the characters themselves."""
    mapped = [f"<{ord(letter):04x}> <{ord(letter):04x}>" for letter in letters]
    blocks = [mapped[start : start + 100] for start in range(0, len(mapped), 100)]
    bodies = "\n".join(f"{len(b)} beginbfchar\n" + "\n".join(b) + "\nendbfchar" for b in blocks)
    unicode = objects.stream(
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def\n"
        "1 begincodespacerange <0000> <ffff> endcodespacerange\n"
        f"{bodies}\nendcmap end end"
    )
    widths = " ".join(f"{ord(letter)} [{_width(letter)}]" for letter in letters)
    below = objects.add(
        f"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /{name} /DW 500 /W [{widths}] "
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>"
    )
    return (
        f"<< /Type /Font /Subtype /Type0 /BaseFont /{name} /Encoding /Identity-H "
        f"/DescendantFonts [{below} 0 R] /ToUnicode {unicode} 0 R >>"
    )


class _Objects:
    """The numbered objects of a file."""

    def __init__(self) -> None:
        self._bodies: list[str] = []

    def reserved(self) -> int:
        """A number for an object that is written later."""
        return self.add("")

    def add(self, body: str) -> int:
        """Add an object; its number."""
        self._bodies.append(body)
        return len(self._bodies)

    def set(self, number: int, body: str) -> None:
        """Write an object whose number was reserved."""
        self._bodies[number - 1] = body

    def stream(self, body: str) -> int:
        """Add an object that holds a stream."""
        return self.add(f"<< /Length {len(body)} >>\nstream\n{body}\nendstream")

    def file(self, catalogue: int, extra: str) -> bytes:
        """The whole file."""
        out, places = "%PDF-1.7\n", []
        for number, body in enumerate(self._bodies, 1):
            places.append(len(out))
            out += f"{number} 0 obj\n{body}\nendobj\n"
        table = "".join(f"{place:010} 00000 n \n" for place in places)
        size = len(places) + 1
        trailer = f"trailer\n<< /Size {size} /Root {catalogue} 0 R {extra} >>"
        start = f"startxref\n{len(out)}\n%%EOF"
        return f"{out}xref\n0 {size}\n0000000000 65535 f \n{table}{trailer}\n{start}".encode(
            "latin-1"
        )
