"""A file's whole round by the pages: out, changed, looked at, applied; and what is refused."""

import csv
import io
import re
from html import unescape

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from lxml import etree

from declarations.models import Paragraph
from tests.factories.declarations import DeclarationFactory, ParagraphFactory
from tests.factories.staff import StaffFactory
from translations import actions
from translations.exchange.limits import MAX_BYTES
from translations.models import ExchangeJob, TextRevision, TextState

pytestmark = pytest.mark.django_db
LABEL, XLIFF = "declarations.declaration", "{urn:oasis:names:tc:xliff:document:1.2}"
TYPED = "نحن، رؤساء البلديات،"


class Files:
    """Somebody on a sheet's page of files."""

    def __init__(self, client, key, language="ar"):
        self.client, self.place = client, [LABEL, key, language]
        self.html, self.status = "", 0

    def export(self, name):
        """The file that is downloaded."""
        address = reverse("translations:export", args=self.place)
        response = self.client.post(address, {"format": name})
        assert response["Content-Disposition"].startswith("attachment; ")
        return response.content

    def send(self, data, name="braga.docx"):
        """Send a file and read what comes back."""
        form = {"file": SimpleUploadedFile(name, data)} if data is not None else {}
        return self._read(self.client.post(reverse("translations:files", args=self.place), form))

    def apply(self, job=None):
        """Press "Apply" under what is shown, or under an earlier page."""
        self.pressed = job or self._button()
        number, seen = self.pressed
        address = reverse("translations:apply-file", args=[*self.place, number])
        return self._read(self.client.post(address, {"seen": seen}, follow=True))

    def look(self):
        """Open the page."""
        return self._read(self.client.get(reverse("translations:files", args=self.place)))

    def _button(self):
        """The file's number and the digest, as the form on the page has them."""
        number = re.search(r"/files/(\d+)/apply/", self.html)[1]
        return number, re.search(r'name="seen" value="(\w+)"', self.html)[1]

    def _read(self, response):
        self.response, self.status = response, response.status_code
        self.html = unescape(response.content.decode())
        return self


@pytest.fixture
def files(declaration, leila, enter):
    """Leïla on the declaration's Arabic files."""
    return Files(enter(leila), declaration.pk)


def _in_word(data, texts):
    """Type translations into the document's third column."""
    document = docx.Document(io.BytesIO(data))
    for place, text in texts.items():
        document.tables[0].rows[place + 1].cells[2].text = text
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _in_xliff(data, texts):
    """Type translations into a translation tool."""
    root = etree.fromstring(data)
    for place, unit in enumerate(root.iter(f"{XLIFF}trans-unit")):
        if place in texts:
            target = unit.find(f"{XLIFF}target")
            if target is None:
                target = etree.Element(f"{XLIFF}target")
                unit.find(f"{XLIFF}source").addnext(target)
            target.text = texts[place]
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True)


def _in_csv(data, texts):
    """Type translations into a spreadsheet."""
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    for place, text in texts.items():
        rows[place + 1][3] = text
    out = io.StringIO(newline="")
    csv.writer(out).writerows(rows)
    return out.getvalue().encode("utf-8-sig")


TOOLS = [("word", "a.docx", _in_word), ("xliff", "a.xlf", _in_xliff), ("csv", "a.csv", _in_csv)]


def _texts():
    """The declaration's Arabic drafts in their order, and how many paragraphs are public."""
    states = TextState.objects.filter(language="ar", unit__sheet__content_type__model="declaration")
    states = states.order_by("unit__position")
    public = Paragraph.objects.rewrite(False).exclude(body_ar=None).exclude(body_ar="").count()
    return list(states.values_list("draft", flat=True)), public


