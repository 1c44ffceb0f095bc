"""A damaged or forged archive is refused before anything of it is used."""

import io
import json
import stat
import zipfile
from dataclasses import asdict

import pytest
from django.core.files.storage import FileSystemStorage

from uccn.backup import making, manifest, reading, sealing, writing
from uccn.backup.errors import BackupError
from uccn.backup.manifest import Manifest, Stored, Table


@pytest.fixture(scope="module")
def small() -> bytes:
    """An archive with a table and a file."""
    file = io.BytesIO()
    with writing.archive(file) as writer:
        writer.manifest = Manifest(database="sqlite")
        writer.add_table(Table("cities.city", ["id"], 3), [[b"[1]"], [b"[3]"]])
        content = io.BytesIO(b"%PDF" + bytes(range(256)))
        writer.add_file(Stored("private", "documents/ab/c", "2026-11-27T00:00:00+00:00"), content)
    return file.getvalue()


def _refusal(data: bytes) -> str:
    """Why an archive is refused; '' where it is not."""
    try:
        with reading.opened(io.BytesIO(data)):
            return ""
    except BackupError as error:
        return str(error)


def test_an_archive_says_what_was_written(small):
    with reading.opened(io.BytesIO(small)) as found:
        (table,), (stored,) = found.manifest.tables, found.manifest.files
        assert (table.rows, table.last, list(found.lines(table))) == (2, 3, [b"[1]\n", b"[3]\n"])
        assert found.opened(stored).read() == b"%PDF" + bytes(range(256))


class Going(FileSystemStorage):
    """A folder whose files go as soon as they are opened, as those of health checks do."""

    def open(self, name, mode="rb"):
        """The file, which has no name any more."""
        file = super().open(name, mode)
        self.delete(name)
        return file


def test_a_file_that_goes_while_it_is_written_stops_no_backup(settings, tmp_path):
    folder = {"BACKEND": f"{__name__}.Going", "OPTIONS": {"location": str(tmp_path)}}
    settings.STORAGES = {"default": folder}
    (tmp_path / "paper.txt").write_bytes(b"bytes")
    with writing.archive(io.BytesIO()) as writer:
        making._add_files(writer)
    assert [(one.name, one.size) for one in writer.manifest.files] == [("paper.txt", 5)]


def test_an_archive_of_which_any_byte_was_changed_is_refused(small):
    for at in range(len(small)):
        changed = bytearray(small)
        changed[at] ^= 1 << at % 8
        assert "not whole, or was altered" in _refusal(bytes(changed)), at


def test_an_archive_that_ends_early_or_late_is_refused(small):
    for length in range(len(small)):
        assert "not whole" in _refusal(small[:length]), length
    assert "not whole" in _refusal(small + b"\0")


def _forged(*members: tuple[zipfile.ZipInfo | str, bytes], listed: Manifest | None = None) -> bytes:
    """A sealed archive of whatever members, as somebody would make who means harm."""
    file = io.BytesIO()
    target = sealing.Sealing(file)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as zipped:
        for info, content in members:
            zipped.writestr(info, content)
        if listed:
            zipped.writestr(manifest.NAME, manifest.written(listed))
        zipped.comment = sealing.PLACEHOLDER
    target.seal()
    return file.getvalue()


def _link() -> zipfile.ZipInfo:
    """A member that is a symbolic link."""
    info = zipfile.ZipInfo("files/private/link")
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    return info


@pytest.mark.parametrize(
    ("member", "why"),
    [
        ("files/private/../../../etc/cron.d/x", "unsafe name"),
        ("/etc/passwd", "unsafe name"),
        ("files\\private\\x", "unsafe name"),
        ("files//private/x", "unsafe name"),
        ("./files/private/x", "unsafe name"),
        ("files/private/", "unsafe name"),
        (_link(), "is no file"),
        ("files/private/more", "other members than its manifest names"),
    ],
)
def test_a_member_that_leads_elsewhere_or_that_nobody_listed_is_refused(member, why):
    assert why in _refusal(_forged((member, b"x"), listed=Manifest(database="sqlite")))


def test_a_member_that_is_there_twice_is_refused():
    with pytest.warns(UserWarning, match="Duplicate name"):
        data = _forged(("a", b"1"), ("a", b"2"), listed=Manifest(database="sqlite"))
    assert "names a member twice" in _refusal(data)


def test_a_member_that_grows_beyond_measure_is_refused():
    data = _forged(("a", bytes(40_000_000)), listed=Manifest(database="sqlite"))
    assert "would grow beyond measure" in _refusal(data)


def test_a_member_that_is_not_what_the_manifest_says_is_refused():
    listed = Manifest(database="sqlite")
    listed.files = [Stored("private", "a", "2026-11-27T00:00:00+00:00", 3, "0" * 64)]
    assert "is not what its manifest says" in _refusal(
        _forged(("files/private/a", b"abc"), listed=listed)
    )


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"release": 5}, "release is no str"),
        ({"migrations": [["cities", 1]]}, "cannot be read"),
        ({"migrations": 7}, "cannot be read"),
        ({"missing": "x"}, "missing is no list"),
        ({"tables": [{"model": [], "columns": [], "last": 0}]}, "model is no str"),
        ({"tables": [{"model": "x", "columns": "id", "last": 0}]}, "columns is no list"),
        ({"tables": [{"model": "x", "columns": [], "last": "0"}]}, "last is no int"),
        ({"files": [{"place": {}, "name": "a", "modified": ""}]}, "place is no str"),
        ({"files": [{"place": "private", "name": "a", "modified": "soon"}]}, "cannot be read"),
        ({"files": [{"place": "private", "name": "a", "modified": None}]}, "modified is no str"),
    ],
)
def test_a_manifest_of_other_things_than_ours_is_refused(changes, why):
    listed = asdict(Manifest(database="sqlite")) | changes
    assert why in _refusal(_forged((manifest.NAME, json.dumps(listed).encode())))


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (_forged(("a", b"1")), "has no manifest"),
        (_forged((manifest.NAME, b"[]")), "cannot be read"),
        (_forged((manifest.NAME, b"{}")), "cannot be read"),
        (_forged((manifest.NAME, b'{"format": 2, "release": "9.0.0"}')), "has format 2"),
        (b"", "not whole"),
        (b"PK\x05\x06" + bytes(200), "not whole"),
    ],
)
def test_what_is_no_archive_of_ours_is_refused(data, why):
    assert why in _refusal(data)
