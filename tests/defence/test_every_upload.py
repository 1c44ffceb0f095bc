"""Every field for a file, found by walking: what comes in is known by its content, or refused.

A new field fails here until it stands in ``doors.DOORS``.
"""

import time

import pytest
from django import forms
from django.apps import apps
from django.core.files.storage import default_storage
from django.db import models

from tests.defence import samples, walking
from tests.defence.doors import DOORS, answer
from uccn import settings as written
from uccn.publication import upload_owners

pytestmark = pytest.mark.django_db
# Where files of requests are looked at, outside the admin's own forms.
TAKING = {
    "declarations.import_admin",
    "meetings.albums.admin_pages",
    "meetings.programme.import_pages",
    "translations.views.files",
    "translations.views.memory",
    # Hands a form of the admin its own files once more.
    "uccn.lib.second_look",
}
# The pictures that pages show are drawn anew and lie in the default storage; all other files are
# rows, or in storages of their own. Whatever serves a file asks who wants it.
COLUMNS = {
    "meetings.annualmeeting.logo",
    "meetings.annualmeeting.banner",
    "partners.partner.logo",
    "practical.welcomeword.picture",
    "programme.speaker.picture",
}
BYTES = {"declarations.sourcefile.content", "translations.exchangejob.data"}
SECONDS = 5


def test_every_field_for_a_file_is_declared():
    assert set(walking.fields(forms.FileField)) == set(DOORS)
    assert walking.taking_files() == TAKING


def test_every_column_for_a_file_is_declared():
    assert walking.columns(models.FileField) == COLUMNS
    assert {f"admin:{column}" for column in COLUMNS} <= set(DOORS)
    ours = {name for name in walking.columns(models.BinaryField) if not name.startswith("search.")}
    assert ours == BYTES


def test_of_every_file_that_uploads_serves_it_is_declared_who_may_see_it():
    found = [f for model in apps.get_models() for f in model._meta.concrete_fields]
    files = [f for f in found if isinstance(f, models.FileField) and f.storage == default_storage]
    assert {f"{f.model._meta.label_lower}.{f.name}" for f in files} == COLUMNS
    assert set(upload_owners.declared()) == set(files)
    # A file is known by its folder.
    assert {f"{f.upload_to}".count("/") for f in files} == {1}
    assert all(f.upload_to.endswith("/") for f in files)


@pytest.mark.parametrize("name", DOORS)
def test_each_takes_what_it_is_for_and_refuses_everything_else_in_seconds(name):
    field, slow, said = walking.fields(forms.FileField)[name], {}, {}
    for what, content in samples.everything().items():
        began = time.process_time()
        said[what] = answer(DOORS[name], field, content)
        if (seconds := time.process_time() - began) > SECONDS:
            slow[what] = seconds
    assert {what for what, sentence in said.items() if not sentence} == DOORS[name].takes
    assert slow == {}


def test_what_is_private_lies_beside_the_folder_that_is_served():
    assert written.MEDIA_ROOT not in written.STORAGES["private"]["OPTIONS"]["location"].parents
    assert written.MEDIA_ROOT not in [written.PICTURES_ROOT, *written.PICTURES_ROOT.parents]
    for name in ("private", "pictures"):
        assert written.STORAGES[name]["OPTIONS"].get("base_url") is None
