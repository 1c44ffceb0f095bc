"""Every kind of public page, with rows that make each of them appear."""

import datetime as dt

from django.utils import timezone

from declarations import actions
from declarations.models import Paragraph
from meetings.documents.models import TakeDown
from meetings.models import AnnualMeeting
from tests.factories.albums import AlbumFactory, PictureFactory, with_files
from tests.factories.declarations import (
    DeclarationFactory,
    LanguageVersionFactory,
    ParagraphFactory,
)
from tests.factories.documents import DocumentFactory, add_file
from tests.factories.partners import PartnerFactory
from tests.factories.practical import NewsItemFactory, PracticalPageFactory, WelcomeWordFactory
from uccn.search import keeping

# Name → path below the language's prefix, and the status that it answers with. The numbers of a
# session, a person and a picture are put into their addresses when the rows are there.
PAGES = {
    "home": ("", 200),
    "about": ("about/", 200),
    "archive": ("meetings/", 200),
    "archive of a country": ("meetings/?country=FR&status=held", 200),
    "no edition found": ("meetings/?country=AQ", 200),
    "year with two": ("meetings/2008/", 200),
    "year with none": ("meetings/2020/", 200),
    "meeting": ("meetings/2018/krakow-katowice/", 200),
    "meeting that moved": ("meetings/2025/enghien-les-bains/", 200),
    "cancelled meeting": ("meetings/2023/istanbul/", 200),
    "withdrawn meeting": ("meetings/2010/shenzhen/", 410),
    "programme": ("meetings/2018/krakow-katowice/programme/", 200),
    "programme by room": ("meetings/2018/krakow-katowice/programme/?view=grid", 200),
    "session": ("meetings/2018/krakow-katowice/programme/0/", 200),
    "speaker": ("meetings/2018/krakow-katowice/speakers/0/", 200),
    "speakers": ("meetings/2018/krakow-katowice/speakers/", 200),
    "changes of a programme": ("meetings/2018/krakow-katowice/programme/changes/", 200),
    "albums": ("meetings/2018/krakow-katowice/pictures/", 200),
    "album": ("meetings/2018/krakow-katowice/pictures/opening/", 200),
    "picture": ("meetings/2018/krakow-katowice/pictures/opening/0/", 200),
    "documents": ("meetings/2018/krakow-katowice/documents/", 200),
    "documents in Polish": ("meetings/2018/krakow-katowice/documents/?language=pl", 200),
    "document": ("meetings/2018/krakow-katowice/documents/uccn-2018-1/", 200),
    "version taken down": ("meetings/2018/krakow-katowice/documents/uccn-2018-1/files/fr/1/", 410),
    "withdrawn document": ("meetings/2018/krakow-katowice/documents/uccn-2018-3/", 410),
    "practical pages": ("meetings/2018/krakow-katowice/practical/", 200),
    "practical page": ("meetings/2018/krakow-katowice/practical/getting-here/", 200),
    "practical page in French alone": ("meetings/2018/krakow-katowice/practical/french/", 200),
    "withdrawn practical page": ("meetings/2018/krakow-katowice/practical/shuttles/", 410),
    "words of welcome": ("meetings/2018/krakow-katowice/welcome/", 200),
    "news": ("news/", 200),
    "news, next page": ("news/?page=2", 200),
    "piece of news": ("news/2018/programme-out/", 200),
    "declarations": ("declarations/", 200),
    "complete declaration": ("declarations/2018/mayors-declaration/", 200),
    "declaration with gaps": ("declarations/2019/with-gaps/", 200),
    "whole fallback": ("declarations/2022/in-english-alone/", 200),
    "first version": ("declarations/2018/mayors-declaration/v/1/", 200),
    "language added": ("declarations/2018/mayors-declaration/changes/1..2/", 200),
    "correction": ("declarations/2022/in-english-alone/changes/1..2/", 200),
    "two side by side": ("declarations/2018/mayors-declaration/with/es/", 200),
    "three side by side": ("declarations/2018/mayors-declaration/with/en+zh-hans/", 200),
    "gaps side by side": ("declarations/2019/with-gaps/with/ru/", 200),
    "fallback side by side": ("declarations/2022/in-english-alone/with/en+ru/", 200),
    "paragraph": ("declarations/2018/mayors-declaration/p/4/", 200),
    "paragraph that was left out": ("declarations/2024/corrected/p/2/", 200),
    "paragraph that was changed": ("declarations/2024/corrected/p/1/", 200),
    "paragraph with gaps": ("declarations/2019/with-gaps/p/2/", 200),
    "cities": ("cities/", 200),
    "no city found": ("cities/?field=nothing", 200),
    "city": ("cities/krakow/", 200),
    "map of the cities": ("cities/map/", 200),
    "map of a continent": ("cities/map/?area=europe", 200),
    "map of no city": ("cities/map/?field=nothing", 200),
    "figures": ("cities/figures/", 200),
    "map of the hosts": ("meetings/map/", 200),
    "data and API": ("api/", 200),
    "accessibility": ("accessibility/", 200),
    "privacy": ("privacy/", 200),
    "colophon": ("colophon/", 200),
    "search": ("search/", 200),
    "search results": ("search/?q=villes", 200),
    "search of one kind": ("search/?q=literature&kind=city&page=2", 200),
    "search in Arabic": ("search/?q=المدن", 200),
    "search in Chinese": ("search/?q=城市&language=zh-hans", 200),
    "nothing found": ("search/?q=xylophonist", 200),
    "not found": ("nothing/here/", 404),
}


