"""Adopting, adding languages, correcting: what each version holds, and what it never changes."""

import datetime as dt
import hashlib
import json

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.utils import timezone

from declarations import actions, standing
from declarations.facts import facts_of
from declarations.models import Declaration, Version
from tests.factories.declarations import (
    DeclarationFactory,
    LanguageVersionFactory,
    ParagraphFactory,
)
from tests.factories.meetings import AnnualMeetingFactory

YESTERDAY = timezone.localdate() - dt.timedelta(days=1)


@pytest.fixture
def declaration(db):
    """Two paragraphs in French and Arabic, the French public."""
    made = DeclarationFactory(title_ar="إعلان")
    ParagraphFactory(declaration=made, body_fr="Un", body_ar="واحد")
    ParagraphFactory(declaration=made, body_fr="Deux", body_ar="اثنان")
    LanguageVersionFactory(declaration=made, language="fr", public=True, masthead="XII^e^")
    LanguageVersionFactory(declaration=made, language="ar", label="unofficial")
    return made


@pytest.fixture
def adopted(declaration):
    """The same, adopted in French."""
    actions.adopt(declaration=declaration, adopted=["fr"])
    return declaration


def _hashes(version: Version) -> dict[str, str]:
    return dict(version.texts.values_list("language", "sha256"))


def _correct(declaration, codes, **changes):
    options = {"reason": "Une faute.", "reason_language": "fr", "dated": timezone.localdate()}
    return actions.correct(declaration=declaration, corrected=codes, **options | changes)


def test_the_first_version_holds_what_was_adopted_and_nothing_else(declaration):
    version = actions.adopt(declaration=declaration, adopted=["fr"], adopted_on=YESTERDAY)
    text = version.texts.get()
    assert (version.number, version.kind, version.dated) == (1, "adopted", YESTERDAY)
    assert (text.language, text.is_adopted, text.since) == ("fr", True, 1)
    assert text.content.paragraphs == (("1", "Un"), ("2", "Deux"))
    assert Declaration.objects.get().stage == "adopted"


def test_the_hashes_are_those_that_the_definition_gives(adopted):
    actions.add_languages(declaration=adopted, added=["ar"])
    version = adopted.numbered.get(number=2)
    for text in version.texts.all():
        whole = json.dumps(json.loads(text.canonical), ensure_ascii=False, sort_keys=True,
                           separators=(",", ":"))  # fmt: skip
        assert whole == text.canonical
        assert hashlib.sha256(whole.encode()).hexdigest() == text.sha256
    joined = "\n".join(sorted(_hashes(version).values()))
    assert hashlib.sha256(joined.encode()).hexdigest() == version.sha256


def test_a_language_published_later_is_a_version_that_was_not_adopted(adopted):
    first = adopted.numbered.get()
    actions.publish_language(version=adopted.versions.get(language="ar"))
    second = adopted.numbered.get(number=2)
    arabic = second.texts.get(language="ar")
    assert (second.kind, second.dated) == ("translation", timezone.localdate())
    assert (arabic.is_adopted, arabic.since) == (False, 2)
    assert _hashes(second)["fr"] == _hashes(first)["fr"]
    assert second.texts.get(language="fr").since == 1


def test_publishing_again_makes_no_version(adopted):
    arabic = adopted.versions.get(language="ar")
    actions.publish_language(version=arabic)
    arabic.withdraw("Une faute.")
    actions.publish_language(version=arabic)
    assert adopted.numbered.count() == 2


def test_a_language_with_a_set_time_becomes_a_version_when_it_comes(adopted):
    arabic, now = adopted.versions.get(language="ar"), timezone.now()
    actions.publish_language(version=arabic, at=now + dt.timedelta(hours=1))
    assert actions.record_due() == []
    made = actions.record_due(now + dt.timedelta(hours=2))
    assert [(version.number, sorted(_hashes(version))) for version in made] == [(2, ["ar", "fr"])]
    assert actions.record_due(now + dt.timedelta(hours=2)) == []


