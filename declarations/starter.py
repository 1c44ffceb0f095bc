"""The declaration of 2018 in the starter data: the French as issued, five translations of ours.

The French is what was adopted, so it alone is version 1; our translations are a later version.
"""

from django.conf import settings
from django.utils import timezone

from declarations import actions
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
        _adopt(meeting)
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


def _adopt(meeting: AnnualMeeting) -> None:
    """Record the text as adopted, also where it was loaded before there were versions.

    The day is not known: the page says at which meeting.
    """
    text = Declaration.objects.filter(meeting=meeting, original_language="fr").first()
    if text is None or text.stage != Declaration.Stage.DRAFT or not text.versions.published():
        return
    actions.adopt(declaration=text, adopted=["fr"])
