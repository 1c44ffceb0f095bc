"""How the letters of a file are written as bytes, as far as the bytes themselves tell."""

import codecs

# Byte order marks, longest first: UTF-32's begins with UTF-16's.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# What programs of Windows wrote before UTF-8, by the script of the language (ISO 15924).
BEFORE_UTF_8 = {"Latn": "cp1252", "Cyrl": "cp1251", "Arab": "cp1256", "Hans": "gb18030"}


def mark_of(data: bytes) -> tuple[bytes, str]:
    """The byte order mark that the bytes begin with, and its encoding; nothing without one."""
    return next(((m, name) for m, name in _MARKS if data.startswith(m)), (b"", ""))


def of_zeros(data: bytes) -> str:
    """UTF-16 without its mark: every second byte of its spaces and digits is zero."""
    head = data[:2_000]
    # One zero is a damage, which is named by its place.
    if len(data) % 2 or head.count(0) < max(2, len(head) // 20):
        return ""
    even, odd = head[::2].count(0), head[1::2].count(0)
    if even and odd:
        return ""
    return "utf-16-be" if even else "utf-16-le"
