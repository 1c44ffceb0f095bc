"""What works together or does not is named before a reader meets it."""

import pytest
from django.core import checks
from django.core.management import call_command
from django.core.management.base import SystemCheckError
from django.test import override_settings

from uccn.lib import checks as of_databases
from uccn.lib import settings_checks

_MANIFEST = "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"


def words(found: list[checks.CheckMessage]) -> list[str]:
    """What is said."""
    return [message.msg for message in found]


@pytest.fixture(autouse=True)
def _production(settings):
    """As production has it."""
    settings.ALLOWED_HOSTS = [".meetings.example", "[::1]"]
    settings.SESSION_COOKIE_SECURE = True


@pytest.mark.parametrize(
    ("site", "said"),
    [
        ("https://meetings.example", []),
        ("https://www.meetings.example:8443", []),
        ("https://[::1]:8000", []),
        (
            "https://other.example",
            ["SITE_URL leads to other.example, which ALLOWED_HOSTS does not name."],
        ),
        (
            "http://meetings.example",
            ["SITE_URL begins with http://: in production nobody signs in there by a passkey."],
        ),
    ],
)
def test_links_lead_to_a_host_that_answers(site, said, settings):
    settings.SITE_URL = site
    assert words(settings_checks.addresses_lead_here()) == said


def test_mail_that_is_printed_reaches_nobody(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    assert settings_checks.mails_leave() == []
    settings.EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
    assert words(settings_checks.mails_leave())[0].startswith("EMAIL_URL is not set")


def test_a_folder_that_cannot_be_written_is_named(settings, tmp_path):
    settings.VAR_DIR = tmp_path
    assert settings_checks.folders_are_there() == []
    settings.VAR_DIR = tmp_path / "nowhere"
    assert words(settings_checks.folders_are_there()) == [
        f"VAR_DIR: nothing can be written into {tmp_path / 'nowhere'}."
    ]


def test_files_that_were_not_collected_are_missed(settings, tmp_path):
    settings.VAR_DIR, settings.STATIC_ROOT = tmp_path, str(tmp_path)
    with override_settings(STORAGES=settings.STORAGES | {"staticfiles": {"BACKEND": _MANIFEST}}):
        said = words(settings_checks.folders_are_there())
    assert said == [f"STATIC_DIR: no files were collected in {tmp_path}."]


def test_a_redis_that_is_away_is_named_without_its_password(settings):
    assert settings_checks.redis_answers() == []
    settings.CACHES = {
        "default": {
            "BACKEND": "uccn.lib.cache.PatientRedis",
            "LOCATION": "redis://:secret@127.0.0.1:1/0",
        }
    }
    [said] = words(settings_checks.redis_answers())
    assert said.startswith("REDIS_URL: Redis does not answer as it should: ")
    assert "secret" not in said


@pytest.mark.parametrize(
    ("name", "right", "wrong"),
    [
        ("WEB_CONCURRENCY", "4", ["abc", "0", "-1", "1.5", "\u0661"]),
        ("WEB_THREADS", "4", ["many", "0"]),
        ("BIND", "unix:/run/uccn.sock", ["127.0.0.1:port", "a b", "http://127.0.0.1:80"]),
        ("BIND", "[::1]:8000", ["[::1"]),
        ("FORWARDED_ALLOW_IPS", "10.0.0.0/8, ::1", ["proxy", "10.0.0.1,"]),
        ("FORWARDED_ALLOW_IPS", "*", ["10.0.0.300"]),
    ],
)
def test_what_the_server_cannot_understand_is_named(name, right, wrong, monkeypatch):
    monkeypatch.setenv(name, right)
    assert settings_checks.server_can_start() == []
    for value in wrong:
        monkeypatch.setenv(name, value)
        [said] = words(settings_checks.server_can_start())
        assert (said.startswith(f"{name} must"), repr(value) in said) == (True, True)


@pytest.mark.parametrize("named", ["x", "nowhere.at_all", "os.path.nothing", "os.path"])
def test_a_machine_translation_that_is_not_there_is_named(named, settings):
    settings.TRANSLATION_MACHINE = named
    with pytest.raises(SystemCheckError, match=f"TRANSLATION_MACHINE names '{named}'"):
        call_command("check")


def test_a_database_that_is_away_is_named_and_asked_nothing(db, monkeypatch):
    assert of_databases.databases_answer(databases=["default"]) == []
    monkeypatch.setattr(of_databases, "connections", {"default": Away()})
    [said] = words(of_databases.databases_answer(databases=["default"]))
    assert said == "DATABASE_URL: the database does not answer: gone away"
    assert of_databases.answering(["default"]) == []


class Away:
    """A connection to where nobody is."""

    def ensure_connection(self) -> None:
        """As a driver says it."""
        raise of_databases.DatabaseError("gone\n\taway")
