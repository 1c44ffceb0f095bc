"""What a file is that is no picture of ours, and what another program would find in one that is.

Pictures are drawn again before they are kept, so that nothing that hid in them is left. They are
refused all the same: whoever sent a picture that is an archive too should know that it is one.
"""

import re
import zipfile

# How a file begins, and what people call it.
_HEADS = (
    (b"%!PS", "EPS"),
    (b"\xc5\xd0\xd3\xc6", "EPS"),
    (b"%PDF-", "PDF"),
    (b"GIF8", "GIF"),
    (b"II*\x00", "TIFF"),
    (b"MM\x00*", "TIFF"),
    (b"8BPS", "PSD"),
    (b"BM", "BMP"),
)
# The family of files that phones make, by the brand that follows their first four bytes.
_BRANDS = {b"heic": "HEIC", b"heix": "HEIC", b"mif1": "HEIC", b"avif": "AVIF"}
_HEAD = 4096
# What programs look for wherever it stands; each is so long that no picture has it by chance.
_SIGNS = (
    (re.compile(rb"<\?php\s", re.IGNORECASE), "PHP"),
    (re.compile(rb"<script[\s>/]|<html[\s>]|<!doctype html", re.IGNORECASE), "HTML"),
    (re.compile(rb"<svg\s+xmlns", re.IGNORECASE), "SVG"),
    (re.compile(rb"Rar!\x1a\x07"), "RAR"),
    (re.compile(rb"7z\xbc\xaf\x27\x1c"), "7z"),
)
# Those that hold programs, not pixels alone.
WITH_PROGRAMS = {"EPS", "PDF", "SVG"}


def kind_of(file) -> str:
    """What a file is by its first bytes: "EPS", "SVG", "HEIC"; '' for what is not known here."""
    file.seek(0)
    head = file.read(_HEAD)
    if head[4:8] == b"ftyp":
        return _BRANDS.get(head[8:12], "")
    for beginning, kind in _HEADS:
        if head.startswith(beginning):
            return kind
    return "SVG" if re.search(rb"<svg[\s>]", head, re.IGNORECASE) else ""


def hidden_in(file) -> str:
    """What else than a picture programs find in a picture: "ZIP", "HTML"; '' for nothing."""
    file.seek(0)
    content = file.read()
    # Readers of PDF look for its beginning in the first kilobyte.
    if b"%PDF-" in content[:1024]:
        return "PDF"
    for sign, kind in _SIGNS:
        if sign.search(content):
            return kind
    file.seek(0)
    # An archive is found from its end, whatever stands before it.
    return "ZIP" if zipfile.is_zipfile(file) else ""
