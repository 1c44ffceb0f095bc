"""The whole starter site as files; minutes, so by hand: ``make slow``."""

import time
from io import StringIO

import pytest
from django.core.management import call_command

from tests.site_export import files


@pytest.mark.slow
@pytest.mark.parametrize("year", [None, 2018])
def test_the_starter_site_opens_from_a_disk(starter, settings, tmp_path, year, capsys):
    settings.WHITENOISE_USE_FINDERS = settings.WHITENOISE_AUTOREFRESH = True
    began = time.monotonic()
    call_command("export_site", str(tmp_path / "out"), year=year, stdout=StringIO())
    seconds = time.monotonic() - began
    pages = tmp_path / "out/data"
    with capsys.disabled():
        count = len(files.read(pages))
        print(f"\nexport_site, {year or 'every year'}: {count} pages in {seconds:.0f} s")
    assert files.broken(pages) == []
    assert files.fetched_from_elsewhere(pages) == []
    assert files.forms(pages) == 0