def test_the_command_says_which_versions_it_made(adopted, capsys):
    adopted.versions.filter(language="ar").update(published_at=timezone.now())
    call_command("record_versions")
    assert capsys.readouterr().out == f"{adopted.address}: version 2\n1 versions recorded.\n"


def test_a_correction_is_a_version_with_its_reason(adopted):
    actions.add_languages(declaration=adopted, added=["ar"])
    adopted.paragraphs.filter(key="1").update(body_fr="Une")
    version = _correct(adopted, ["fr"])
    assert (version.number, version.kind, version.reason) == (3, "correction", "Une faute.")
    texts = {text.language: text for text in version.texts.all()}
    assert texts["fr"].content.texts == {"1": "Une", "2": "Deux"}
    assert (texts["fr"].since, texts["fr"].is_adopted) == (3, True)
    assert texts["ar"].sha256 == _hashes(adopted.numbered.get(number=2))["ar"]


def test_what_is_said_about_a_text_is_corrected_without_another_hash(adopted):
    before = _hashes(adopted.numbered.get())
    adopted.versions.filter(language="fr").update(rights="CC BY-SA 3.0 IGO")
    version = _correct(adopted, ["fr"])
    assert _hashes(version) == before
    assert version.texts.get().since == 1
    assert version.texts.get().provenance["rights"] == "CC BY-SA 3.0 IGO"


def test_a_new_paragraph_comes_with_the_original_and_stands_empty_elsewhere(adopted):
    actions.add_languages(declaration=adopted, added=["ar"])
    adopted.add_paragraph(1, body_fr="Zéro")
    version = _correct(adopted, ["fr"])
    contents = {text.language: text.content for text in version.texts.all()}
    assert contents["fr"].paragraphs == (("3", "Zéro"), ("1", "Un"), ("2", "Deux"))
    assert contents["ar"].paragraphs == (("3", ""), ("1", "واحد"), ("2", "اثنان"))


def test_a_corrected_translation_leaves_a_paragraph_out_that_the_original_has_not(adopted):
    actions.add_languages(declaration=adopted, added=["ar"])
    adopted.add_paragraph(1, body_fr="Zéro")
    adopted.paragraphs.filter(key="1").update(body_ar="الواحد")
    version = _correct(adopted, ["ar"])
    content = version.texts.get(language="ar").content
    assert content.paragraphs == (("1", "الواحد"), ("2", "اثنان"))


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"reason": " "}, "reason"),
        ({"dated": dt.date(2999, 1, 1)}, "dated"),
        ({"dated": dt.date(2017, 1, 1)}, "dated"),
    ],
)
def test_a_correction_without_sense_is_refused(declaration, changes, field):
    actions.adopt(declaration=declaration, adopted=["fr"], adopted_on=dt.date(2018, 6, 15))
    declaration.paragraphs.filter(key="1").update(body_fr="Une")
    with pytest.raises(ValidationError) as refused:
        _correct(declaration, ["fr"], **changes)
    assert list(refused.value.message_dict) == [field]
    assert declaration.numbered.count() == 1


def test_a_correction_of_nothing_is_refused(adopted):
    with pytest.raises(ValidationError, match="Nothing differs"):
        _correct(adopted, ["fr", "ar", "en"])


@pytest.mark.parametrize("codes", [[], ["ar"], ["fr", "en"]])
def test_a_text_is_adopted_whole_and_in_its_original(declaration, codes):
    with pytest.raises(ValidationError):
        actions.adopt(declaration=declaration, adopted=codes)
    assert (declaration.numbered.count(), Declaration.objects.get().stage) == (0, "draft")


def test_a_text_is_adopted_once(adopted):
    with pytest.raises(ValidationError, match="adopted already"):
        actions.adopt(declaration=adopted, adopted=["fr"])


def test_the_original_may_be_unknown(db):
    made = DeclarationFactory(original_language="", title_en="Declaration")
    ParagraphFactory(declaration=made, body_en="One")
    version = actions.adopt(declaration=made, adopted=["en"])
    assert list(_hashes(version)) == ["en"]


