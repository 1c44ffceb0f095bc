"""A browser in two words, as its person knows it; nothing that tells two of a kind apart."""

# What a browser's own description holds → what people call it; the first that is found counts.
_BROWSERS = {"Edg": "Edge", "OPR": "Opera", "Firefox": "Firefox", "Chrom": "Chrome"}
_SYSTEMS = {
    "Android": "Android",
    "iPhone": "iPhone",
    "iPad": "iPad",
    "Windows": "Windows",
    "Mac OS": "macOS",
    "Linux": "Linux",
}


def describe(request) -> str:
    """Browser and system, like «Firefox, Windows»; '' when it says nothing."""
    said = request.headers.get("User-Agent", "")
    known = _BROWSERS | {"Safari": "Safari"}
    browser = next((name for sign, name in known.items() if sign in said), "")
    system = next((name for sign, name in _SYSTEMS.items() if sign in said), "")
    return ", ".join(filter(None, [browser, system]))
