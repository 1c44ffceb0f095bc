"""The memory's page: what it holds by language pair, its files out and in, and who may."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.urls import reverse

from tests.translations.exchange.test_pages import Files
from translations import actions, memory
from translations.exchange import tmx
from translations.exchange.limits import MAX_BYTES
from translations.models import ExchangeJob, MemoryTarget

pytestmark = pytest.mark.django_db
ENTRIES = [
    tmx.Entry("en", "City", "fr-FR", "Ville"),
    tmx.Entry("en", "Cities", "fr", "Villes"),
    tmx.Entry("en", "City", "de", "Stadt"),
]


class Memory(Files):
    """Somebody on the memory's page."""

    def __init__(self, client):
        super().__init__(client, 0)

    def send(self, data, name="old.tmx"):
        """Send a file and read what comes back."""
        form = {"file": SimpleUploadedFile(name, data)}
        return self._read(self.client.post(reverse("translations:memory"), form))

    def apply(self, job=None):
        """Press "Apply", for a file by its number."""
        number = job or ExchangeJob.objects.waiting().get().pk
        address = reverse("translations:apply-memory", args=[number])
        return self._read(self.client.post(address, follow=True))

    def look(self):
        """Open the page."""
        return self._read(self.client.get(reverse("translations:memory")))


@pytest.fixture
def page(ines, enter):
    """Inès on the memory's page."""
    return Memory(enter(ines))


@pytest.fixture
def data():
    """A memory of another tool, with a language that the site does not have."""
    return tmx.write(ENTRIES, source_language="en")


def _remembered():
    """What the memory suggests: source, language, translation, file."""
    names = ("source__text", "language", "text", "origin")
    return list(MemoryTarget.objects.filter(is_active=True).order_by("pk").values_list(*names))


def test_a_memory_file_is_looked_at_and_then_remembered(page, data):
    page.send(data)
    assert page.status == 200
    assert "new translations: 2 · passed over: 1" in page.html
    assert "The site has no language “de”: 1 translation is passed over." in page.html
    assert _remembered() == []

    page.apply()
    assert "2 translations were added to the memory." in page.html
    assert _remembered() == [
        ("City", "fr", "Ville", "old.tmx"),
        ("Cities", "fr", "Villes", "old.tmx"),
    ]
    job = ExchangeJob.objects.get()
    assert (job.sheet, job.data, job.counts) == (None, None, {"new": 2, "skipped": 1})


@pytest.mark.parametrize("name", ["old.tmx", "old (1).tmx"])
def test_the_same_file_a_second_time_adds_nothing(page, data, name):
    page.send(data).apply()
    before = _remembered()
    page.send(data, name)
    assert "The file adds nothing." in page.html
    assert "in the memory already: 2" in page.html
    page.apply()
    assert _remembered() == before


def test_a_second_press_says_that_it_was_done(page, data):
    number = page.send(data) and ExchangeJob.objects.get().pk
    page.apply(number)
    page.apply(number)
    assert "This file was applied before. Nothing was changed a second time." in page.html
    assert len(_remembered()) == 2


@pytest.mark.parametrize(
    ("bad", "sentence"),
    [
        (b"", "The file is empty."),
        (b"<xliff/>", "This is not a TMX file: it begins with “xliff”. Choose another file."),
        (b"<" * (MAX_BYTES + 1), "The file is larger than 10 MB. Split it in the program"),
        (b"<tmx", "The file cannot be read from line 1 on"),
    ],
)
def test_what_is_no_memory_is_refused_with_its_sentence(page, bad, sentence):
    page.send(bad)
    assert (page.status, page.html.count(sentence)) == (422, 2)
    assert ExchangeJob.objects.count() == 0


def test_what_no_text_may_hold_is_passed_over(page):
    bad = tmx.write([tmx.Entry("en", "a\u202eb", "fr", "c")], source_language="en")
    page.send(bad)
    assert "The file adds nothing." in page.html
    assert "passed over: 1" in page.html


def test_what_is_suggested_goes_out_whole_or_in_one_pair(page, place, approve):
    approve(place(1), "Ville", "City")
    approve(place(2), "Ville", "مدينة", language="ar")
    approve(place(3), "Pays", "Country")
    memory.forget(unit=place(4), language="en")
    MemoryTarget.objects.filter(text="Country").update(is_active=False)
    address = reverse("translations:memory-export")
    whole = tmx.read(page.client.post(address).content)
    pair = tmx.read(page.client.post(address, {"pair": "fr:ar"}).content)
    assert [(one.source, one.language, one.target) for one in whole] == [
        ("Ville", "en", "City"),
        ("Ville", "ar", "مدينة"),
    ]
    assert [(one.source, one.language, one.target) for one in pair] == [("Ville", "ar", "مدينة")]
    assert page.client.post(address, {"pair": "fr:ru"}).status_code == 404
    assert list(ExchangeJob.objects.values_list("file_name", flat=True)) == [
        "memory-fr-ar.tmx",
        "memory.tmx",
    ]


def test_the_page_counts_by_language_pair(page, place, approve):
    for number in range(3):
        approve(place(number + 1), f"Ville {number}", f"City {number}")
    page.look()
    assert "<td>French</td>" in page.html
    assert "<td>3</td>" in page.html
    assert 'value="fr:en"' in page.html


def test_the_first_page_leads_to_the_memory_for_who_may(enter, ines, leila):
    address = reverse("translations:memory")
    desk = reverse("translations:dashboard")
    found = [address in enter(person).get(desk).content.decode() for person in (ines, leila)]
    assert found == [True, False]


def _told():
    """What the command says."""
    out = io.StringIO()
    call_command("rebuild_memory", stdout=out)
    return out.getvalue().strip()


def test_the_memory_is_built_again_from_what_is_approved(
    declaration, paragraphs, units, seen, leila, omar
):
    for unit, text in zip(units[1:], ["نحن", "نحيي 64 مدينة.", "نشكر"], strict=True):
        actions.save_draft(
            unit=unit, language="ar", text=text, seen=seen(unit), by=leila, submit=True
        )
        if text != "نشكر":
            actions.approve(unit=unit, language="ar", seen=seen(unit), by=omar)
    names = ("identity", "context_key", "reviewer", "approved_at", "is_active")
    before = list(MemoryTarget.objects.order_by("pk").values_list(*names))
    MemoryTarget.objects.all().delete()

    assert _told() == "2 approved translations are in the memory."
    assert list(MemoryTarget.objects.order_by("pk").values_list(*names)) == before
    assert _told() == "2 approved translations are in the memory."
    assert MemoryTarget.objects.count() == 2


def test_an_outdated_text_is_not_put_back(declaration, paragraphs, units, seen, leila, omar):
    actions.save_draft(
        unit=units[1], language="ar", text="نحن", seen=seen(units[1]), by=leila, submit=True
    )
    actions.approve(unit=units[1], language="ar", seen=seen(units[1]), by=omar)
    paragraphs[0].body_fr = "Nous, les maires et maires,"
    paragraphs[0].save()
    MemoryTarget.objects.all().delete()
    actions.reconcile()
    assert _told() == "0 approved translations are in the memory."