@pytest.mark.parametrize(("name", "file_name", "typed"), TOOLS)
def test_a_file_goes_out_is_translated_and_comes_back_as_drafts(files, name, file_name, typed):
    data = typed(files.export(name), {1: TYPED})

    files.send(data, file_name)
    assert files.status == 200
    assert "new draft: 1" in files.html
    assert f"<ins>{TYPED}</ins>" in files.html
    assert _texts() == ([""] * 4, 0)

    files.apply()
    assert files.response.redirect_chain[-1][0].endswith("/ar/?state=draft")
    assert "1 text of the file is a draft now. Nothing was approved." in files.html
    assert _texts() == (["", TYPED, "", ""], 0)
    assert TextState.objects.filter(language="ar", status="approved").count() == 0
    job = ExchangeJob.objects.get(direction="in")
    assert (job.counts, job.data) == ({"draft": 1, "unchanged": 3}, None)
    assert job.applied_at is not None


def test_a_public_text_stays_until_somebody_approves_the_draft(
    files, paragraphs, units, seen, leila, omar, state
):
    now = {"unit": units[1], "language": "ar"}
    actions.save_draft(**now, text="نحن القديمة", seen=seen(units[1]), by=leila, submit=True)
    actions.approve(**now, seen=seen(units[1]), by=omar)

    files.send(_in_word(files.export("word"), {1: "نحن الجديدة"}))
    assert "<del>القديمة</del>&zwnj;<ins>الجديدة</ins>".replace("&zwnj;", "\u200c") in files.html
    files.apply()

    public = Paragraph.objects.rewrite(False).values_list("body_ar", flat=True)
    assert public.get(pk=paragraphs[0].pk) == "نحن القديمة"
    assert (state(units[1]).draft, state(units[1]).status) == ("نحن الجديدة", "draft")


def test_a_file_that_can_no_longer_be_read_comes_back_to_the_form(files):
    files.send(_in_word(files.export("word"), {1: TYPED}))
    ExchangeJob.objects.waiting().update(data=b"PK damaged")
    files.apply()
    assert files.status == 422
    assert 'aria-invalid="true"' in files.html
    assert _texts()[0] == [""] * 4


def test_the_second_press_does_nothing_and_says_so(files):
    files.send(_in_word(files.export("word"), {1: TYPED})).apply()
    before = TextRevision.objects.count()
    files.apply(files.pressed)
    assert "This file was applied before. Nothing was changed a second time." in files.html
    assert (TextRevision.objects.count(), ExchangeJob.objects.count()) == (before, 2)


def test_a_text_that_moved_since_the_preview_is_shown_before_anything_is_saved(
    files, units, seen, nour
):
    files.send(_in_word(files.export("word"), {1: TYPED, 2: "نحيي"}))
    actions.save_draft(unit=units[1], language="ar", text="من نور", seen=seen(units[1]), by=nour)

    files.apply()
    assert files.status == 409
    assert "Texts were changed here since you looked, so nothing was saved yet." in files.html
    assert "conflict: 1" in files.html
    assert _texts()[0] == ["", "من نور", "", ""]

    files.apply()
    assert files.status == 200
    assert _texts()[0] == ["", "من نور", "نحيي", ""]


def test_a_new_file_takes_the_place_of_the_one_that_waits(files):
    data = files.export("word")
    files.send(_in_word(data, {1: "أول"}))
    first = files._button()
    files.send(_in_word(data, {1: "ثان"}))
    assert ExchangeJob.objects.waiting().count() == 1

    files.apply(first)
    assert "This file is not kept any more. Choose it again." in files.html
    assert _texts()[0] == [""] * 4


def test_nobody_applies_what_somebody_else_looked_at(files, omar, enter, declaration):
    files.send(_in_word(files.export("word"), {1: TYPED}))
    other = Files(enter(omar), declaration.pk).apply(files._button())
    assert "This file is not kept any more." in other.html
    assert _texts()[0] == [""] * 4


def test_a_row_that_is_gone_is_told(files, paragraphs):
    data = _in_word(files.export("word"), {1: TYPED, 3: "نشكر"})
    paragraphs[2].delete()
    files.send(data)
    assert "not of this text: 1" in files.html
    assert "There is no such text here: it was deleted, or the id" in files.html
    assert "1 text becomes a draft" in files.html


