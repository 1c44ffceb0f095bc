"""What readers and officers ask for under load: addresses by kind, in every language."""

from urllib.parse import quote

from django.conf import settings
from django.urls import reverse

from cities.models import City
from meetings.practical.models import PracticalPage
from meetings.programme.models import Session
from tests.load_data import OFFICERS, PAGES, PARAGRAPHS, PASSWORD
from translations.addresses import sheet_url, text_url
from translations.models import Sheet, TextUnit

LANGUAGES = [code for code, _name in settings.LANGUAGES]
# Words of which some are found often, some once, and one nowhere.
WORDS = ["ville", "Réseau", "créativité durable", "Document 7", "load-3", "villes Vistule",
         "Table ronde 12", "Venir 4", "Ville 399", "المدن", "城市", "xylophon"]  # fmt: skip


def of_readers(meeting) -> dict[str, list[str]]:
    """Addresses by the kind of page, in all public languages where there are languages."""
    place = meeting.address
    text = f"declarations/{meeting.year}/load"
    days = sorted(set(meeting.sessions.values_list("day", flat=True)))
    below = {
        "home": [""],
        "archive": ["meetings/", "meetings/?status=held"],
        "meeting": [f"{place}/", "meetings/2017/load-1/"],
        "programme": [f"{place}/programme/", f"{place}/programme/?view=grid"]
        + [f"{place}/programme/?day={day}" for day in days],
        "session": [f"{place}/programme/{key}/" for key in _keys(meeting)],
        "documents": [f"{place}/documents/"],
        "document file": [f"{place}/documents/load-{n}/files/{code}/"
                          for n in range(0, 60, 7) for code in LANGUAGES],
        "declaration": [f"{text}/"],
        "paragraph": [f"{text}/p/{n}/" for n in range(1, PARAGRAPHS + 1)],
        "practical page": [f"{place}/practical/load-{n}/" for n in range(PAGES)],
        "search": [f"search/?q={quote(word)}" for word in WORDS],
        "cities": ["cities/", "cities/?field=music"],
        "city": [f"cities/{slug}/" for slug in City.objects.values_list("slug", flat=True)],
        "feed": ["feeds/meetings.atom", "feeds/declarations.atom"],
        "calendar": [f"{place}/programme.ics", "meetings/calendar.ics"],
    }  # fmt: skip
    found = {kind: [f"/{code}/{path}" for code in LANGUAGES for path in paths]
             for kind, paths in below.items()}  # fmt: skip
    api = ["cities?limit=50", "cities?limit=50&offset=50", "meetings", "declarations"]
    return found | {"API": [f"/api/v1/{path}" for path in api]}


def _keys(meeting) -> list[int]:
    """The keys of the meeting's sessions."""
    return list(meeting.sessions.order_by("pk").values_list("pk", flat=True))


def of_officers(meeting) -> list[dict]:
    """For each officer what he or she works on, which nobody else does."""
    sessions = [_change(Session, key) for key in _keys(meeting)]
    rows = PracticalPage.objects.filter(meeting=meeting).order_by("pk")
    pages = [_change(PracticalPage, page.pk) for page in rows.exclude(published_at=None)]
    drafts = [_change(PracticalPage, page.pk) for page in rows.filter(published_at=None)]
    label, key = "declarations", meeting.declarations.get().pk
    sheet = Sheet.objects.get(content_type__app_label=label, object_id=key)
    units = list(TextUnit.objects.filter(sheet=sheet).present())
    texts = [text_url(unit, code) for code in LANGUAGES if code != "fr" for unit in units]
    shared = {"password": PASSWORD, "lists": _lists(), "sheet": sheet_url(sheet, "es")}
    return [
        shared
        | {"name": f"officer-{number}", "sessions": sessions[number::OFFICERS]}
        | {"pages": pages[number::OFFICERS], "drafts": drafts[number::OFFICERS]}
        | {"texts": texts[number::OFFICERS]}
        for number in range(OFFICERS)
    ]


def _change(model, key: int) -> str:
    """The admin's form of a row."""
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_change", args=[key])


def _lists() -> list[str]:
    """Lists of the admin, the desk's first page among them."""
    names = ["cities_city", "meetings_annualmeeting", "programme_session", "documents_document",
             "practical_practicalpage", "declarations_declaration"]  # fmt: skip
    lists = [reverse(f"admin:{name}_changelist") for name in names]
    return [
        reverse("admin:index"),
        *lists,
        f"{lists[0]}?q=Ville+3",
        reverse("translations:dashboard"),
    ]
