"""The ``Link`` header of a declaration: how to cite it, and its other forms (RFC 8288)."""

import re
from collections.abc import Iterable
from typing import NamedTuple
from urllib.parse import quote

from declarations.exports.document import Document
from uccn.lib import languages

# What may stand in an address as it is; everything else is written in per cent.
_IN_ADDRESSES = "%:/?#[]@!$&'()*+,;=~"
# What RFC 8187 lets stand in a parameter with its own character set.
_IN_VALUES = "!#$&+^`|~"


class Form(NamedTuple):
    """Another form of the document: where it is, its media type, its language, its title.

    ``relation`` is "alternate" for the text itself, "describedby" for what only tells about it.
    """

    address: str
    media_type: str
    language: str = ""
    title: str = ""
    relation: str = "alternate"


def link_header(document: Document, forms: Iterable[Form]) -> str:
    """The header's value: the address to cite (RFC 8574), the forms, the licence if it has one.

    What is cited is this version in this language, so that a citation names both.
    """
    links = [_link(document.address, rel="cite-as"), *map(_form, forms)]
    if licence := licence_address(document):
        links.append(_link(licence, rel="license"))
    return ", ".join(links)


def of_version(address: str, newest: str) -> str:
    """For a file: what to cite (RFC 8574), and where the newest version stands (RFC 5829).

    The file itself does not say which version is the newest: it must not change with the next.
    """
    return ", ".join([_link(address, rel="cite-as"), _link(newest, rel="latest-version")])


def licence_address(document: Document) -> str:
    """The licence's address, when that is all that is written of the rights; else ''."""
    rights = document.provenance.rights.strip()
    return rights if re.fullmatch(r"https?://\S+", rights) else ""


def _form(form: Form) -> str:
    """One form as a link."""
    tag = languages.tag(form.language) if form.language else ""
    return _link(
        form.address, rel=form.relation, type=form.media_type, hreflang=tag, title=form.title
    )


def _link(address: str, **parameters: str) -> str:
    """A link with those of its parameters that say something."""
    written = [_parameter(name, value) for name, value in parameters.items() if value]
    return "; ".join([f"<{quote(address, safe=_IN_ADDRESSES)}>", *written])


def _parameter(name: str, value: str) -> str:
    """A parameter in quotes; one that goes beyond printable ASCII as RFC 8187 has it."""
    if not (value.isascii() and value.isprintable()):
        return f"{name}*=UTF-8''{quote(value, safe=_IN_VALUES)}"
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'{name}="{escaped}"'
