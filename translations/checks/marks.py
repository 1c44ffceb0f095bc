"""Links, the marks of our grammar, addresses, and characters that may not stand in a text."""

import re
from collections import Counter

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from translations.checks import plain
from translations.checks.base import Check, Finding, Pair, Severity
from uccn.lib import cleaning, text

# Besides what the cleaner refuses: C1 controls, line and paragraph separators, the byte order
# mark, zero-width space, and the character that stands for one that was lost (Unicode, ch. 23).
_INVISIBLE = re.compile("[\x80-\x9f\u200b\u2028\u2029\ufeff\ufff9-\ufffb\ufffd]")
_MOST_FAULTS = 20
_PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|\{\w*\}|</?[a-z]\w*[^<>]*>")


class LinksDiffer(Check):
    """Every link of the source is in the translation, and no other; emphasis is free."""

    id = "links"
    severity = Severity.ERROR
    compares = True

    def find(self, pair: Pair) -> list[Finding]:
        """Addresses of links that one side alone has."""
        source, target = _links(pair.source), _links(pair.target)
        known = {_neutral(url, pair.source_language) for url in source} | set(source)
        lacking = [
            url
            for url in source
            if url not in target
            and _neutral(url, pair.source_language)
            not in {_neutral(each, pair.language) for each in target}
        ]
        found = []
        for url in target:
            if url not in known and _neutral(url, pair.language) not in known:
                start = pair.target.find(url)
                message = _("The source has no link to %(url)s. Write the source's address.")
                where = {"start": start, "end": start + len(url)}
                found.append(self.finding(message % {"url": url}, **where))
        if not found and (sum(source.values()) != sum(target.values()) or lacking):
            message = _(
                "The links differ from the source's. Give each link once: [words](address)."
            )
            found.append(self.finding(message))
        return found


class PlaceholdersDiffer(Check):
    """What a program fills in, %(name)s or {name}, is kept letter for letter, and so are tags."""

    id = "placeholders"
    severity = Severity.ERROR
    compares = True

    def find(self, pair: Pair) -> list[Finding]:
        """Placeholders and tags that one side alone has."""
        left, found = Counter(_PLACEHOLDER.findall(pair.source)), []
        for match in _PLACEHOLDER.finditer(pair.target):
            left[match[0]] -= 1
            if left[match[0]] < 0:
                message = _("The source has no %(sign)s here. Delete it.") % {"sign": match[0]}
                found.append(self.finding(message, start=match.start(), end=match.end()))
        message = _("%(sign)s of the source is missing. Add it, unchanged.")
        return found + [
            self.finding(message % {"sign": sign}) for sign, count in left.items() if count > 0
        ]


class MarksBroken(Check):
    """A mark that is opened is closed: *emphasis*, ^raised^, [words](address)."""

    id = "marks"
    severity = Severity.ERROR

    def find(self, pair: Pair) -> list[Finding]:
        """Marks that readers would see as signs, unless the source shows as many."""
        shown = Counter(pair.source[place] for place in text.loose_marks(pair.source))
        found = []
        for place in text.loose_marks(pair.target):
            sign = pair.target[place]
            shown[sign] -= 1
            if shown[sign] < 0:
                message = _("The mark %(sign)s is not closed. Close it, or write \\%(sign)s.")
                found.append(self.finding(message % {"sign": sign}, start=place, end=place + 1))
        return found


class AddressesChanged(Check):
    """Addresses of pages and of mail are letter for letter those of the source."""

    id = "addresses"
    severity = Severity.ERROR
    compares = True

    def find(self, pair: Pair) -> list[Finding]:
        """Addresses that the source has not, then those that are lost."""
        source = [found[0] for found in _addresses(pair.source)]
        known = {*source, *(_neutral(each, pair.source_language) for each in source)}
        target = _addresses(pair.target)
        written = {found[0] for found in target}
        written |= {_neutral(each, pair.language) for each in written}
        added = _("The source has no address %(address)s. Write it as in the source.")
        lost = _("The address %(address)s of the source is missing. Add it, unchanged.")
        return [
            self.finding(added % {"address": found[0]}, start=found.start(), end=found.end())
            for found in target
            if found[0] not in known and _neutral(found[0], pair.language) not in known
        ] + [
            self.finding(lost % {"address": address})
            for address in source
            if address not in written and _neutral(address, pair.source_language) not in written
        ]


class CharactersForbidden(Check):
    """No character that XML cannot carry, and no direction mark without its partner (UAX #9)."""

    id = "characters"
    severity = Severity.ERROR

    def find(self, pair: Pair) -> list[Finding]:
        """What the cleaner of all texts refuses, one by one, and what nobody can see."""
        found, rest = [], pair.target
        for _count in range(_MOST_FAULTS):
            try:
                cleaning.clean(rest)
                break
            except ValidationError as error:
                place = _place(rest, error.params)
                found.append(self.finding(error.messages[0], start=place, end=place + 1))
                rest = rest[:place] + " " + rest[place + 1 :]
        for match in _INVISIBLE.finditer(pair.target):
            message = _("The invisible character U+%(code)s stands here. Delete it.")
            message = message % {"code": f"{ord(match[0]):04X}"}
            fixed = pair.target[: match.start()] + pair.target[match.end() :]
            where = {"start": match.start(), "end": match.end(), "fixed": fixed}
            found.append(self.finding(message, **where))
        return found


def _links(written: str) -> Counter:
    """How often each address is linked."""
    return Counter(run.url for run in text.parse(written) if run.kind == "link")


def _addresses(written: str) -> list[re.Match]:
    """The addresses that are no link's, in order."""
    rest = plain.without_links(written)
    found = [*plain.URL.finditer(rest), *plain.EMAIL.finditer(plain.URL.sub(plain.filled, rest))]
    return sorted(found, key=lambda match: match.start())


def _neutral(url: str, language: str) -> str:
    """An address whose part for the language is open: /fr/page and /es/page are one page."""
    codes = "|".join({re.escape(language), re.escape(language.split("-")[0])})
    return re.sub(rf"(?<=[/=])(?:{codes})(?=[/.?&#]|$)", "{}", url)


def _place(written: str, place: dict) -> int:
    """The offset of the line and character that the cleaner names."""
    lines = written.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return sum(len(line) + 1 for line in lines[: place["line"] - 1]) + place["column"] - 1
