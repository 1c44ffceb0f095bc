"""The declaration of 2018 in the starter data: the French as issued, five translations of ours."""

from django.conf import settings
from django.utils import timezone

from declarations.importing import import_text
from declarations.models import Declaration, LanguageVersion
from meetings.models import AnnualMeeting
from uccn.lib.languages import codes

# How the original names itself, where it was found being unknown.
_SOURCE = "Déclaration des maires, XIIe Réunion annuelle, Cracovie et Katowice, 2018"


def load() -> str:
    """Load every ``data/declarations/<year>-<slug>.<language>.txt`` whose meeting has no text."""
    loaded = 0
    for path in sorted((settings.DATA_DIR / "declarations").glob("*.fr.txt")):
        year, slug = path.name.removesuffix(".fr.txt").split("-", 1)
        meeting = AnnualMeeting.objects.get(year=year, slug=slug)
        if not Declaration.objects.filter(meeting=meeting).exists():
            _load_one(meeting, path.name.removesuffix(".fr.txt"))
            loaded += 1
    return f"Declarations: {loaded} loaded."


def _load_one(meeting: AnnualMeeting, stem: str) -> None:
    """The original first, then each translation that is there; all public at once."""
    for code in dict.fromkeys(["fr", *codes()]):
        path = settings.DATA_DIR / "declarations" / f"{stem}.{code}.txt"
        if not path.exists():
            continue
        original = code == "fr"
        label = LanguageVersion.Label.ORIGINAL if original else LanguageVersion.Label.UNOFFICIAL
        import_text(
            path.read_bytes(),
            language=code,
            meeting=meeting,
            label=label,
            made_here=not original,
        )
        version = LanguageVersion.objects.get(declaration__meeting=meeting, language=code)
        version.source = _SOURCE if original else ""
        version.published_at = timezone.now()
        version.save()