def test_stages_go_on_and_back_until_the_text_is_adopted(declaration):
    for stage in ("consultation", "final", "draft", "consultation"):
        actions.set_stage(declaration=declaration, stage=stage)
        assert Declaration.objects.get().stage == stage
    actions.adopt(declaration=declaration, adopted=["fr"])
    with pytest.raises(ValidationError, match="stays adopted"):
        actions.set_stage(declaration=declaration, stage="draft")


def test_a_consultation_needs_the_original_whole(db):
    made = DeclarationFactory()
    with pytest.raises(ValidationError, match="missing in"):
        actions.set_stage(declaration=made, stage="consultation")


def test_the_french_of_2018_alone_is_its_first_version(starter):
    declaration = Declaration.objects.get(slug="mayors-declaration")
    first, second = declaration.numbered.all()
    assert list(_hashes(first)) == ["fr"]
    assert sorted(_hashes(second)) == ["ar", "en", "es", "fr", "ru", "zh-hans"]
    assert (first.kind, first.dated) == ("adopted", None)
    adopted = second.texts.filter(is_adopted=True).values_list("language", flat=True)
    assert list(adopted) == ["fr"]


def test_a_database_from_before_versions_gets_them_from_the_starter_data(starter):
    """As ``make serve`` finds a site that was loaded when there were no versions."""
    meeting = AnnualMeetingFactory(public=True, year=2031)
    old = DeclarationFactory(meeting=meeting)
    call_command("load_starter_data", verbosity=0)
    assert old.numbered.count() == 0
    assert Version.objects.count() == 2


def test_a_mark_at_the_head_of_a_line_is_kept_as_it_was_typed(declaration):
    """JSON writes a line's end as a letter, with which the mark would become one character."""
    typed = "Un\n\u0301deux"
    declaration.paragraphs.filter(key="1").update(body_fr=typed)
    actions.adopt(declaration=declaration, adopted=["fr"])
    assert declaration.numbered.get().texts.get().content.texts["1"] == typed


def test_the_titles_of_now_are_adopted_not_those_that_were_loaded(declaration):
    loaded = Declaration.objects.get()
    Declaration.objects.update(title_fr="Déclaration de Cracovie")
    version = actions.adopt(declaration=loaded, adopted=["fr"])
    assert version.texts.get().title == "Déclaration de Cracovie"


def test_a_language_that_was_public_stays_readable_when_the_text_is_adopted(declaration):
    actions.publish_language(version=declaration.versions.get(language="ar"))
    actions.adopt(declaration=declaration, adopted=["fr"])
    assert [sorted(_hashes(v)) for v in declaration.numbered.all()] == [["fr"], ["ar", "fr"]]


def test_texts_that_nobody_looked_at_are_not_recorded(adopted):
    adopted.paragraphs.filter(key="1").update(body_fr="Une")
    seen = standing.state_of(standing.contents(adopted, ["fr"]), facts_of(adopted))
    adopted.paragraphs.filter(key="1").update(body_fr="Autre chose")
    with pytest.raises(ValidationError, match="were changed"):
        _correct(adopted, ["fr"], seen=seen)
    adopted.paragraphs.filter(key="1").update(body_fr="Une")
    assert _correct(adopted, ["fr"], seen=seen).texts.get().content.texts["1"] == "Une"


def test_a_corrected_translation_keeps_a_paragraph_that_is_gone_meanwhile(adopted):
    actions.add_languages(declaration=adopted, added=["ar"])
    adopted.paragraphs.filter(key="1").update(body_ar="الأول")
    adopted.paragraphs.get(key="2").delete()
    content = _correct(adopted, ["ar"]).texts.get(language="ar").content
    assert content.texts == {"1": "الأول", "2": "اثنان"}


@pytest.mark.parametrize("change", [{"title_fr": ""}, None])
def test_a_correction_takes_neither_the_title_nor_all_paragraphs_away(adopted, change):
    if change:
        Declaration.objects.update(**change)
    else:
        adopted.paragraphs.all().delete()
    with pytest.raises(ValidationError, match="missing in"):
        _correct(adopted, ["fr"])
