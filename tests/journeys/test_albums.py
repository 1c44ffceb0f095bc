"""An album from upload to publication in a real browser, then a reader who walks it by key."""

import pytest
from django.urls import reverse

from meetings.albums.models import Album
from tests.factories.albums import AlbumFactory, PictureFactory, picture_bytes, with_files
from tests.factories.meetings import AnnualMeetingFactory, HostFactory
from tests.factories.partners import PartnerFactory
from tests.factories.staff import StaffFactory
from tests.journeys.axe import violations
from tests.journeys.keyboard import Keys
from tests.journeys.watch import follow

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def meeting(live_server):
    """A public meeting with a host."""
    made = AnnualMeetingFactory(public=True, slug="own")
    HostFactory(meeting=made)
    return made


def files(*names: str) -> list[dict]:
    """Files as a person chooses them: pictures, and a drawing that is refused."""
    drawing = b'<svg xmlns="http://www.w3.org/2000/svg"/>'
    return [
        {
            "name": name,
            "mimeType": "image/svg+xml" if name.endswith("svg") else "image/jpeg",
            "buffer": drawing if name.endswith("svg") else picture_bytes(colour=(number, 90, 120)),
        }
        for number, name in enumerate(names)
    ]


@pytest.mark.parametrize("script", [True, False])
def test_staff_upload_describe_and_publish_an_album(open_desk, live_server, meeting, script):
    album = AlbumFactory(meeting=meeting, slug="opening", title_en="Opening")
    options = {"viewport": {"width": 1280, "height": 900}, "java_script_enabled": script}
    watch = open_desk(StaffFactory(role="Editors"), **options)
    page = watch.page
    page.goto(live_server.url + reverse("admin:albums_album_change", args=[album.pk]))
    follow(page.get_by_role("link", name="Add pictures"))
    page.locator("input[type=file]").set_input_files(files("drawing.svg"))
    page.get_by_label("Credit").fill("Anna Nowak")
    page.get_by_label("Licence").select_option("CC BY 4.0")
    watch.expected_status = 422
    follow(page.get_by_role("button", name="Add pictures"))
    [refusal] = page.locator("#error-summary li").all_inner_texts()
    assert "drawing.svg: This is a file of the kind SVG" in refusal
    # What was typed is still there.
    watch.expected_status = 200
    page.locator("input[type=file]").set_input_files(files("a.jpg", "drawing.svg", "b.jpg"))
    follow(page.get_by_role("button", name="Add pictures"))
    page.get_by_text("2 pictures are in the album now, as drafts.").wait_for()
    assert page.get_by_text("drawing.svg: This is a file of the kind SVG").count() == 1
    if script:
        page.wait_for_load_state("networkidle")
        seen = "all => all.every(i => i.naturalWidth > 0)"
        assert page.locator(".picture-row img").evaluate_all(seen)
        before = len(watch.complaints)
        assert violations(page) == []
        # To know the admin's imported style sheets, axe writes them into the page: refused.
        del watch.complaints[before:]
    for number, words in enumerate(("Mayors on a stage.", "A crowd on the market square.")):
        page.locator(".picture-row [name$='-alternative_en']").nth(number).fill(words)
    follow(page.get_by_role("button", name="Save", exact=True))
    page.get_by_text("2 pictures are saved.").wait_for()
    follow(page.get_by_role("link", name="Back to the album"))
    follow(page.get_by_role("link", name="Publish…"))
    page.get_by_label("Publish it although this is missing").check()
    follow(page.get_by_role("button", name="Publish"))
    page.get_by_text("Published.").wait_for()
    album = Album.objects.get(pk=album.pk)
    assert [picture.is_public for picture in album.pictures.all()] == [True, True]


@pytest.mark.parametrize(("language", "scheme"), [("fr", "light"), ("ar", "dark")])
def test_a_reader_goes_through_an_album_by_key(open_watch, meeting, language, scheme):
    album = AlbumFactory(meeting=meeting, slug="opening", title_ar="الافتتاح", public=True)
    first, second = (
        with_files(PictureFactory(album=album, public=True, alternative_ar="ساحة"))
        for _number in range(2)
    )
    watch = open_watch(viewport={"width": 1280, "height": 720}, color_scheme=scheme)
    keys = Keys(watch.visit(f"/{language}/meetings/2018/own/"))
    keys.follow(".strip p a")
    keys.follow(".pictures a")
    keys.follow(f".pictures a[href$='/{first.pk}/']")
    keys.follow("a[rel=next]")
    assert keys.page.url.endswith(f"/{language}/meetings/2018/own/pictures/opening/{second.pk}/")
    assert keys.page.locator(".picture img").evaluate("i => i.complete && i.naturalWidth > 0")
    assert keys.page.locator(".picture img").evaluate("i => i.currentSrc").endswith(".webp")
    assert violations(keys.page) == []
    keys.follow("a[rel=prev]")
    assert keys.page.url.endswith(f"/{first.pk}/")
    assert keys.faults == []


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_an_album_fits_a_phone_and_nothing_shifts(open_watch, meeting, language):
    album = AlbumFactory(meeting=meeting, slug="opening", public=True)
    for size in ((1000, 400), (400, 1000), (200, 100)):
        size = {"width": size[0], "height": size[1]}
        with_files(PictureFactory(album=album, public=True, **size))
    PartnerFactory(meeting=meeting, name_ar="مؤسسة", link="https://example.org/")
    watch = open_watch(viewport={"width": 320, "height": 700})
    page = watch.page
    page.add_init_script(
        "window.shifted = 0; new PerformanceObserver(list => { for (const e of list.getEntries())"
        " window.shifted += e.value }).observe({type: 'layout-shift', buffered: true})"
    )
    for address in ("own/", "own/pictures/", "own/pictures/opening/"):
        watch.visit(f"/{language}/meetings/2018/{address}")
        page.mouse.wheel(0, 3000)
        page.wait_for_load_state("networkidle")
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
        assert page.evaluate("window.shifted") < 0.02
        assert violations(page) == []
