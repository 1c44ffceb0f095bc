"""Write what the site is made of, as CycloneDX 1.6: packages, hashes, licences and parents.

The packages are those of requirements.txt, whose tests and tools are never shipped; npm brings
nothing but fonts, which data/fonts names. The same lists and files give the same bytes: neither a
clock nor chance is asked. What comes out is held against the schema of the format.
"""

import hashlib
import json
import re
import sys
import tomllib
from importlib import metadata
from pathlib import Path
from urllib.parse import quote

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model import (
    ExternalReference,
    ExternalReferenceType,
    HashAlgorithm,
    HashType,
    Property,
    XsUri,
)
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.model.dependency import Dependency
from cyclonedx.model.license import LicenseAcknowledgement, LicenseExpression
from cyclonedx.output.json import JsonV1Dot6
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from packageurl import PackageURL

ROOT = Path(__file__).resolve().parent.parent
LOCKED = ROOT / "requirements.txt"
FONTS = ROOT / "data" / "fonts"
LICENCES = ROOT / "scripts" / "licences.toml"
PUT = ROOT / "var" / "sbom.cdx.json"
# What scripts/lock.py writes: name, extras, version, for which Pythons; then hashes and parents.
_PINNED = re.compile(r"^(?P<name>[a-z0-9-]+)(?:\[.*\])?==(?P<version>\S+)(?: ; (?P<for>.+?))? \\$")
_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")
_PARENT = re.compile(r"^    #(?: via)?\s+(?!via)(\S.*)$")
_ASKED_BY_US = "-r requirements.in"
_OFL = "OFL-1.1"


def pinned(lines: list[str]) -> list[dict]:
    """The packages of a locked list: name, version, marker, hashes, and what asks for it."""
    found = []
    for line in lines:
        if named := _PINNED.match(line):
            found.append({**named.groupdict(), "hashes": [], "parents": []})
        elif hashed := _HASH.search(line):
            found[-1]["hashes"].append(hashed[1])
        elif found and (parent := _PARENT.match(line)):
            found[-1]["parents"].append(parent[1])
    return found


def licences(name: str, version: str) -> tuple:
    """What a package says that its licence is, or what we read in it; nothing for neither."""
    make, read = LicenseFactory().make_from_string, tomllib.loads(LICENCES.read_text("utf-8"))
    if name in read:
        return (make(read[name], license_acknowledgement=LicenseAcknowledgement.CONCLUDED),)
    try:
        facts = metadata.metadata(name)
    except metadata.PackageNotFoundError:
        return ()
    said = facts.get("License-Expression") or facts.get("License")
    if not said or facts["Version"] != version:
        return ()
    return (make(said, license_acknowledgement=LicenseAcknowledgement.DECLARED),)


def package(facts: dict) -> Component:
    """A Python package, with the hashes of all files that may be installed of it."""
    name, version = facts["name"], facts["version"]
    marker = [Property(name="uccn:python:marker", value=facts["for"])] if facts["for"] else []
    page = ExternalReference(
        type=ExternalReferenceType.DISTRIBUTION,
        url=XsUri(f"https://pypi.org/project/{name}/{version}/"),
        hashes=[HashType(alg=HashAlgorithm.SHA_256, content=one) for one in facts["hashes"]],
    )
    return Component(
        name=name,
        version=version,
        purl=PackageURL("pypi", name=name, version=version),
        bom_ref=f"pkg:pypi/{name}@{version}",
        licenses=licences(name, version),
        external_references=[page],
        properties=marker,
    )


def font(facts: dict) -> Component:
    """An npm package of fonts, with the files that the site has of it."""
    purl = f"pkg:npm/{quote(facts['name'], safe='/')}@{facts['version']}"
    return Component(
        name=facts["name"],
        version=facts["version"],
        purl=PackageURL.from_string(purl),
        bom_ref=purl,
        licenses=[LicenseFactory().make_with_id(_OFL)],
        components=[
            Component(
                type=ComponentType.FILE,
                name=name,
                bom_ref=f"file:{name}",
                hashes=[HashType(alg=HashAlgorithm.SHA_256, content=content)],
            )
            for name, content in facts["files"].items()
        ],
    )


def fonts() -> list[Component]:
    """The fonts in the repository, and those that `make fonts` adds to it."""
    shipped = tomllib.loads((FONTS / "shipped.toml").read_text("utf-8"))["package"]
    fetched = tomllib.loads((FONTS / "fetched.toml").read_text("utf-8"))["package"]
    for one in shipped:
        one["files"] = {
            name: hashlib.sha256((ROOT / name).read_bytes()).hexdigest() for name in one["files"]
        }
    return [font(one) for one in [*shipped, *fetched]]


def site() -> Component:
    """The site itself, as pyproject.toml names it."""
    facts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    return Component(
        type=ComponentType.APPLICATION,
        name=facts["name"],
        version=facts["version"],
        description=facts["description"],
        bom_ref=facts["name"],
    )


def bill(locked: list[dict]) -> Bom:
    """All components, and which of them asks for which."""
    packages = {facts["name"]: package(facts) for facts in locked}
    of_npm, root = fonts(), site()
    asked = {name: [] for name in packages}
    mine = [each.bom_ref for each in of_npm]
    for facts in locked:
        ref = packages[facts["name"]].bom_ref
        for parent in facts["parents"]:
            (mine if parent == _ASKED_BY_US else asked[parent]).append(ref)
    graph = {root.bom_ref: mine} | {packages[name].bom_ref: refs for name, refs in asked.items()}
    asks = [Dependency(ref, [Dependency(one) for one in of]) for ref, of in graph.items()]
    made = Bom(components=[*packages.values(), *of_npm], dependencies=asks)
    made.metadata.component = root
    return made


def written(made: Bom) -> str:
    """The bill as JSON, without the moment and the number that the library gives each one."""
    told = json.loads(JsonV1Dot6(made).output_as_string())
    del told["serialNumber"], told["metadata"]["timestamp"]
    return json.dumps(told, indent=2, sort_keys=True, ensure_ascii=False) + "\n"


def gaps(made: Bom) -> dict[str, str]:
    """The components without an SPDX licence: name, and what is said instead."""
    return {
        each.name: ", ".join(licence.name for licence in each.licenses)
        for each in sorted(made.components)
        if not any(isinstance(one, LicenseExpression) or one.id for one in each.licenses)
    }


def main() -> None:
    """Write the bill, or the first reason why it is none; and name what its licences leave open."""
    made = bill(pinned(LOCKED.read_text("utf-8").splitlines()))
    text = written(made)
    if fault := JsonStrictValidator(SchemaVersion.V1_6).validate_str(text):
        raise SystemExit(f"This would be no CycloneDX 1.6: {fault.data}")
    PUT.parent.mkdir(exist_ok=True)
    PUT.write_text(text, "utf-8")
    print(f"{len(made.components)} components stand in {PUT.relative_to(ROOT)}.")
    for name, said in gaps(made).items():
        print(f"No SPDX licence: {name} ({said or 'it says none'}).", file=sys.stderr)


if __name__ == "__main__":
    main()
