"""Files that are there whole or not at all."""

import pytest

from uccn.lib import whole_files


def test_a_file_that_cannot_take_its_place_leaves_nothing_behind(tmp_path):
    (tmp_path / "taken").mkdir()
    with pytest.raises(OSError, match="directory"):
        whole_files.write(tmp_path / "taken", b"bytes")
    assert list(tmp_path.iterdir()) == [tmp_path / "taken"]
