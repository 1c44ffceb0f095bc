"""Sizes of files as each language writes them."""

import pytest
from django.utils.translation import override

from uccn.lib.numbers import file_size


@pytest.mark.parametrize(
    ("count", "english", "french"),
    [
        (1, "1 kB", "1\u202fko"),
        (340_400, "340 kB", "340\u202fko"),
        (999_600, "1 MB", "1\u202fMo"),
        (1_240_000, "1.2 MB", "1,2\u202fMo"),
        (52_000_000, "52 MB", "52\u202fMo"),
    ],
)
def test_a_size_is_said_as_people_say_it(count, english, french):
    with override("en"):
        assert file_size(count) == english
    with override("fr"):
        assert file_size(count) == french
