"""What every page says of itself to machines: linked data, descriptions, sharing tags."""

import datetime as dt
import json
import re

import pytest
from django.conf import settings

from tests.factories.cities import member
from tests.factories.meetings import AnnualMeetingFactory, HostFactory
from tests.journeys.public import PAGES, add_rows
from tests.page import Page

CODES = [code for code, _ in settings.LANGUAGES]
BLOCK = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.S)


def linked_data(response) -> dict:
    """The page's one block of linked data."""
    (block,) = BLOCK.findall(response.content.decode())
    return json.loads(block)


def node(response, kind: str) -> dict:
    """The only node of that type."""
    (found,) = [n for n in linked_data(response)["@graph"] if n["@type"] == kind]
    return found


def tags(response) -> dict[str, str]:
    """The sharing tags of a page."""
    metas = [e["attrs"] for e in Page(response).all("meta")]
    return {m["property"]: m["content"] for m in metas if "property" in m}


@pytest.mark.parametrize("code", ["fr", "ar"])
def test_every_public_page_says_what_it_is_and_how_to_get_there(client, starter, code):
    add_rows()
    lacking = {}
    for name, (path, status) in PAGES.items():
        response = client.get(f"/{code}/{path}")
        if status != 200:
            assert BLOCK.findall(response.content.decode()) == []
            continue
        page = linked_data(response)["@graph"][0]
        trail = page.get("breadcrumb", {"itemListElement": []})["itemListElement"]
        asked = f"{settings.SITE_URL}/{code}/{path.split('?')[0]}"
        ends = trail[-1]["item"] if trail else page["url"]
        positions = [step["position"] for step in trail]
        if (page["url"], ends) != (asked, asked) or positions != list(range(1, len(trail) + 1)):
            lacking[name] = (page["url"], ends)
        assert tags(response)["og:url"] == asked
    assert lacking == {}


def test_the_home_page_names_site_and_network_and_no_publisher(client, starter):
    response = client.get("/en/")
    site, network = node(response, "WebSite"), node(response, "Organization")
    assert site["about"] == {"@id": network["@id"]}
    assert network["name"] == "UNESCO Creative Cities Network"
    assert "publisher" not in json.dumps(linked_data(response))


def test_a_meeting_is_an_event_with_what_is_known(client, starter):
    found = node(client.get("/fr/meetings/2018/krakow-katowice/"), "Event")
    root = f"{settings.SITE_URL}/fr/meetings/2018/krakow-katowice"
    assert found == {
        "@type": "Event",
        "@id": f"{root}/#meeting",
        "url": f"{root}/",
        "name": "XIIe Réunion annuelle",
        "alternateName": ["Carrefours créatifs", "KRAKOWICE"],
        "startDate": "2018-06-12",
        "endDate": "2018-06-15",
        "location": [
            {
                "@type": "Place",
                "name": name,
                "address": {"@type": "PostalAddress", "addressCountry": "PL"},
            }
            for name in ("Cracovie", "Katowice")
        ],
        "image": f"{root}.png",
    }


@pytest.mark.parametrize(
    ("status", "start", "said"),
    [
        ("cancelled", None, "https://schema.org/EventCancelled"),
        ("postponed", dt.date(2100, 1, 1), "https://schema.org/EventPostponed"),
        ("announced", dt.date(2100, 1, 1), "https://schema.org/EventScheduled"),
        ("announced", None, None),
        ("announced", dt.date(2018, 1, 1), None),
        ("planned", dt.date(2100, 1, 1), None),
        ("held", dt.date(2018, 1, 1), None),
    ],
)
def test_a_status_is_said_only_when_it_is_true(client, db, status, start, said):
    year = start.year if start else 2018
    AnnualMeetingFactory(public=True, slug="own", edition=12, year=year, status=status, start=start)
    found = node(client.get(f"/en/meetings/{year}/own/"), "Event")
    assert found.get("eventStatus") == said
    assert ("startDate" in found) == (start is not None)


def test_a_city_has_its_place_only_from_a_source(client, db):
    near = {"latitude": "50.06143", "longitude": "19.93658"}
    member(slug="sure", name_en="Sure", country="PL", coordinates="geonames", **near)
    member(slug="about", name_en="About", country="PL", coordinates="approximate", **near)
    sure, about = (node(client.get(f"/en/cities/{slug}/"), "City") for slug in ("sure", "about"))
    assert sure["geo"] == {"@type": "GeoCoordinates", "latitude": 50.06143, "longitude": 19.93658}
    assert "geo" not in about
    assert about["containedInPlace"]["name"] == "Poland"


def test_the_archive_lists_its_meetings_in_its_order(client, starter):
    found = linked_data(client.get("/ru/meetings/"))["@graph"][0]["mainEntity"]
    assert found["numberOfItems"] == 18
    last = found["itemListElement"][-1]
    assert (last["position"], last["url"]) == (18, f"{settings.SITE_URL}/ru/meetings/2008/paris/")


def test_a_declaration_tells_its_way_and_its_text_in_one_block(client, starter):
    response = client.get("/fr/declarations/2018/mayors-declaration/")
    page, text = linked_data(response)["@graph"][:2]
    assert page["mainEntity"] == {"@id": text["@id"]} != {"@id": page["@id"]}
    assert text["disambiguatingDescription"].startswith("Texte en français")


@pytest.mark.parametrize("code", CODES)
def test_a_shared_meeting_shows_its_picture_with_words(client, starter, code):
    response = client.get(f"/{code}/meetings/2018/krakow-katowice/")
    found, root = tags(response), f"{settings.SITE_URL}/{code}/meetings/2018/krakow-katowice"
    assert (found["og:image"], found["og:url"]) == (f"{root}.png", f"{root}/")
    assert (found["og:image:width"], found["og:image:height"]) == ("1200", "630")
    assert found["og:image:alt"].startswith("XII · ")
    assert "KRAKOWICE" not in found["og:title"]
    assert Page(response).one("meta", name="twitter:card")["attrs"]["content"] == (
        "summary_large_image"
    )
    assert (
        Page(response).one("meta", name="description")["attrs"]["content"]
        == (found["og:description"])
    )


def test_locales_have_their_likely_territory(client, db):
    found = [tags(client.get(f"/{code}/about/"))["og:locale"] for code in CODES]
    assert found == ["fr_FR", "en_US", "es_ES", "ar_EG", "ru_RU", "zh_CN"]


def test_a_text_in_another_language_says_so_and_cannot_end_the_block(client, db):
    meeting = AnnualMeetingFactory(
        public=True, slug="own", edition=12, theme_fr="</script><script>alert(1)</script>"
    )
    HostFactory(meeting=meeting)
    response = client.get("/ru/meetings/2018/own/")
    theme = node(response, "Event")["alternateName"]
    assert theme == {"@value": "</script><script>alert(1)</script>", "@language": "fr"}
    assert b"<script>alert" not in response.content


def test_a_draft_says_nothing_of_itself(admin_client, db):
    AnnualMeetingFactory(slug="own", edition=12)
    response = admin_client.get("/en/meetings/2018/own/")
    assert (BLOCK.findall(response.content.decode()), tags(response)) == ([], {})


def test_no_two_things_on_a_page_have_the_same_name(client, starter):
    for path in ("", "meetings/2018/krakow-katowice/", "cities/krakow/",
                 "declarations/2018/mayors-declaration/v/2/"):  # fmt: skip
        names = [node["@id"] for node in linked_data(client.get(f"/fr/{path}"))["@graph"]]
        assert len(set(names)) == len(names), path
