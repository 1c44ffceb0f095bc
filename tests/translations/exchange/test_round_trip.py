"""What goes out comes back letter for letter, and the same state gives the same bytes."""

import pytest
from django.utils.translation import override

from tests.translations.exchange.samples import HARD, ORIGINAL, essence, hard_sheet, row, sheet
from translations.exchange import tmx, xliff
from translations.exchange.formats import FORMATS, file_name, read
from translations.exchange.planning import plan
from translations.exchange.rows import FileProblem
from translations.exchange.tmx import Entry

SIZES = {"xliff": 10_000, "csv": 10_000, "word": 2_000}


@pytest.mark.parametrize("name", FORMATS)
def test_every_hard_string_comes_back_as_it_went_out(name):
    out = hard_sheet(SIZES[name])

    back = FORMATS[name].read(FORMATS[name].write(out))

    assert essence(back.rows) == essence(out.rows)
    assert [r.problem for r in back.rows if r.problem] == []
    assert (back.original, back.source_language, back.language) == (ORIGINAL, "en", "ar")


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_state_gives_the_same_bytes_whoever_exports(name):
    out = hard_sheet(400)
    with override("fr"):
        first = FORMATS[name].write(out)
    with override("zh-hans"):
        second = FORMATS[name].write(out)
    assert first == second


@pytest.mark.parametrize("name", FORMATS)
def test_a_file_that_nobody_touched_changes_nothing(name):
    out = sheet(*(row(n, text.strip() or "x", "نص") for n, text in enumerate(HARD, 1)))

    found = plan(FORMATS[name].read(FORMATS[name].write(out)), out)

    assert found.counts == {"unchanged": len(HARD)}
    assert found.told == []
    assert found.warnings == []


@pytest.mark.parametrize("language", ["ar", "zh-hans", "fr", "ru", "es"])
@pytest.mark.parametrize("name", FORMATS)
def test_every_language_comes_back_as_ours(name, language):
    out = sheet(row(1), language=language)
    assert FORMATS[name].read(FORMATS[name].write(out)).language == language


@pytest.mark.parametrize("name", FORMATS)
def test_a_character_that_no_file_can_hold_is_named_at_export(name):
    out = sheet(row(1), row(2, "a\x0bb"))
    with pytest.raises(FileProblem) as refused:
        FORMATS[name].write(out)
    assert refused.value.sentence == (
        "“§ 2” holds the character U+000B, which files cannot hold. Delete it there and export "
        "again."
    )


@pytest.mark.parametrize("name", FORMATS)
def test_a_file_is_known_by_its_bytes_whatever_it_is_called(name):
    data = FORMATS[name].write(sheet(row(1)))
    wrong = "translation.csv"
    found, back = read(data, wrong)
    assert (found.name, len(back.rows)) == (name, 1)


def test_a_file_is_named_after_its_text_and_language():
    names = [file_name(sheet(row(1)), one) for one in FORMATS.values()]
    assert names == ["declaration-12-ar.docx", "declaration-12-ar.xlf", "declaration-12-ar.csv"]


def test_a_memory_comes_back_as_it_went_out_and_twice_the_same():
    rows = hard_sheet(10_000, "fr").rows
    pairs = [(r.source, r.target) for r in rows if r.source.strip() and r.target.strip()]
    out = [
        Entry("en", source, "fr", target, {"quality": "approved", "year": str(n)})
        for n, (source, target) in enumerate(pairs)
    ]

    data = tmx.write(out, source_language="en")

    assert tmx.read(data) == out
    assert tmx.write(iter(out), source_language="en") == data


def test_how_far_a_text_has_come_is_told_in_the_words_of_xliff():
    rows = [
        row(1, status="missing"),
        row(2, target="ب", status="draft"),
        row(3, target="ب", status="in_review"),
        row(4, target="ب", status="approved"),
        row(5, target="ب", status="approved", previous_source="Earlier"),
        row(6, status="not_needed"),
    ]
    root = xliff.parse_xml(xliff.write(sheet(*rows)))

    units = list(root.iter(f"{{{xliff.XLIFF}}}trans-unit"))
    states = [u.find(f"{{{xliff.XLIFF}}}target").get("state") for u in units]
    assert states == ["new", "needs-translation", "translated", "final", "needs-translation", "new"]
    assert [u.get("approved") for u in units] == [None, None, None, "yes", None, None]
    assert [u.get("translate") for u in units] == [None, None, None, None, None, "no"]


def test_a_unit_carries_notes_limit_and_the_source_it_was_made_from():
    one = row(7, "Now", "نص", notes=("First.", "Second."), previous_source="Then", max_length=80)
    root = xliff.parse_xml(xliff.write(sheet(one)))

    unit = root.find(f".//{{{xliff.XLIFF}}}trans-unit")
    children = [xliff.etree.QName(child).localname for child in unit]
    earlier = [child.text for child in unit.find(f"{{{xliff.XLIFF}}}alt-trans")]
    assert children == ["source", "target", "note", "note", "alt-trans"]
    assert (unit.get("maxwidth"), unit.get("size-unit")) == ("80", "char")
    assert earlier == ["Then", "نص"]
