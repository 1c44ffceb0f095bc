"""What every test may use."""

from importlib.util import find_spec

import pytest
from django.conf import settings
from django.core.management import call_command
from django.core.management.color import no_style
from django.db import connection
from django.test import override_settings
from django.utils.translation import override
from modeltranslation.utils import fallbacks

from cities.models import City, Cohort, CreativeField, Designation
from declarations.models import Declaration, LanguageVersion, Paragraph, Version, VersionText
from meetings.documents.models import DocumentFile, TakeDown
from meetings.models import AnnualMeeting, Attendance, Host, Place
from meetings.programme.models import Appearance, Release, ReleaseText, Session, Speaker
from translations.models import Term, TermText
from uccn.lib import append_only
from uccn.record.models import Change

# Newcomers have no fuzzer; .ci/run makes sure that it is there, and runs these too.
collect_ignore_glob = [] if find_spec("hypothesis") else ["*test_fuzz.py"]

# In the order in which rows may be inserted.
_MODELS = [
    CreativeField, City, Designation, Cohort, Place, AnnualMeeting, Host, Attendance,
    Speaker, Session, Session.fields.through, Appearance, Release, ReleaseText,
    Declaration, LanguageVersion, Paragraph, Version, VersionText, Term, TermText,
]  # fmt: skip
# Rows that nobody deletes, whatever hangs on others first.
_FOR_EVER = (VersionText, Version, ReleaseText, Release, TakeDown, DocumentFile, Change)
_rows: dict = {}


@pytest.fixture
def starter(db):
    """The starter data as ``make serve`` loads it; read once, then inserted as rows."""
    if not _rows:
        call_command("load_starter_data", verbosity=0)
        _rows.update({model: list(model.objects.all()) for model in _MODELS})
        return
    with override(settings.MODELTRANSLATION_DEFAULT_LANGUAGE), fallbacks(False):
        for model, rows in _rows.items():
            model.objects.bulk_create(rows)
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), _MODELS):
            cursor.execute(statement)


@pytest.fixture(scope="session", autouse=True)
def _quick_passwords():
    """Nobody guesses passwords here, and staff are made anew for most tests."""
    with override_settings(PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"]):
        yield


@pytest.fixture(scope="session", autouse=True)
def _folder_of_pictures(tmp_path_factory):
    """What tests draw lies in no album of this machine."""
    with override_settings(PICTURES_ROOT=tmp_path_factory.mktemp("pictures")):
        yield


@pytest.fixture(scope="session", autouse=True)
def _folder_of_uploads(tmp_path_factory):
    """What tests upload lies beside no upload of this machine."""
    with override_settings(MEDIA_ROOT=tmp_path_factory.mktemp("uploads")):
        yield


@pytest.fixture(scope="session", autouse=True)
def _nobody_is_counted():
    """Tests ask more often than readers; those of throttles have a place to count in."""
    dummy = {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}
    with override_settings(CACHES={"default": dummy}):
        yield


@pytest.fixture(scope="session", autouse=True)
def _private_files_in_memory():
    """No test leaves a file behind; and the storage may be any."""
    private = {"BACKEND": "django.core.files.storage.InMemoryStorage"}
    with override_settings(STORAGES={**settings.STORAGES, "private": private}):
        yield


@pytest.fixture(scope="session", autouse=True)
def _no_worker_beside():
    """A process of its own would find another database than the test's."""
    with override_settings(WORKS_BESIDE=False):
        yield


@pytest.fixture(scope="session", autouse=True)
def _folder_of_static_files():
    """WhiteNoise warns when the folder of collected files is missing; warnings are errors."""
    settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)


@pytest.fixture(autouse=True)
def _emptied_for_the_next(request):
    """What is kept for ever goes with its test, when that is not rolled back."""
    marker = request.node.get_closest_marker("django_db")
    commits = marker is not None and marker.kwargs.get("transaction")
    if not (commits or {"transactional_db", "live_server"} & set(request.fixturenames)):
        yield
        return
    request.getfixturevalue("transactional_db")
    yield
    append_only.remove()
    with connection.cursor() as cursor:
        for model in _FOR_EVER:
            cursor.execute(f'DELETE FROM "{model._meta.db_table}"')  # noqa: S608
    append_only.install()
