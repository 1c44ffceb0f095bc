"""A picture's sizes are drawn after its upload; until then pages show the one that is there."""

import io
import os
import signal
import subprocess
import sys

import pytest
from django.conf import settings as site
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from PIL import Image

from meetings.albums import actions, drawing, tasks
from meetings.albums.models import Picture
from tests.background.test_killed_worker import ended
from tests.background.worker import database
from tests.factories.albums import AlbumFactory, PictureFactory, picture_bytes, with_files
from tests.publication.conftest import signed_in
from uccn.background.models import Task
from uccn.background.queue import LONG
from uccn.lib import renditions

pytestmark = pytest.mark.django_db
SIZES = [(320, "webp"), (320, "jpg"), (640, "webp"), (640, "jpg"), (1000, "webp"), (1000, "jpg")]


def received(album, number: int = 1, size=(1000, 500)) -> list[Picture]:
    """Pictures of an album that were uploaded a moment ago."""
    files = [
        SimpleUploadedFile(f"{n}.jpg", picture_bytes(size=size, colour=(20 * n, 0, 0)))
        for n in range(number)
    ]
    return actions.add_pictures(album=album, files=files, credit="A", licence="CC-BY-4.0").made


def undrawn(**facts) -> Picture:
    """A public picture that is there in one size."""
    return with_files(PictureFactory(public=True, is_drawn=False, **facts))


def images(picture) -> dict[str, tuple[int, int]]:
    """The sizes that lie in the storage, decoded."""
    found = {}
    for width, ending in SIZES:
        content = renditions.read(picture.key, renditions.name(width, ending))
        found[f"{width}.{ending}"] = Image.open(io.BytesIO(content)).convert("L").size
    return found


