"""The public pages of declarations, for sitemaps.

A declaration's own page stands for its text: pages of one paragraph, of one version, of changes
and of languages side by side show the same text again, and are found from there.
"""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Max
from django.urls import reverse

from declarations.fullness import paragraph_counts
from declarations.models import Declaration, LanguageVersion, Version, VersionText
from translations.approvals import approved_at
from uccn.discovery.sitemaps import Entry, everywhere, register
from uccn.lib import languages
from uccn.lib.languages import column
from uccn.publication.edits import edits_of, latest


def _entries() -> list[Entry]:
    """The list, then every public declaration. Runs at most eight queries."""
    found = Declaration.objects.published().select_related("meeting").with_public_versions()
    declarations = list(found.order_by("-meeting__edition", "pk"))
    facts = Facts.of(declarations)
    pages = [_entry(declaration, facts) for declaration in declarations]
    newest = latest(*(time for page in pages for time in page.changed.values()))
    return [everywhere(reverse("declarations:list"), newest), *pages]


@dataclass
class Facts:
    """What several declarations are asked for at once: completeness and times."""

    counts: dict[int, dict[str, int]]
    recorded: dict[int, dict[str, bool]]
    versions: dict[int, dt.datetime]
    edits: dict
    approved: dict

    @classmethod
    def of(cls, declarations: list[Declaration]) -> "Facts":
        """The facts of those declarations. Runs five queries."""
        adopted = [row.pk for row in declarations if row.is_adopted]
        others = [row.pk for row in declarations if not row.is_adopted]
        versions = Version.objects.filter(declaration__in=adopted).order_by()
        newest = versions.values("declaration").annotate(at=Max("made_at"), pk_of=Max("pk"))
        by_declaration = {row["declaration"]: row for row in newest}
        texts = VersionText.objects.filter(
            version__in=[r["pk_of"] for r in by_declaration.values()]
        )
        recorded: dict[int, dict[str, bool]] = {pk: {} for pk in adopted}
        for pk, code, whole in texts.order_by().values_list(
            "version__declaration", "language", "is_complete"
        ):
            recorded[pk][code] = whole
        return cls(
            counts=paragraph_counts(others),
            recorded=recorded,
            versions={pk: row["at"] for pk, row in by_declaration.items()},
            edits=edits_of(Declaration),
            approved=approved_at(Declaration),
        )

    def is_complete(self, declaration: Declaration, code: str) -> bool:
        """Whether the page in a language shows no text in another one."""
        if declaration.is_adopted:
            return self.recorded[declaration.pk].get(code, False)
        counts = self.counts.get(declaration.pk, {})
        titled = bool(getattr(declaration, column("title", code)))
        return titled and bool(counts) and counts[code] == counts["total"]

    def changed(self, declaration: Declaration, version: LanguageVersion) -> dt.datetime | None:
        """When the page in a version's language last changed.

        Of an adopted text readers see versions, whatever is edited beside them.
        """
        published = latest(version.published_at, declaration.meeting.published_at)
        if declaration.is_adopted:
            return latest(published, self.versions.get(declaration.pk))
        edited = self.edits.get(declaration.pk)
        approved = self.approved.get((declaration.pk, version.language))
        return latest(published, edited and edited.last, approved)


def _entry(declaration: Declaration, facts: Facts) -> Entry:
    """A declaration's page: listed where it is public, announced where it is complete."""
    public = {version.language: version for version in declaration.public_versions}
    listed = [code for code in languages.public_codes() if code in public]
    announced = [code for code in listed if facts.is_complete(declaration, code)]
    times = {code: facts.changed(declaration, public[code]) for code in listed}
    changed = {code: time for code, time in times.items() if time}
    return Entry(declaration.get_absolute_url(), listed, announced, changed)


register("declarations", _entries)
