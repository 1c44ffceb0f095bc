"""Reads the words of a PDF and where they stand; run in a process of its own, with little to break.

It is started by its path, knows nothing of the site, gets a PDF and answers JSON: for each page its
size and pieces of lines, each as [left, base, right, size, [[text, is strong, is raised], …]].
"""

import ctypes
import json
import math
import re
import sys
import zlib

import pypdfium2
from pypdfium2 import raw

try:
    import resource
except ImportError:  # No such limits where the system is not Unix.
    resource = None

_SECONDS, _BYTES = 30, 1_500_000_000
_MOST_CHARACTERS = 1_500_000
# A dense page has some 140 pieces, one of cells some 600. The largest page is 200 inches wide.
_MOST_ON_A_PAGE, _MOST_PIECES, _WIDEST = 2_000, 40_000, 14_400
_PASSWORD = 4
# What a reader's program would run, and where such objects hide.
_STARTS = re.compile(rb"/(?:JavaScript|Launch)\b")
_PACKED_OBJECTS = re.compile(rb"/ObjStm\b[^\0]{0,200}?>>\s{0,4}stream\r?\n")
_MOST_UNPACKED = 5_000_000
# PDF 32000-1, table 123. The weight that PDFium gives is a guess, which calls many fonts bold.
_ITALIC, _BOLD = 1 << 6, 1 << 18
# How far apart words stand at least, in sizes of type.
_WORD = 0.15
# Spaces that belong to the words around them.
_KEPT = ("\u00a0", "\u202f")
# PDFium writes these for a hyphen at the end of a line.
_HYPHENS = {"\x02": "-", "\ufffe": "-", "\u00ad": "\u00ad"}


def main() -> None:
    """Read a PDF from the standard input, write what it holds to the standard output."""
    most_pages = int(sys.argv[1])
    if resource is not None:
        resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))
        resource.setrlimit(resource.RLIMIT_AS, (_BYTES, _BYTES))
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    sys.stdout.write(json.dumps(answer(sys.stdin.buffer.read(), most_pages)))


