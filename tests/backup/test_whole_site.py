"""What was backed up stands elsewhere as it stood: every page byte for byte, every row and file."""

import pytest
from django.conf import settings
from django.core.management import call_command

from tests.backup import place
from uccn.backup.restoring import restore
from uccn.lib import append_only


def _some(former) -> list[str]:
    """The pages in one language, and everything that is no page."""
    left_out = tuple(f"/{code}/" for code in settings.PUBLIC_LANGUAGES if code != "ar")
    return [one for one in former.addresses if not one.startswith(left_out) or "." in one]


def test_an_empty_place_answers_as_the_former_one_did(former, elsewhere):
    restore(former.archive)
    addresses = _some(former)
    found = place.answers(addresses)
    assert found == former.answers(addresses)
    assert {answer[0] for answer in found.values()} == {200, 404, 410}
    types = {answer[1].partition(";")[0] for answer in found.values()}
    assert types >= {"text/html", "application/pdf", "image/webp", "image/png", "application/xml"}


@pytest.mark.slow
def test_an_empty_place_answers_as_the_former_one_did_in_every_language(former, elsewhere):
    restore(former.archive)
    assert place.answers(former.addresses) == former.answers(former.addresses)


def test_every_row_and_every_file_is_there_again(former, elsewhere):
    restore(former.archive)
    assert place.files() == former.files
    assert place.table_rows() == former.rows
    assert len(former.files) == 20


def test_what_keeps_adopted_texts_as_they_are_is_there_again(former, elsewhere):
    restore(former.archive)
    assert append_only.missing() == []
    call_command("check", databases=["default"])
    call_command("verify_record", verbosity=0)
    call_command("verify_documents", verbosity=0)
