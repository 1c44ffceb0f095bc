"""The fingerprint of a stored text, by which the desk notices every change."""

import hashlib


def text_hash(text: str | None) -> str:
    """SHA-256 of the text exactly as stored (UTF-8), in hexadecimal; '' when there is none."""
    if not text:
        return ""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