def answer(data: bytes, most_pages: int) -> dict:
    """The pages of a PDF, or the code of what is wrong with it."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:
        code = raw.FPDF_GetLastError()
        return {"problem": "encrypted" if code == _PASSWORD else "damaged"}
    if raw.FPDF_GetSecurityHandlerRevision(document) >= 0:
        return {"problem": "encrypted"}
    if problem := danger(document, data):
        return {"problem": problem}
    if len(document) > most_pages:
        return {"problem": "too_many_pages", "count": len(document)}
    pages, left, pieces_left = [], _MOST_CHARACTERS, _MOST_PIECES
    for number in range(len(document)):
        try:
            page = document[number]
        except pypdfium2.PdfiumError:
            continue
        reader = _Page(page, left)
        left -= reader.count
        if left < 0:
            return {"problem": "bomb"}
        width, height = page.get_size()
        if not (0 < width <= _WIDEST and 0 < height <= _WIDEST):
            return {"problem": "too_slow"}
        pieces = reader.pieces()
        pieces_left -= len(pieces)
        if len(pieces) > _MOST_ON_A_PAGE or pieces_left < 0:
            return {"problem": "too_slow"}
        pages.append({"width": width, "height": height, "pieces": pieces})
    return {"pages": pages}


def danger(document, data: bytes) -> str:
    """The code for what is more than a text: programs and attached files; '' for neither.

    Nothing of them is ever run here; but the file is kept, and opened by others.
    """
    if raw.FPDFDoc_GetJavaScriptActionCount(document) > 0:
        return "program"
    if any(_STARTS.search(_plain_names(part)) for part in (data, *_packed_objects(data))):
        return "program"
    return "attached" if raw.FPDFDoc_GetAttachmentCount(document) > 0 else ""


def _packed_objects(data: bytes):
    """The objects that are packed together, unpacked as far as any has been seen to go."""
    view = memoryview(data)
    for found in _PACKED_OBJECTS.finditer(data):
        try:
            yield zlib.decompressobj().decompress(view[found.end() :], _MOST_UNPACKED)
        except zlib.error:
            continue


def _plain_names(data: bytes) -> bytes:
    """The names of a PDF as they are meant: each letter may be written as its number."""
    return re.sub(rb"#([0-9A-Fa-f]{2})", lambda found: bytes.fromhex(found[1].decode()), data)


class _Page:
    """The characters of one page."""

    def __init__(self, page, most: int) -> None:
        self._text = page.get_textpage()
        self.count = raw.FPDFText_CountChars(self._text)
        self._most = most
        self._looks: dict[int, bool] = {}
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._box, self._matrix = raw.FS_RECTF(), raw.FS_MATRIX()

    def pieces(self) -> list[list]:
        """Pieces of lines in the order in which they are drawn, parted at wide gaps."""
        found: list[list] = []
        space, last = 0, ()
        for index in range(min(self.count, max(self._most, 0))):
            code = raw.FPDFText_GetUnicode(self._text, index)
            letter = _letter(code)
            if letter not in _KEPT and (letter.isspace() or not letter):
                is_drawn = not raw.FPDFText_IsGenerated(self._text, index)
                space = max(space, (2 if is_drawn else 1) if letter else 0)
                continue
            place = self._place(index)
            if place is None:
                continue
            if found and place[:2] == last:
                # One more letter of a ligature: its box is that of the whole.
                place = (found[-1][2], *place[1:])
            else:
                last = place[:2]
            _add(found, letter, place, self._is_strong(index), space)
            space = 0
        return found

    def _place(self, index: int) -> tuple[float, float, float, float] | None:
        """Left, base line, right and size of a character; None for one that is turned."""
        if abs(math.sin(raw.FPDFText_GetCharAngle(self._text, index))) > 0.1:
            return None
        raw.FPDFText_GetCharOrigin(self._text, index, self._x, self._y)
        raw.FPDFText_GetLooseCharBox(self._text, index, self._box)
        raw.FPDFText_GetMatrix(self._text, index, self._matrix)
        scale = math.hypot(self._matrix.c, self._matrix.d) or 1
        size = raw.FPDFText_GetFontSize(self._text, index) * scale
        # The letters of a ligature have one origin, but boxes of their own.
        left = self._box.left if self._box.right > self._box.left else self._x.value
        return left, self._y.value, max(self._box.right, left), max(size, 0.1)

    def _is_strong(self, index: int) -> bool:
        """Whether a character's font is bold or slanted, looked up once for what is drawn alike."""
        drawn = raw.FPDFText_GetTextObject(self._text, index)
        key = ctypes.addressof(drawn.contents) if drawn else 0
        if key not in self._looks:
            name, flags = ctypes.create_string_buffer(200), ctypes.c_int()
            raw.FPDFText_GetFontInfo(self._text, index, name, 200, flags)
            font = name.value.decode("utf-8", "replace").lower()
            is_named = any(word in font for word in ("bold", "italic", "oblique", "black"))
            self._looks[key] = is_named or bool(flags.value & (_ITALIC | _BOLD))
        return self._looks[key]


def _letter(code: int) -> str:
    """The character of a code, '' for what is none."""
    if code in (0, 0xFFFE) or 0xD800 <= code < 0xE000:
        return "-" if code == 0xFFFE else ""
    letter = chr(code)
    return _HYPHENS.get(letter, letter if letter >= " " else " ")


def _add(found: list[list], letter: str, place: tuple, is_strong: bool, space: int) -> None:
    """Put a character at the end of the last piece, or begin a new one.

    ``space`` says whether a space stands before it: 2 one that is drawn, 1 one that PDFium guesses.
    """
    left, base, right, size = place
    if found and (raised := _follows(found[-1], place)) is not None:
        piece = found[-1]
        gap = left - piece[2]
        is_apart = gap > (_WORD if space else 2 * _WORD) * piece[3]
        between = " " if space == 2 or is_apart else ""
        run = piece[4][-1]
        if run[1:] == [is_strong, raised]:
            run[0] += between + letter
        else:
            run[0] += between
            piece[4].append([letter, is_strong, raised])
        piece[2] = max(piece[2], right)
        piece[3] = piece[3] if raised else max(piece[3], size)
        return
    found.append([left, base, right, size, [[letter, is_strong, False]]])


def _follows(piece: list, place: tuple) -> bool | None:
    """Whether a character that goes on in a piece is raised; None for one that does not."""
    left, base, _right, size = place
    if not -0.6 * piece[3] < left - piece[2] < 1.4 * piece[3]:
        return None
    above = base - piece[1]
    if abs(above) < 0.12 * piece[3]:
        return False
    is_small = size < 0.85 * piece[3]
    return True if is_small and 0 < above < 0.7 * piece[3] else None


if __name__ == "__main__":
    main()
