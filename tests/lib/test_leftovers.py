"""Folders that others write to and delete from at the same moment."""

import os

from uccn.lib import leftovers


def test_what_is_old_is_found_and_what_goes_meanwhile_is_not(tmp_path):
    for name in ("old", "new"):
        (tmp_path / name).touch()
    os.utime(tmp_path / "old", (0, 0))
    # Listed, and not there when it is looked at.
    (tmp_path / "gone").symlink_to(tmp_path / "nowhere")
    assert list(leftovers.older(tmp_path, 60)) == [tmp_path / "old"]
