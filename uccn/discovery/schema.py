"""Linked data in schema.org's words, of which nothing is said that is not known to be true."""

from django.utils.translation import gettext

from uccn.lib import addresses, languages
from uccn.lib.languages import Resolved
from uccn.lib.text import to_plain

CONTEXT = "https://schema.org"


def known(node: dict) -> dict:
    """The node without what is not known."""
    return {name: value for name, value in node.items() if value not in (None, "", [], {})}


def named(text: Resolved) -> str | dict | None:
    """A text; with its language where that is not the page's."""
    plain = to_plain(text.text)
    if text.language in ("", languages.current()):
        return plain
    return {"@value": plain, "@language": languages.tag(text.language)}


def website() -> dict:
    """The site in the page's language; nobody is named as its publisher."""
    home = addresses.absolute(f"/{languages.current()}/")
    return {
        "@type": "WebSite",
        "@id": f"{home}#site",
        "url": home,
        "name": gettext("UNESCO Creative Cities Network: annual meetings"),
        "inLanguage": languages.tag(languages.current()),
    }


def page(kind: str, name: str, path: str, **more) -> dict:
    """The page itself, which is not what it is about: its kind, name, address, language, site."""
    address = addresses.absolute(path)
    site = {"@id": f"{addresses.absolute(f'/{languages.current()}/')}#site"}
    node = {"@type": kind, "@id": f"{address}#page", "url": address, "name": name, "isPartOf": site}
    return known(node | {"inLanguage": languages.tag(languages.current())} | more)


def breadcrumbs(trail: list[tuple[str, str]]) -> dict:
    """The way from the home page to this one, by names and paths."""
    home = (gettext("Home"), f"/{languages.current()}/")
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": position,
                "name": name,
                "item": addresses.absolute(path),
            }
            for position, (name, path) in enumerate([home, *trail], start=1)
        ],
    }


def item_list(items: list[tuple[str | dict, str]]) -> dict:
    """A list of pages, by names and paths, in the page's order."""
    return {
        "@type": "ItemList",
        "numberOfItems": len(items),
        "itemListElement": [
            known(
                {
                    "@type": "ListItem",
                    "position": position,
                    "name": name,
                    "url": addresses.absolute(path),
                }
            )
            for position, (name, path) in enumerate(items, start=1)
        ],
    }


def graph(nodes: list[dict]) -> dict:
    """The nodes as one document."""
    return {"@context": CONTEXT, "@graph": nodes}
