"""The lock of the npm packages holds for everybody."""

import json

from django.conf import settings

REGISTRY = "https://registry.npmjs.org/"


def test_every_npm_package_is_locked_with_its_address_and_its_hash():
    """``npm ci`` refuses a lock that leaves the address out of what is wanted as "latest"."""
    lock = json.loads((settings.BASE_DIR / "package-lock.json").read_text(encoding="utf-8"))
    packages = {name: one for name, one in lock["packages"].items() if name}
    vague = [
        name
        for name, one in packages.items()
        if not (one.get("resolved", "").startswith(REGISTRY) and one.get("integrity"))
    ]
    assert len(packages) > 100
    assert vague == []
