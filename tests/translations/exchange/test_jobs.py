"""The record of files that went out and came back."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.db.models import ProtectedError
from django.utils.translation import override

from translations.models import Direction, ExchangeJob, Sheet

pytestmark = pytest.mark.django_db


def _job(name: str, direction: str) -> ExchangeJob:
    """A file of some text, exchanged by Leïla."""
    kind = ContentType.objects.get_for_model(get_user_model())
    sheet, _created = Sheet.objects.get_or_create(content_type=kind, object_id=12)
    by, _created = get_user_model().objects.get_or_create(username="leila")
    return ExchangeJob.objects.create(
        direction=direction,
        format="xliff",
        sheet=sheet,
        language="ar",
        file_name=name,
        sha256="0" * 64,
        by=by,
        counts={"draft": 2},
        report=[{"place": "Unit 1", "sentence": "…"}],
    )


def test_a_file_is_named_with_its_direction_and_the_latest_comes_first():
    _job("braga.xlf", Direction.OUT)
    _job("braga-2.xlf", Direction.IN)
    with override("en"):
        assert [str(job) for job in ExchangeJob.objects.all()] == [
            "braga-2.xlf · imported",
            "braga.xlf · exported",
        ]


def test_who_exchanged_files_cannot_be_deleted():
    job = _job("braga.xlf", Direction.OUT)
    with pytest.raises(ProtectedError):
        job.by.delete()