WHOLE = {f"{width}.{ending}": (width, width // 2) for width, ending in SIZES}


def test_readers_of_a_picture_that_waits_get_the_size_that_is_there(client):
    picture = undrawn()
    page = client.get(picture.get_absolute_url()).content.decode()
    small = picture.file_url(640, "jpg")
    assert f'srcset="{small} 640w"' in page
    assert "image/webp" not in page
    assert "640 × 320" in page
    assert f"{picture.key}-1000" not in page
    assert f"{picture.key}-source" not in page
    assert client.get(small).status_code == 200
    for address in ("640.webp", "1000.jpg", "320.jpg", "source.jpg"):
        assert client.get(f"/pictures/{picture.key}-{address}").status_code == 404


def test_machines_are_told_of_the_file_that_is_there(client):
    picture = undrawn()
    meeting = picture.album.meeting
    told = client.get(f"/api/v1/meetings/{meeting.year}/{meeting.slug}/pictures").json()
    [said] = told["albums"][0]["pictures"]
    assert (said["width"], said["height"]) == (640, 320)
    assert said["file"].endswith(f"{picture.key}-640.jpg")


def test_once_they_are_drawn_pages_offer_every_size_at_once(client):
    picture = undrawn()
    before = client.get(picture.get_absolute_url())
    call_command("draw_pictures")
    again = client.get(picture.get_absolute_url(), headers={"if-none-match": before["ETag"]})
    assert again.status_code == 200
    page = again.content.decode()
    picture.refresh_from_db()
    assert images(picture) == WHOLE
    for width, ending in SIZES:
        address = picture.file_url(width, ending)
        assert f"{address} {width}w" in page
        assert client.get(address).status_code == 200
    with pytest.raises(FileNotFoundError):
        renditions.read(picture.key, renditions.SOURCE)
    assert client.get(f"/pictures/{picture.key}-source.jpg").status_code == 404


def test_staff_are_told_that_larger_sizes_follow():
    picture, editor = undrawn(), signed_in("Editors")
    address = f"/admin/albums/picture/{picture.pk}/change/"
    sentence = "The larger sizes follow within minutes"
    assert sentence in editor.get(address).content.decode()
    call_command("draw_pictures")
    assert sentence not in editor.get(address).content.decode()


def test_one_that_cannot_be_drawn_is_named_and_the_others_are_drawn(client):
    lost, damaged, whole = undrawn(), undrawn(), undrawn()
    renditions.forget_source(lost.key)
    content = renditions.read(damaged.key, renditions.SOURCE)
    renditions.write(damaged.key, {renditions.SOURCE: content[: len(content) // 2]})
    with pytest.raises(CommandError) as told:
        call_command("draw_pictures")
    named = [line.split(":")[0] for line in str(told.value).splitlines()]
    assert named == [lost.key, damaged.key]
    assert list(Picture.objects.undrawn().order_by("pk")) == [lost, damaged]
    assert images(whole) == WHOLE
    assert client.get(damaged.get_absolute_url()).status_code == 200


def test_one_that_was_deleted_or_drawn_meanwhile_is_no_fault(monkeypatch):
    gone = undrawn()

    def delete_first(key):
        Picture.objects.filter(key=key).delete()
        raise FileNotFoundError(key)

    monkeypatch.setattr(renditions, "drawn", delete_first)
    assert drawing.draw_waiting() == {}
    assert not Picture.objects.filter(pk=gone.pk).exists()


def test_of_two_that_draw_the_same_one_writes_it(monkeypatch):
    picture = undrawn()
    drawn = renditions.drawn

    def drawn_by_another_first(key):
        monkeypatch.setattr(renditions, "drawn", drawn)
        files = drawn(key)
        drawing.draw_waiting()
        monkeypatch.setattr(renditions, "write", None)
        return files

    monkeypatch.setattr(renditions, "drawn", drawn_by_another_first)
    assert drawing.draw_waiting() == {}
    assert images(picture) == WHOLE


def test_the_task_is_certain_with_the_picture_and_is_asked_for_once(
    django_capture_on_commit_callbacks,
):
    with django_capture_on_commit_callbacks(execute=True):
        received(AlbumFactory(), 2)
        waiting = Task.objects.not_begun().filter(task_path=tasks.draw_pictures.module_path)
        assert [task.backend_name for task in waiting] == [LONG, LONG]
    assert waiting.ready().count() == 1


def test_a_file_that_is_refused_asks_for_nothing():
    received(AlbumFactory(), 1, size=(1, 1))
    asked = Task.objects.count()
    files = [SimpleUploadedFile("a.jpg", b"no picture")]
    album = AlbumFactory()
    assert not actions.add_pictures(album=album, files=files, credit="A", licence="CC0-1.0").made
    assert Task.objects.count() == asked


@pytest.fixture
def worker(settings, tmp_path):
    """A command line and variables of a worker that finds the rows and files of this test."""
    settings.PICTURES_ROOT = tmp_path / "album-pictures"

    def begin(*words: str) -> subprocess.Popen:
        told = {"DATABASE_URL": database(tmp_path), "VAR_DIR": str(tmp_path), "TASKS": "database"}
        told["DJANGO_SETTINGS_MODULE"] = "uccn.settings"
        command = [sys.executable, str(site.BASE_DIR / "manage.py"), *words]
        return subprocess.Popen(  # noqa: S603 - our own words
            command, cwd=site.BASE_DIR, env=os.environ | told, start_new_session=True
        )

    yield begin
    Task.objects.all().delete()


@pytest.mark.django_db(transaction=True)
def test_a_worker_draws_what_was_uploaded_and_what_a_killed_one_left(worker, settings):
    made = received(AlbumFactory(), 12)
    killed = worker("work")
    try:
        # The first is there; the others wait, or one of them is being drawn.
        assert ended(lambda: any(settings.PICTURES_ROOT.rglob("*.webp")))
    finally:
        os.killpg(killed.pid, signal.SIGKILL)
        killed.wait()
    assert any(list(settings.PICTURES_ROOT.rglob(f"{one.key}-source.jpg")) for one in made)
    again = worker("work", "--once")
    assert again.wait(timeout=120) == 0
    for picture in made:
        assert images(picture) == WHOLE
        assert not list(settings.PICTURES_ROOT.rglob(f"{picture.key}-source.jpg"))
