"""A person's import and the desk: the source is stored, a translation waits or is approved."""

import pytest
from django.contrib.auth.models import Permission

from declarations.importing import ImportProblem, import_text
from declarations.models import Declaration, LanguageVersion
from translations import actions
from translations.models import Origin, Status, TextRevision, TextState
from uccn.accounts import roles

FRENCH = "Déclaration des maires\n\nNous, les maires.\n\nNous renouvelons."
RUSSIAN = "Декларация мэров\n\nМы, мэры.\n\nМы подтверждаем."


@pytest.fixture
def person(django_user_model, db):
    """Make somebody with permissions of the desk."""
    roles.set_up()

    def make(*codenames, name="anna"):
        user = django_user_model.objects.create_user(name, is_staff=True)
        user.user_permissions.set(Permission.objects.filter(codename__in=codenames))
        return user

    return make


@pytest.fixture
def declaration(meeting):
    """The French original."""
    return import_text(FRENCH, language="fr", meeting=meeting).declaration


def russian(meeting, by, text=RUSSIAN, **options):
    """Import the Russian translation."""
    return import_text(text, language="ru", meeting=meeting, by=by, **options)


def columns(declaration) -> list:
    """The Russian texts that are stored."""
    title = Declaration.objects.values_list("title_ru", flat=True).get(pk=declaration.pk)
    return [title, *declaration.paragraphs.values_list("body_ru", flat=True)]


def states() -> set:
    """What stands where in Russian: status and draft."""
    found = TextState.objects.filter(
        language="ru", unit__content_type__model__in=("declaration", "paragraph")
    )
    return set(found.values_list("status", "draft"))


def test_a_source_needs_the_permission_to_edit_sources(meeting, person):
    with pytest.raises(ImportProblem) as refused:
        import_text(FRENCH, language="fr", meeting=meeting, by=person("translate_fr"))
    assert refused.value.code == "source"
    assert Declaration.objects.count() == 0


def test_a_source_is_stored_and_its_author_known(meeting, person):
    anna = person("edit_source")
    made = import_text(FRENCH, language="fr", meeting=meeting, by=anna).declaration
    assert made.title_fr == "Déclaration des maires"
    assert TextRevision.objects.get(text="Nous, les maires.").by == anna
    assert TextState.objects.get(language="fr", text_hash__gt="", unit__field="title").is_source


def test_a_translation_needs_the_permission_of_its_language(meeting, declaration, person):
    with pytest.raises(ImportProblem) as refused:
        russian(meeting, person("edit_source", "translate_ar"), dry_run=True)
    assert refused.value.messages == ["You may not write texts in Russian."]


def test_a_translation_waits_for_review_and_says_so_before(meeting, declaration, person):
    anna = person("translate_ru")
    preview = russian(meeting, anna, dry_run=True)
    assert preview.sentences == ["The texts will wait for review at the translation desk."]
    report = russian(meeting, anna)
    assert [one.is_public for one in report.handed] == [False, False, False]
    assert columns(declaration) == [None, None, None]
    assert states() == {
        (Status.IN_REVIEW, "Декларация мэров"),
        (Status.IN_REVIEW, "Мы, мэры."),
        (Status.IN_REVIEW, "Мы подтверждаем."),
    }
    drafts = TextRevision.objects.filter(language="ru", status=Status.IN_REVIEW, text__contains="М")
    origins = drafts.filter(unit__field="body").values_list("origin", "by")
    assert set(origins) == {(Origin.IMPORT, anna.pk)}
    assert declaration.versions.get(language="ru").label == "undocumented"


def test_importing_it_again_changes_no_draft(meeting, declaration, person):
    anna = person("translate_ru")
    russian(meeting, anna)
    before = TextRevision.objects.count()
    russian(meeting, anna)
    assert TextRevision.objects.count() == before


@pytest.mark.parametrize(
    ("label", "unreviewed"), [("unofficial", True), ("official", False), ("original", False)]
)
def test_an_officer_alone_approves_and_what_is_issued_bears_no_mark(
    meeting, declaration, person, label, unreviewed
):
    russian(meeting, person("review_ru", "override"), label=label)
    assert columns(declaration) == ["Декларация мэров", "Мы, мэры.", "Мы подтверждаем."]
    assert states() == {(Status.APPROVED, "")}
    marks = TextState.objects.filter(language="ru", text_hash__gt="", unit__field="body")
    assert set(marks.values_list("is_unreviewed", flat=True)) == {unreviewed}


def test_somebody_elses_draft_stops_the_import(meeting, declaration, person):
    unit = TextState.objects.get(language="ru", unit__field="title").unit
    seen = actions.Seen(unit.states.get(language="ru").version, unit.source_hash)
    actions.save_draft(
        unit=unit, language="ru", text="Иначе", seen=seen, by=person("translate_ru", name="ben")
    )
    with pytest.raises(ImportProblem) as refused:
        russian(meeting, person("translate_ru"))
    assert (refused.value.code, refused.value.details) == ("draft", ["Title"])
    assert not LanguageVersion.objects.filter(language="ru").exists()


def test_an_import_by_nobody_is_stored_and_not_trusted(meeting, declaration):
    russian(meeting, None)
    assert columns(declaration) == ["Декларация мэров", "Мы, мэры.", "Мы подтверждаем."]
    assert states() == {(Status.IN_REVIEW, "")}
