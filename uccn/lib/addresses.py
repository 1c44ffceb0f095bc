"""Addresses of public pages: in another language, and whole for whoever is not on the site."""

from django.conf import settings

from uccn.lib.middleware import language_of_path


def absolute(path: str) -> str:
    """A path of the site with scheme and host, the same whatever host it was asked from."""
    return f"{settings.SITE_URL}{path}"


def without_language(path: str) -> str:
    """What all languages of a page have in common: "/ar/meetings/" → "meetings/"."""
    current = language_of_path(path)
    return path.lstrip("/")[len(current) :].lstrip("/") if current else path.lstrip("/")


def in_language(path: str, code: str) -> str:
    """A page's path in another language; for a path without one, that language's home."""
    if not language_of_path(path):
        return f"/{code}/"
    return f"/{code}/{without_language(path)}"


def default_of(codes: list[str]) -> str:
    """The language for readers of none of these (``x-default``): the site's own, else the first."""
    return settings.LANGUAGE_CODE if settings.LANGUAGE_CODE in codes else codes[0]