def _tied(files, sentence):
    """Whether the page was refused with a sentence, in the summary and beside the field."""
    tied = re.search(r'<input type="file"[^>]*aria-describedby="([^"]+)"', files.html)
    ids = tied[1].split() if tied else []
    described = any(f'id="{one}"' in files.html for one in ids)
    return files.status, files.html.count(sentence), described, 'aria-invalid="true"' in files.html


def test_a_file_of_another_language_is_refused(files, declaration, leila, enter):
    other = Files(enter(leila), declaration.pk, "ru").export("word")
    sentence = "The file is in Russian, but you are importing Arabic."
    assert _tied(files.send(other), sentence) == (422, 2, True, True)
    assert ExchangeJob.objects.filter(direction="in").count() == 0


def test_a_file_of_another_year_is_refused(files, leila, enter):
    other = DeclarationFactory(title_fr="Autre")
    ParagraphFactory(declaration=other, body_fr="Nous,")
    data = Files(enter(leila), other.pk).export("word")
    sentence = f"The file is of “{LABEL}/{other.pk}”, but this is"
    assert _tied(files.send(data), sentence) == (422, 2, True, True)


@pytest.mark.parametrize(
    ("data", "name", "sentence"),
    [
        (None, "", "Choose a file first."),
        (b"", "a.docx", "The file is empty. Choose the file that was translated."),
        (b"x" * (MAX_BYTES + 1), "a.csv", "The file is larger than 10 MB (10000001 bytes)."),
        (b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "a.xlf", "The file declares a document type"),
    ],
)
def test_what_is_no_file_of_ours_is_refused_beside_its_field(files, data, name, sentence):
    assert _tied(files.send(data, name), sentence) == (422, 2, True, True)
    assert ExchangeJob.objects.count() == 0


def test_a_large_file_passes_through_the_disk(files):
    data = files.export("csv") + b"\r\n" * 1_500_000
    assert files.send(data, "a.csv").status == 200


def test_earlier_files_are_told_with_what_came_of_them(files):
    files.send(_in_word(files.export("word"), {1: TYPED})).apply()
    files.send(files.export("csv"), "waiting.csv")
    files.look()
    assert "imported · new draft: 1 · unchanged: 3" in files.html
    assert "exported · texts: 4" in files.html
    assert "waiting.csv" not in files.html


@pytest.mark.parametrize("count", [1, 3])
def test_earlier_files_take_one_query_however_many(
    files, count, django_assert_max_num_queries, declaration
):
    for _number in range(count):
        files.export("csv")
    with django_assert_max_num_queries(16):
        files.look()
    assert files.html.count("exported · texts: 4") == count


def test_a_file_that_changes_nothing_has_no_button(files):
    files.send(files.export("word"))
    assert "The file changes nothing." in files.html
    assert "/apply/" not in files.html


def test_who_does_not_write_the_language_looks_and_applies_nothing(declaration, enter):
    russian = StaffFactory(role="Translators – Russian")
    files = Files(enter(russian), declaration.pk)
    files.send(_in_word(files.export("word"), {1: TYPED}))
    assert "Only translators and reviewers of Arabic can apply the file." in files.html
    assert "/apply/" not in files.html
    job = ExchangeJob.objects.waiting().get()
    assert files.apply((job.pk, "x")).status == 403


def test_the_source_itself_has_no_files(declaration, ines, enter):
    assert Files(enter(ines), declaration.pk, "fr").look().status == 404


def test_an_unknown_format_is_not_found(files):
    address = reverse("translations:export", args=files.place)
    assert files.client.post(address, {"format": "pdf"}).status_code == 404


def test_the_list_leads_to_the_files_of_a_translation_alone(declaration, enter, leila, page):
    client = enter(leila)
    link = "Files: Word, XLIFF, CSV"
    found = [link in client.get(page(language=code)).content.decode() for code in ("ar", "fr")]
    assert found == [True, False]
