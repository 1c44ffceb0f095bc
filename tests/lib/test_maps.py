"""The projection, what a frame shows, and marks that keep apart."""

from itertools import combinations, pairwise

import pytest
from django.conf import settings

from uccn.lib import maps
from uccn.lib.equal_earth import HEIGHT, WIDTH, Point, project
from uccn.lib.regions import continent_of, region_keys, region_name, region_of

ROOM = maps.Box(0, 0, 1000, 500)


@pytest.mark.parametrize(
    ("longitude", "latitude", "point"),
    [
        (0, 0, (500, 243.36)),
        (180, 0, (1000, 243.36)),
        (-180, 0, (0, 243.36)),
        (0, 90, (500, 0)),
        (0, -90, (500, 486.72)),
        # x = 1.26587 and y = 0.59293 on the unit sphere, worked out by hand from the equations.
        (90, 30, (733.84, 133.82)),
    ],
)
def test_places_stand_where_the_published_formula_puts_them(longitude, latitude, point):
    assert tuple(round(length, 2) for length in project(longitude, latitude)) == point


def test_equal_areas_stay_equal():
    def area(south, north):
        steps = [south + (north - south) * i / 200 for i in range(201)]
        middles = pairwise(steps)
        return sum(
            (project(0, a).y - project(0, b).y)
            * (project(10, (a + b) / 2).x - project(0, (a + b) / 2).x)
            for a, b in middles
        )

    # sin 30° is half of the way from the equator to the pole, in area.
    assert area(0, 30) == pytest.approx(area(30, 90), rel=1e-3)


def test_the_world_shows_every_continent_and_a_close_map_only_its_part():
    assert maps.WORLD.holds(174.8, -41.3)
    assert maps.WORLD.holds(-149.9, 61.2)
    close = maps.around([(2.3, 48.9), (19.9, 50.1)])
    assert (close.holds(4.8, 45.7), close.holds(116.4, 39.9)) == (True, False)


def test_places_all_over_the_world_get_the_map_of_the_world():
    assert maps.around([(-99, 19), (139, 35), (18, -34)]) == maps.WORLD
    assert maps.around([]) == maps.WORLD


def test_one_place_alone_is_not_looked_at_too_closely():
    assert maps.around([(2.3, 48.9)]).width == maps.WORLD.width / 5


def test_marks_for_which_there_is_no_room_keep_their_place():
    crowd = tuple(Point(14 + number / 10, 14) for number in range(5))

    placed = maps.apart(crowd, 10, 10, maps.Box(0, 0, 19, 19))

    assert placed == (*[Point(10, 10), Point(10, 0), Point(0, 10), Point(0, 0)], crowd[4])


def test_marks_with_room_keep_their_place_and_the_others_move_apart():
    crowd = tuple(Point(200 + i / 10, 100 - i / 10) for i in range(60))
    alone = Point(613.3, 201.7)

    placed = maps.apart((alone, *crowd), 10, 10, ROOM)

    assert placed[0] == alone
    close = [
        (a, b)
        for a, b in combinations(placed, 2)
        if abs(a.x - b.x) < 9.98 and abs(a.y - b.y) < 9.98
    ]
    assert close == []
    assert max(abs(a.x - b.x) for a, b in zip(crowd, placed[1:], strict=True)) < 60


def test_no_mark_is_moved_out_of_the_map():
    corner = (Point(500, -20), *(Point(1, 1) for _ in range(12)))

    placed = maps.apart(corner, 10, 10, ROOM)

    assert [spot for spot in placed if not ROOM.holds(spot)] == []


def test_the_land_is_one_light_path_with_its_source():
    text = (settings.DATA_DIR / "land.json").read_text(encoding="utf-8")

    assert set(maps.land().path) <= set("Mlz -0123456789")
    assert len(text) < 18_000
    assert "Natural Earth" in text


def test_the_map_is_as_wide_and_as_high_as_the_formula_says():
    assert (WIDTH, round(HEIGHT, 2)) == (1000, 486.72)


def test_every_region_has_a_name_in_every_language():
    codes = [code for code, _ in settings.LANGUAGES]
    assert [(k, c) for k in region_keys() for c in codes if not region_name(k, c)] == []


def test_countries_know_their_region_and_their_continent():
    assert (region_of("SN"), continent_of("SN")) == ("africa", "002")
    assert (region_of("CA"), continent_of("CA")) == ("europe-north-america", "019")
    assert (region_of("XX"), continent_of("XX")) == ("", "")
