"""Every field for a file, found by walking: what comes in is known by its content, or refused.

A new field fails here until it stands in ``doors.DOORS``.
"""

import time

import pytest
from django import forms
from django.db import models

from tests.defence import samples, walking
from tests.defence.doors import DOORS, answer
from uccn import settings as written

pytestmark = pytest.mark.django_db
# Where files of requests are looked at, outside the admin's own forms.
TAKING = {
    "declarations.import_admin",
    "meetings.albums.admin_pages",
    "meetings.programme.import_pages",
    "translations.views.files",
    "translations.views.memory",
}
# The pictures that pages show are drawn anew and stand under names that nobody guesses; all other
# files are rows, or in storages of their own that nothing serves but views that ask who it is.
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