def add_rows() -> None:
    """To the starter data: texts with gaps, in English alone, corrected; a withdrawn meeting."""
    gaps = DeclarationFactory(
        meeting=AnnualMeeting.objects.get(year=2019), slug="with-gaps", title_ar="إعلان"
    )
    ParagraphFactory(declaration=gaps, body_ar="نرحب بالمدن.")
    ParagraphFactory(declaration=gaps)
    ParagraphFactory(declaration=gaps, body_fr="", body_es="Gracias a las ciudades.")
    for language in ("fr", "ar"):
        LanguageVersionFactory(declaration=gaps, language=language, public=True)
    english = DeclarationFactory(
        meeting=AnnualMeeting.objects.get(year=2022),
        slug="in-english-alone",
        title_fr="",
        title_en="Statement",
        original_language="en",
    )
    ParagraphFactory(declaration=english, body_fr="", body_en="We *thank* the [host](https://x.y).")
    LanguageVersionFactory(declaration=english, language="en", public=True)
    actions.adopt(declaration=english, adopted=["en"])
    english.paragraphs.update(body_en="We *thank* all [hosts](https://x.y).")
    _correct(english, ["en"])
    _add_corrected()
    _add_documents()
    AnnualMeeting.objects.get(year=2010).withdraw("The facts are being checked.")
    _name_programme()
    _add_album()
    _add_practical()
    # The starter rows may have been inserted at once, past the index.
    keeping.rebuild()


def _name_programme() -> None:
    """Say where the opening is, with all its facts, and who speaks there."""
    opening = AnnualMeeting.objects.get(year=2018).sessions.get(kind="opening")
    speaker = opening.appearances.first().speaker_id
    PAGES["session"] = (f"meetings/2018/krakow-katowice/programme/{opening.pk}/", 200)
    PAGES["speaker"] = (f"meetings/2018/krakow-katowice/speakers/{speaker}/", 200)


def _add_album() -> None:
    """An album of three drawn pictures, one of them described in Arabic too; a partner."""
    meeting = AnnualMeeting.objects.get(year=2018)
    album = AlbumFactory(
        meeting=meeting, slug="opening", title_fr="Ouverture", title_ar="الافتتاح", public=True
    )
    wide = with_files(PictureFactory(album=album, public=True, caption_fr="La *place*"))
    with_files(PictureFactory(album=album, public=True, width=300, height=700, focus_y=10))
    arabic = {"alternative_ar": "ساحة", "caption_ar": "الساحة"}
    reserved = "LicenseRef-AllRightsReserved"
    with_files(PictureFactory(album=album, public=True, licence=reserved, **arabic))
    names = {"name_ar": "مؤسسة", "link": "https://example.org/"}
    PartnerFactory(meeting=meeting, **names)
    PAGES["picture"] = (f"meetings/2018/krakow-katowice/pictures/opening/{wide.pk}/", 200)


