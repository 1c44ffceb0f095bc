"""Exports of 2018, byte by byte; ``python -m scripts.golden`` writes the files anew."""

from tests.declarations.exports.goldens import FOLDER, goldens


def test_exports_are_what_they_were():
    now = dict(goldens())
    assert {path.name for path in FOLDER.iterdir()} == {path.name for path in now}
    changed = [path.name for path, data in now.items() if path.read_bytes() != data]
    assert changed == []
