"""A bag shows each change that was made to it."""

import zipfile

import pytest

from uccn.site_export import bag


@pytest.fixture
def folder(tmp_path):
    """A sealed bag of two files, one of them with a percent sign in its name."""
    (tmp_path / "bag/data/a").mkdir(parents=True)
    (tmp_path / "bag/data/a/one.txt").write_text("one")
    (tmp_path / "bag/data/100%.txt").write_text("two")
    bag.seal(tmp_path / "bag", about="A test.")
    return tmp_path / "bag"


def test_a_bag_holds_its_declaration_its_size_and_its_hashes(folder):
    info = (folder / "bag-info.txt").read_text()
    listed = (folder / "manifest-sha256.txt").read_text()
    assert (folder / "bagit.txt").read_text().splitlines() == [
        "BagIt-Version: 1.0",
        "Tag-File-Character-Encoding: UTF-8",
    ]
    assert info == "External-Description: A test.\nPayload-Oxum: 6.2\n"
    assert listed.splitlines() == [
        "3fc4ccfe745870e2c0d99f71f30ff0656c8dedd41cc1d7d3d376b0dbe685e2f3  data/100%25.txt",
        "7692c3ad3540bb803c020b3aee66cd8887123234ea0c6e7143c0add73ff431ed  data/a/one.txt",
    ]
    assert bag.faults(folder) == []


def test_a_changed_a_missing_and_an_added_file_are_named(folder):
    (folder / "data/a/one.txt").write_text("One")
    (folder / "data/100%.txt").unlink()
    (folder / "data/new.txt").write_text("new")
    assert bag.faults(folder) == [
        "data/100%.txt is missing.",
        "data/a/one.txt was changed.",
        "data/new.txt was added.",
    ]


def test_a_changed_manifest_is_named(folder):
    with (folder / "manifest-sha256.txt").open("a") as opened:
        opened.write("\n")
    assert bag.faults(folder) == ["manifest-sha256.txt was changed."]


def test_the_same_bag_gives_the_same_zip_file(folder, tmp_path):
    bag.zipped(folder, tmp_path / "1.zip", name="site")
    (folder / "data/a/one.txt").touch()
    bag.zipped(folder, tmp_path / "2.zip", name="site")
    assert (tmp_path / "1.zip").read_bytes() == (tmp_path / "2.zip").read_bytes()
    with zipfile.ZipFile(tmp_path / "1.zip") as archive:
        assert archive.read("site/data/a/one.txt") == b"one"
