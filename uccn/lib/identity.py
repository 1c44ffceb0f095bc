"""Names that never change: neither with a host, nor with a language, nor with an edit."""

import uuid

# Ours alone, made once; every name is drawn from it (RFC 9562, version 5).
_NAMESPACE = uuid.UUID("6f2b1f5c-3f0e-4b58-9d53-0c6f4f0f2a1e")


def uid(*parts: object) -> str:
    """The name of a thing by its kind and keys: ("meeting", 12) is always the same UUID."""
    return str(uuid.uuid5(_NAMESPACE, "/".join(map(str, parts))))


def urn(*parts: object) -> str:
    """The same as a URN, for feeds."""
    return f"urn:uuid:{uid(*parts)}"
