"""Whether a translation calls things what the glossary calls them."""

from django.utils.translation import gettext_lazy as _

from translations.checks.base import Check, Finding, Pair


class TermAbsent(Check):
    """A term of the source that the target says in no right form."""

    id = "term_absent"
    compares = True

    def find(self, pair: Pair) -> list[Finding]:
        """One finding for each term, however often the source has it."""
        absent = {term.key: term for term in pair.terms if not term.is_used_in(pair.target)}
        return [self.finding(self._message(term)) for term in absent.values()]

    def _message(self, term):
        """What to write; for a term that is not translated, that it stays as it is."""
        names = {"term": term.text, "preferred": term.preferred}
        if term.do_not_translate:
            return _("“%(term)s” is not translated: write “%(preferred)s”.") % names
        return _("The glossary says “%(preferred)s” for “%(term)s”. Use it here.") % names


class TermForbidden(Check):
    """A form that the glossary says not to use."""

    id = "term_forbidden"
    compares = True

    def find(self, pair: Pair) -> list[Finding]:
        """One finding for each place, in the order of the target, the longest form of several."""
        places = {
            (start, end): (words, term)
            for term in reversed(pair.terms)
            for start, end, words in term.forbidden_in(pair.target)
        }
        found, reached = [], 0
        for (start, end), (words, term) in sorted(places.items(), key=_in_order):
            if start >= reached:
                found.append(self.finding(self._message(words, term), start=start, end=end))
                reached = end
        return found

    def _message(self, words: str, term):
        """What not to write, and what to write in its place."""
        names = {"words": words, "preferred": term.preferred}
        if not term.preferred:
            return _("The glossary says not to write “%(words)s”.") % names
        return _("Do not write “%(words)s”: the glossary says “%(preferred)s”.") % names


def _in_order(place: tuple) -> tuple[int, int]:
    """By where a place starts, the longest first."""
    (start, end), _found = place
    return start, -end


CHECKS = [TermAbsent(), TermForbidden()]
