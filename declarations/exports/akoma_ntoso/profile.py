"""What of Akoma Ntoso we chose: classes, names and namespaces, in one place.

To be confirmed with UNESCO before anyone calls it conforming to the UN's own profile; until then
no export says that it is authoritative.
"""

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
# What the standard has no place for stands in a namespace of ours, in ``meta/proprietary``.
OURS = "urn:x-uccn:declaration:1"

# The UN's guidelines have resolutions as deliberations; "doc" with "communication" is their other
# class for what is called a declaration. Both have the same content.
ELEMENT, SUBTYPE = "statement", "deliberation"
JURISDICTION, ACTOR = "un", "unesco-uccn"
CONCEPTS = "/akn/ontology"

# What our kinds are called where the name of the kind says nothing.
_NAMES = {"other": "statement"}


def name_of(kind: str) -> str:
    """The document's name in Akoma Ntoso: "declaration", "manifesto"."""
    return _NAMES.get(kind, kind)
