"""Terms made in a line, and the glossary of the starter data."""

import pytest

from translations import starter
from translations.models import Term, TermText


@pytest.fixture
def term(db):
    """Make a term with its preferred forms by language, and more forms where a test needs them."""

    def term(key="term", *, allowed=None, forbidden=None, attested=(), texts=None, **fields):
        made = Term.objects.create(key=key, **fields)
        for language, preferred in (texts or {}).items():
            TermText.objects.create(
                term=made,
                language=language,
                preferred=preferred,
                allowed=(allowed or {}).get(language, ""),
                forbidden=(forbidden or {}).get(language, ""),
                is_attested=language in attested,
            )
        return made

    return term


@pytest.fixture
def glossary(db):
    """The 38 terms of the starter data."""
    starter.load()
