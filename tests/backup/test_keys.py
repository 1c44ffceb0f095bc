"""Archives that one key alone opens."""

import shutil
import subprocess
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from tests.backup import place
from uccn.backup import keys, making
from uccn.backup.errors import BackupError
from uccn.backup.restoring import look_through, restore


@pytest.fixture
def key(tmp_path):
    """A secret key, and beside it a file that names the public one."""
    said = StringIO()
    call_command("backup_key", str(tmp_path / "secret.key"), stdout=said)
    (tmp_path / "public.key").write_text(f"# ours\n\n{said.getvalue()}", encoding="utf-8")
    return tmp_path / "secret.key"


@pytest.fixture
def secret(former, key, tmp_path, db):
    """An encrypted archive of the former site."""
    with place.site(former.folder, database=former.database):
        making.backup(tmp_path / "site.age", encrypt_to=tmp_path / "public.key")
    return tmp_path / "site.age"


def test_what_was_encrypted_comes_back_with_its_key(former, secret, key, elsewhere):
    assert b"manifest.json" not in secret.read_bytes()
    restore(secret, key=key)
    assert (place.table_rows(), place.files()) == (former.rows, former.files)


def test_a_wrong_key_or_none_is_named_and_changes_nothing(secret, key, elsewhere, tmp_path):
    keys.make(tmp_path / "other.key")
    with pytest.raises(BackupError, match=r"other\.key is not its key"):
        restore(secret, key=tmp_path / "other.key")
    with pytest.raises(BackupError, match="give its secret key with --key"):
        restore(secret)
    assert place.table_rows() == {}
    assert place.files() == {}


def test_an_encrypted_archive_that_was_damaged_is_refused(secret, key):
    data = secret.read_bytes()
    ends = [1, 30, 150, len(data) // 2, len(data) - 1]
    for at in [0, 10, 60, 150, 200, 70_000, len(data) // 2, len(data) - 5]:
        changed = bytearray(data)
        changed[at] ^= 1
        secret.write_bytes(changed)
        with pytest.raises(BackupError):
            look_through(secret, key)
    for length in ends:
        secret.write_bytes(data[:length])
        with pytest.raises(BackupError):
            look_through(secret, key)


def test_a_key_for_an_archive_that_needs_none_is_refused(former, key, db):
    with pytest.raises(BackupError, match="The archive is not encrypted"):
        look_through(former.archive, key)


@pytest.mark.parametrize(
    ("content", "why"),
    [("", "holds no key"), ("# nothing\n", "holds no key"), ("age1nonsense\n", "no key")],
)
def test_a_file_that_holds_no_key_is_named(tmp_path, db, content, why):
    (tmp_path / "keys").write_text(content, encoding="utf-8")
    with pytest.raises(CommandError, match=f"keys holds .*{why}|keys {why}"):
        call_command("backup", str(tmp_path / "a.zip"), encrypt_to=tmp_path / "keys")
    assert not (tmp_path / "a.zip").exists()


def test_a_secret_key_is_for_its_owner_alone_and_never_written_over(key):
    before = key.read_text(encoding="utf-8")
    with pytest.raises(CommandError, match="is there already"):
        call_command("backup_key", str(key))
    assert key.read_text(encoding="utf-8") == before
    assert key.stat().st_mode & 0o777 == 0o600


@pytest.mark.skipif(shutil.which("age") is None, reason="another program that knows the format")
def test_another_program_opens_it(former, secret, key):
    command = ["age", "--decrypt", "--identity", str(key), str(secret)]
    plain = subprocess.run(command, capture_output=True, check=True).stdout  # noqa: S603
    assert b"manifest.json" in plain
