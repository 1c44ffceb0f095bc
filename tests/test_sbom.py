"""What the site is made of is named whole, with hashes and licences, and always the same way."""

import json
import re

import pytest
from django.conf import settings

pytest.importorskip("cyclonedx")

from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from scripts import sbom

APPS = ["uccn", "cities", "meetings", "declarations", "translations"]
FONTS = {".woff", ".woff2", ".ttf", ".otf", ".ttc"}
LOCKED = (settings.BASE_DIR / "requirements.txt").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def made():
    """The bill of this repository."""
    return sbom.bill(sbom.pinned(LOCKED.splitlines()))


@pytest.fixture(scope="module")
def told(made):
    """The same, as a scanner reads it."""
    return json.loads(sbom.written(made))


def hashes(component: dict) -> set[str]:
    """The hashes of the files in which a package comes."""
    pages = component.get("externalReferences", [])
    return {one["content"] for page in pages for one in page["hashes"]}


def test_every_pinned_package_is_named_with_its_version_and_all_its_hashes(told):
    packages = re.split(r"(?m)^(?=[A-Za-z0-9])", LOCKED)[1:]
    locked = {
        (*re.match(r"([\w.-]+?)(?:\[[^]]*\])?==(\S+)", text).groups(), text.count("sha256:")): set(
            re.findall(r"sha256:(\w{64})", text)
        )
        for text in packages
    }
    found = {
        (one["name"], one["version"], len(hashes(one))): hashes(one)
        for one in told["components"]
        if one["purl"].startswith("pkg:pypi/")
    }
    assert len(locked) > 50
    assert found == locked


def test_every_font_that_is_shipped_is_named_by_its_package(told):
    base = settings.BASE_DIR
    files = [file for app in ("static", *APPS) for file in (base / app).rglob("*")]
    fonts = {str(file.relative_to(base)) for file in files if file.suffix in FONTS}
    named = {file["name"] for one in told["components"] for file in one.get("components", [])}
    fetched = {name for name in named if name.startswith("400Regular/") or "SemiBold/" in name}
    assert (named - fetched, len(fetched)) == (fonts, 2)


def test_everything_is_asked_for_by_the_site_or_by_what_it_asks_for(told):
    asks = {one["ref"]: one.get("dependsOn", []) for one in told["dependencies"]}
    seen, waiting = set(), ["uccn"]
    while waiting:
        ref = waiting.pop()
        seen.add(ref)
        waiting += set(asks[ref]) - seen
    assert seen == {"uccn", *(one["bom-ref"] for one in told["components"])}
    names = {ref.split("@")[0]: {one.split("@")[0] for one in of} for ref, of in asks.items()}
    assert names["pkg:pypi/django"] == {"pkg:pypi/asgiref", "pkg:pypi/sqlparse", "pkg:pypi/tzdata"}


def test_a_licence_that_has_no_name_in_spdx_is_the_only_one_left_open(made):
    assert list(sbom.gaps(made)) == ["pypdfium2"]
    read = set(sbom.tomllib.loads(sbom.LICENCES.read_text("utf-8")))
    assert read - {one.name for one in made.components} == set()


def test_the_schema_of_the_format_takes_it_and_would_refuse_another(made, told):
    validator = JsonStrictValidator(SchemaVersion.V1_6)
    assert validator.validate_str(sbom.written(made)) is None
    other = told["components"][0] | {"hashes": [{"alg": "SHA-256", "content": "none"}]}
    assert validator.validate_str(json.dumps(told | {"components": [other]})) is not None


def test_the_same_lists_give_the_same_bytes(made):
    again = sbom.bill(sbom.pinned(LOCKED.splitlines()))
    assert sbom.written(again) == sbom.written(made)
    assert re.search("timestamp|serialNumber|urn:uuid", sbom.written(made)) is None
