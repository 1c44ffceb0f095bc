"""The versions of an adopted text as its pages read them: all in outline, one with its texts."""

from dataclasses import dataclass, field, replace

from declarations.content import Content
from declarations.models import Declaration, Version, VersionText


@dataclass
class Record:
    """Every version of a declaration, and what one of them says, loaded as far as it is asked for.

    ``rows`` are all languages of all versions, oldest first; ``number`` is the one shown.
    """

    declaration: Declaration
    rows: list[VersionText]
    number: int
    _contents: dict[str, Content] = field(default_factory=dict)

    @property
    def versions(self) -> list[Version]:
        """Each version once, oldest first."""
        found = {row.version_id: row.version for row in self.rows}
        return list(found.values())

    @property
    def texts(self) -> dict[str, VersionText]:
        """The languages of the version shown, without their texts."""
        return {row.language: row for row in self.rows if row.version.number == self.number}

    @property
    def version(self) -> Version:
        """The version shown."""
        return next(row.version for row in self.rows if row.version.number == self.number)

    @property
    def newest(self) -> int:
        """The number of the newest version."""
        return self.rows[-1].version.number

    @property
    def is_newest(self) -> bool:
        """Whether the version shown is the newest."""
        return self.number == self.newest

    def content(self, language: str) -> Content | None:
        """What the version shown says in a language; None where it has not got it.

        Runs a query only for a language that was not asked for at first, and then for all.
        """
        if language not in self.texts:
            return None
        if language not in self._contents:
            self._load(list(self.texts))
        return self._contents[language]

    def keep(self, language: str, content: Content) -> None:
        """Take what the version shown says in a language, where somebody read it already."""
        self._contents[language] = content

    def _load(self, codes: list[str]) -> None:
        """Read what the version shown says in these languages."""
        rows = VersionText.objects.filter(version=self.version, language__in=codes)
        for language, canonical in rows.values_list("language", "canonical"):
            self._keep(self.texts[language], canonical)

    def _keep(self, row: VersionText, canonical: str) -> None:
        """Remember what a row says."""
        self._contents[row.language] = Content.from_canonical(canonical, row.provenance)


def read_through(
    declaration: Declaration, codes: list[str]
) -> tuple[Record, dict[str, list[tuple[int, Content]]]] | None:
    """The versions, the newest shown, and all that these languages ever said. One query.

    By language: the number from which on it read so, and what it said; oldest first. None where
    there is no version.
    """
    rows = list(VersionText.objects.of_declaration(declaration.pk).with_new_texts(codes))
    if not rows:
        return None
    found = Record(declaration, rows, rows[-1].version.number)
    past: dict[str, list[tuple[int, Content]]] = {}
    for row in rows:
        if row.text_shown:
            content = Content.from_canonical(row.text_shown, row.provenance)
            past.setdefault(row.language, []).append((row.version.number, content))
    for language, told in past.items():
        content = replace(told[-1][1], provenance=found.texts[language].provenance)
        found.keep(language, content)
    return found, past


def read(declaration: Declaration, codes: list[str], number: int | None = None) -> Record | None:
    """The versions, with the texts of one (the newest) in these languages at hand. One query.

    None where there is no version, or none with that number.
    """
    texts = VersionText.objects.of_declaration(declaration.pk).with_texts(codes, number)
    rows = list(texts)
    if not rows or (number is not None and number not in {row.version.number for row in rows}):
        return None
    found = Record(declaration, rows, number or rows[-1].version.number)
    for row in rows:
        if row.text_shown:
            found._keep(row, row.text_shown)
    return found
