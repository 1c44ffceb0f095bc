"""Rows with files are written in pieces, and read back as they were."""

import json

import pytest

from declarations.models import SourceFile
from tests.factories.declarations import DeclarationFactory
from tests.factories.staff import StaffFactory
from uccn.backup import rows, states

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("size", [0, 1, 786_432, 2_000_001])
def test_a_file_in_a_row_is_encoded_a_piece_at_a_time(size):
    content = bytes(number % 251 for number in range(size))
    facts = {"language": "fr", "name": "“é”.pdf", "content_type": "application/pdf"}
    made = SourceFile.objects.create(
        declaration=DeclarationFactory(), uploaded_by=StaffFactory(), content=content, **facts
    )
    (line,) = rows.lines(SourceFile)
    pieces = list(line)
    assert max(map(len, pieces)) <= 1_048_576
    names = [field.name for field in states.columns(SourceFile)]
    row = dict(zip(names, json.loads(b"".join(pieces)), strict=True))
    row["id"] = made.pk + 1
    assert rows.load(SourceFile, [json.dumps(list(row.values())).encode()]) == 1
    back = SourceFile.objects.get(pk=made.pk + 1)
    assert (bytes(back.content), back.name, back.sha256) == (content, made.name, made.sha256)
