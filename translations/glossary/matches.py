"""A term that was found in a source, with what it is in the language of the translation."""

from dataclasses import dataclass

from translations.glossary.forms import hits


@dataclass(frozen=True)
class Match:
    """A term in a source: where it stands there (characters), and how it is to be translated.

    ``preferred`` is '' when the glossary does not know the term in the target's language.
    """

    key: str
    start: int
    end: int
    text: str
    preferred: str = ""
    allowed: tuple[str, ...] = ()
    forbidden: tuple[str, ...] = ()
    do_not_translate: bool = False
    is_attested: bool = False
    authority: str = ""
    note: str = ""
    language: str = ""
    case_sensitive: bool = False

    def is_used_in(self, target: str) -> bool:
        """Whether the target uses a right form, inflected or not; yes when none is known."""
        return not self.preferred or bool(self._right(target))

    def forbidden_in(self, target: str) -> list[tuple[int, int, str]]:
        """Where the target uses forms that are not to be used: start, end and the words there.

        One that is only a part of a right form is no fault.
        """
        found = hits(target, self.language, self.forbidden, self.case_sensitive)
        right = self._right(target) if found else []
        wrong = [hit for hit in found if not any(one.covers(hit) for one in right)]
        return [(hit.start, hit.end, target[hit.start : hit.end]) for hit in wrong]

    def _right(self, target: str) -> list:
        """Where the target uses right forms."""
        forms = (self.preferred, *self.allowed)
        return hits(target, self.language, forms, self.case_sensitive)
