"""What tests of the background work may use."""

import pytest

from tests.background.worker import work


@pytest.fixture
def queue(settings, tmp_path, monkeypatch):
    """Tasks wait in the database; calling it does what waits, as ``work --once`` does."""
    settings.TASKS = dict.fromkeys(settings.TASKS, settings.TASKS["long"])
    settings.VAR_DIR = tmp_path
    monkeypatch.setenv("CHORES", str(tmp_path / "chores"))
    (tmp_path / "quick").touch()

    def done() -> list[str]:
        work()
        file = tmp_path / "chores"
        return file.read_text().split() if file.exists() else []

    return done
