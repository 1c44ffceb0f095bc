"""What the next year gets of this year's documents: the source text, and the way back to it."""

import datetime as dt

import pytest
from django.contrib.admin.models import LogEntry
from django.urls import reverse

from declarations.models import Declaration, LanguageVersion, Paragraph
from declarations.next_year import source_language
from meetings.actions import open_next
from meetings.models import AnnualMeeting
from meetings.next_year import copies, newest_with_copies
from meetings.next_year.preview import copied_rows, left_rows
from tests.factories.declarations import (
    DeclarationFactory,
    LanguageVersionFactory,
    ParagraphFactory,
)
from tests.factories.meetings import AnnualMeetingFactory
from tests.factories.staff import StaffFactory
from tests.publication.conftest import signed_in
from translations.models import TextState, TextUnit
from uccn.lib import languages

pytestmark = pytest.mark.django_db


@pytest.fixture
def declaration() -> Declaration:
    """Last year's declaration in French, public, with its title and two paragraphs in English."""
    made = DeclarationFactory(
        meeting=AnnualMeetingFactory(edition=18, year=2026, public=True),
        slug="mayors-declaration",
        title_en="Mayors' Declaration",
        adopted_on=dt.date(2026, 6, 2),
        note="for staff",
    )
    for number in (1, 2):
        ParagraphFactory(declaration=made, body_fr=f"Secret {number}", body_en=f"Text {number}")
    ParagraphFactory(declaration=made, body_fr="Secret 3")
    LanguageVersionFactory(declaration=made, public=True)
    return made


def opened(declaration: Declaration, **given) -> Declaration:
    """The copy of a declaration in the year that follows."""
    return open_next(meeting=declaration.meeting, by=None, **given).declarations.get()


def texts(row, field: str) -> dict[str, str]:
    """What a row has of a field, by language."""
    columns = {code: languages.column(field, code) for code in languages.codes()}
    return {code: getattr(row, name) for code, name in columns.items() if getattr(row, name)}


def test_a_document_is_copied_without_its_days_notes_and_versions(declaration):
    new = opened(declaration)
    assert (new.kind, new.slug, new.original_language) == (
        "declaration",
        "mayors-declaration",
        "fr",
    )
    assert texts(new, "title") == {"fr": "Déclaration des maires"}
    assert (new.adopted_on, new.endorsed_on, new.signed_on, new.note) == (None, None, None, "")
    assert new.versions.count() == 0


def test_paragraphs_have_the_source_text_alone_and_remember_their_ancestors(declaration):
    old, new = list(declaration.paragraphs.all()), list(opened(declaration).paragraphs.all())
    assert [texts(row, "body") for row in new] == [{"fr": f"Secret {n}"} for n in (1, 2, 3)]
    assert [row.ancestor for row in new] == old
    assert [row.position for row in new] == [1, 2, 3]
    assert [list(row.descendants.all()) for row in old] == [[row] for row in new]


def test_nothing_changes_in_the_meeting_that_it_is_opened_from(declaration):
    before = [list(m.objects.values()) for m in (Declaration, Paragraph, LanguageVersion)]
    opened(declaration)
    of_old = [
        Declaration.objects.filter(pk=declaration.pk),
        Paragraph.objects.filter(declaration=declaration),
        LanguageVersion.objects.all(),
    ]
    assert [list(rows.values()) for rows in of_old] == before


def test_keys_begin_anew_and_go_on(declaration):
    declaration.paragraphs.get(position=1).delete()
    new = opened(declaration)
    assert [row.key for row in new.paragraphs.all()] == ["1", "2"]
    assert new.add_paragraph(body_fr="Nouveau").key == "3"


def test_of_each_copied_model_the_new_meeting_has_as_many(declaration):
    DeclarationFactory(meeting=declaration.meeting)
    made = open_next(meeting=declaration.meeting, by=None)
    numbers = [(entry.count(declaration.meeting), entry.count(made)) for entry in copies()]
    assert [pair for pair in numbers if any(pair)] == [(2, 2), (3, 3)]


def test_without_a_known_original_the_language_of_most_paragraphs_is_the_source(declaration):
    declaration.original_language = ""
    declaration.save()
    ParagraphFactory.create_batch(2, declaration=declaration, body_fr="", body_ar="نص")
    assert source_language(declaration, list(declaration.paragraphs.all())) == "fr"
    new = opened(declaration)
    assert new.original_language == ""
    assert [list(texts(row, "body")) for row in new.paragraphs.all()] == [["fr"]] * 3 + [["ar"]] * 2


