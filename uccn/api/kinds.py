"""The kinds of values that answers hold and addresses take, as JSON Schema writes them."""

import datetime as dt

from django.conf import settings

from uccn.lib import languages

TEXT = {"type": "string"}
FLAG = {"type": "boolean"}
NUMBER = {"type": "integer"}
DAY = {"type": "string", "format": "date"}
ADDRESS = {"type": "string", "format": "uri"}
YEAR = {"type": "integer", "minimum": 1, "maximum": 9999}
SHA256 = {"type": "string", "pattern": "^[0-9a-f]{64}$"}
SLUG = {"type": "string", "pattern": "^[-a-zA-Z0-9_]+$", "maxLength": 50}
COUNTRY = {"type": "string", "pattern": "^[A-Z]{2}$"}
# Texts and addresses by language are made with the document: languages are settings.
TEXTS = {"$ref": "#/components/schemas/Texts"}
ADDRESSES = {"$ref": "#/components/schemas/Addresses"}


def whole(minimum: int, maximum: int, default: int | None = None) -> dict:
    """A whole number between two others, both included."""
    limits = {"type": "integer", "minimum": minimum, "maximum": maximum}
    return limits if default is None else limits | {"default": default}


def one_of(values) -> dict:
    """One of a few words."""
    return {"type": "string", "enum": list(values)}


def language() -> dict:
    """A language that readers see, as BCP 47 writes it."""
    return one_of(languages.tag(code) for code in languages.public_codes())


def or_null(kind: dict) -> dict:
    """The kind, or null where nothing is known."""
    if "type" not in kind or "enum" in kind:
        return {"anyOf": [kind, {"type": "null"}]}
    return kind | {"type": [kind["type"], "null"]}


def by_language(kind: dict) -> dict:
    """An object with a value for each language that has one, and no other."""
    tags = [languages.tag(code) for code in languages.public_codes()]
    return {
        "type": "object",
        "properties": dict.fromkeys(tags, kind),
        "additionalProperties": False,
    }


def texts(instance, field: str) -> dict[str, str]:
    """A field in every language that has it and that readers see, by BCP 47 tag."""
    return tagged({c: getattr(instance, languages.column(field, c)) for c in _public()})


def tagged(found: dict[str, str | None]) -> dict[str, str]:
    """What is there, of what is given by our language codes, by BCP 47 tag."""
    return {languages.tag(code): found[code] for code in _public() if found.get(code)}


def pages(path: str, codes=None) -> dict[str, str]:
    """The public pages at a path below each language, by BCP 47 tag."""
    wanted = _public() if codes is None else [code for code in _public() if code in codes]
    return {languages.tag(code): absolute(f"/{code}/{path}") for code in wanted}


def day(date: dt.date | None) -> str | None:
    """A day as ISO 8601 writes it, None where it is not known."""
    return date.isoformat() if date else None


def absolute(path: str) -> str:
    """The address that a path has on this site, whatever host it was asked from."""
    return f"{settings.SITE_URL}{path}"


def _public() -> list[str]:
    return languages.public_codes()