def _add_practical() -> None:
    """Pages with a table and headings, in several languages and in one; news; a host's welcome."""
    meeting = AnnualMeeting.objects.get(year=2018)
    text = (
        "## {0}\n*{0}* **{0}**: [{0}](https://example.org/).\n\n- {0}\n- {0}\n\n## {0}\n1. {0}\n"
        "2. {0}\n\n### {0}\n| {0} | {0} |\n|--|--|\n| 1 | {0} |"
    )
    facts = {"meeting": meeting, "public": True, "body_fr": text.format("Gare")}
    PracticalPageFactory(
        **facts,
        slug="getting-here",
        title_fr="Venir",
        title_ar="القدوم",
        body_ar=text.format("محطة"),
    )
    PracticalPageFactory(**facts, slug="french", title_fr="Loger", position=2)
    PracticalPageFactory(**facts, slug="shuttles", title_fr="Navettes").withdraw(
        "Elles ont changé."
    )
    for number in range(20):
        NewsItemFactory(public=True, slug=f"before-{number}")
    NewsItemFactory(
        **facts, slug="programme-out", title_fr="Le programme", title_ar="البرنامج",
        summary_fr="Il est là.", day=dt.date(2018, 5, 1),
    )  # fmt: skip
    for host in meeting.hosts.all():
        WelcomeWordFactory(host=host, public=True, office_fr="Maire", words_ar="أهلا بكم.")


def _add_corrected() -> None:
    """A text adopted in two languages, then corrected: a paragraph reworded, another left out."""
    made = DeclarationFactory(
        meeting=AnnualMeeting.objects.get(year=2024), slug="corrected", title_ar="بيان"
    )
    for number in (1, 2):
        ParagraphFactory(declaration=made, body_ar=f"نص {number}")
    for language in ("fr", "ar"):
        LanguageVersionFactory(declaration=made, language=language, public=True)
    actions.adopt(declaration=made, adopted=["fr", "ar"])
    made.paragraphs.filter(key="1").update(body_fr="Nous souhaitons la bienvenue.")
    made.paragraphs.get(key="2").delete()
    actions.correct(
        declaration=made, corrected=["fr"], reason="Une faute.", reason_language="fr",
        dated=timezone.localdate(),
    )  # fmt: skip


def _add_documents() -> None:
    """An agenda in four languages with a former version, minutes without a file, one withdrawn."""
    meeting = AnnualMeeting.objects.get(year=2018)
    symbols = {"meeting": meeting, "symbol": "UCCN/2018/1", "title_ar": "جدول الأعمال"}
    session = meeting.sessions.filter(audience="public").first()
    agenda = DocumentFactory(kind="agenda", session=session, day="2018-06-12", **symbols)
    for language in ("fr", "ar", "pl", "zh-hant", "fr"):
        add_file(agenda, language, note="Une date était fausse.")
    first = agenda.files.get(language="fr", version=1)
    TakeDown.objects.create(
        file=first, reason="A name", withdrawal_note="Un nom y était.", by=first.uploaded_by
    )
    DocumentFactory(meeting=meeting, symbol="UCCN/2018/2", kind="minutes", status="provisional")
    DocumentFactory(meeting=meeting, symbol="UCCN/2018/3").withdraw("It was of another meeting.")


def longest() -> None:
    """The declaration of 2018 with words and an address that nothing breaks by itself."""
    first = Paragraph.objects.filter(declaration__slug="mayors-declaration").first()
    long = "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen" * 2
    for code in ("fr", "ar"):
        setattr(first, f"body_{code}", f"{long} https://example.org/{long}")
    first.save()
    _correct(first.declaration, ["fr", "ar"])


def _correct(declaration, codes: list[str]) -> None:
    """Record the texts as they stand, for readers to see."""
    reason = {"reason": "The hosts are two.", "reason_language": "en"}
    dated = timezone.localdate()
    actions.correct(declaration=declaration, corrected=codes, dated=dated, **reason)