def test_a_paragraph_that_lacks_the_original_is_copied_in_the_language_it_has(declaration):
    ParagraphFactory(declaration=declaration, body_fr="", body_ar="نص")
    assert texts(opened(declaration).paragraphs.last(), "body") == {"ar": "نص"}


def test_in_the_same_year_the_copy_has_an_address_of_its_own(declaration):
    assert opened(declaration, year=2026).slug == "mayors-declaration-19"


def test_a_long_address_stays_within_its_length(declaration):
    declaration.slug = "a" * 50
    declaration.save()
    assert opened(declaration, year=2026).slug == "a" * 47 + "-19"


def test_the_desk_knows_the_new_texts_and_what_they_lack(declaration):
    new = opened(declaration).paragraphs.first()
    units = TextUnit.objects.filter(content_type__model="paragraph", object_id=new.pk)
    states = TextState.objects.filter(unit=units.get(source_language="fr"))
    empty = states.filter(text_hash="").exclude(language="fr")
    assert sorted(empty.values_list("language", "status")) == sorted(
        (code, "missing") for code in languages.codes() if code != "fr"
    )


def test_deleting_an_ancestor_leaves_the_paragraph(declaration):
    new = opened(declaration)
    declaration.paragraphs.get(position=1).delete()
    first = new.paragraphs.get(position=1)
    assert (first.ancestor, first.body_fr) == (None, "Secret 1")


def test_the_copy_is_logged_with_where_it_came_from_and_no_text(declaration):
    open_next(meeting=declaration.meeting, by=StaffFactory())
    said = [entry.get_change_message() for entry in LogEntry.objects.order_by("pk")]
    assert said[0] == "Added copy of “Mayors' Declaration (2026)”."
    assert not any("Secret" in sentence for sentence in said)


def test_the_preview_counts_documents_paragraphs_and_translations(declaration):
    copied = copied_rows(declaration.meeting)
    assert [(row.label, row.number) for row in copied] == [("Declarations", 1), ("Paragraphs", 3)]
    title = languages.Resolved("Déclaration des maires", "fr")
    assert list(copied[0].names) == [(title, "French")]
    left = {row.label: row.number for row in left_rows(declaration.meeting)}
    assert (left["Translations of paragraphs"], left["Language versions"]) == (2, 1)


def test_the_newest_meeting_with_something_to_copy_is_known(declaration):
    AnnualMeetingFactory(edition=19, year=2027)
    DeclarationFactory(meeting__edition=3)
    assert newest_with_copies() == declaration.meeting


@pytest.mark.parametrize(
    "path",
    [
        "",
        "meetings/",
        "meetings/2027/",
        "meetings/2027/host-to-be-announced/",
        "declarations/",
        "declarations/2027/mayors-declaration/",
    ],
)
def test_no_reader_sees_anything_of_the_new_year(client, declaration, path):
    new = opened(declaration)
    new.paragraphs.update(body_fr="Brouillon confidentiel", body_en="Confidential draft")
    Declaration.objects.filter(pk=new.pk).update(title_fr="Confidentiel", title_en="Confidential")
    AnnualMeeting.objects.filter(pk=new.meeting_id).update(theme_en="Confidential theme")
    answer = client.get(f"/en/{path}")
    assert answer.status_code == (404 if "2027" in path else 200)
    assert "onfident" not in answer.content.decode()
    assert "XIX" not in answer.content.decode()


def test_staff_see_the_draft_at_its_own_address(declaration):
    opened(declaration)
    address = reverse("declarations:detail", args=[2027, "mayors-declaration"])
    assert "Secret 1" in signed_in("Secretariat").get(address).content.decode()


def test_a_text_of_500_paragraphs_costs_little_more_than_a_query_each(
    declaration, django_assert_max_num_queries
):
    rows = [
        Paragraph(declaration=declaration, key=f"k{n}", position=n, body_fr=f"§ {n}")
        for n in range(4, 501)
    ]
    Paragraph.objects.bulk_create(rows)
    with django_assert_max_num_queries(700):
        assert opened(declaration).paragraphs.count() == 500
