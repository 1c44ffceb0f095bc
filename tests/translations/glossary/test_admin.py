"""The glossary in the admin: who reads it, who writes it, and what a form refuses."""

import pytest
from django.urls import reverse

from tests.factories.staff import StaffFactory
from translations.models import Term, TermText

LIST = reverse("admin:translations_term_changelist")
ADD = reverse("admin:translations_term_add")


@pytest.fixture
def member_city(term):
    """A term in French, attested, and in Arabic, to be confirmed."""
    return term(
        "member_city",
        group="network",
        texts={"fr": "Ville membre", "ar": "المدينة العضو"},
        allowed={"ar": "المدن الأعضاء"},
        attested=("fr",),
    )


@pytest.fixture
def editor(db, enter):
    """The browser of somebody who manages terms."""
    return enter(StaffFactory(username="eva", role="Editors"))


def _posted(client, url, **changes):
    """What a form holds as a browser would send it back, with changes."""
    response = client.get(url)
    data = {}
    formset = response.context["inline_admin_formsets"][0].formset
    forms = [response.context["adminform"].form, formset.management_form, *formset.forms]
    for form in forms:
        for bound in form:
            value = bound.value()
            if not (value is None or value is False or bound.field.disabled):
                data[bound.html_name] = value
    return client.post(url, data | changes)


def _change(term):
    """The address of a term's form."""
    return reverse("admin:translations_term_change", args=[term.pk])


def test_a_translator_reads_the_glossary_but_does_not_write_it(member_city, leila, enter):
    client = enter(leila)
    answers = [client.get(LIST), client.get(_change(member_city)), client.get(ADD)]
    assert [answer.status_code for answer in answers] == [200, 200, 403]
    assert client.post(_change(member_city), {"key": "other"}).status_code == 403
    assert Term.objects.get().key == "member_city"


def test_who_has_no_part_at_the_desk_does_not_see_the_glossary(member_city, enter):
    client = enter(StaffFactory(username="otto"))
    assert client.get(LIST).status_code == 403


def test_the_list_says_which_languages_are_attested(member_city, editor):
    page = editor.get(LIST).content.decode()
    marks = [
        '<abbr class="completeness__language--complete" title="attested: French">fr</abbr>',
        '<abbr class="completeness__language--partial" title="to be confirmed: Arabic">ar</abbr>',
        '<abbr class="completeness__language--missing" title="missing: Spanish">es</abbr>',
    ]
    assert [mark for mark in marks if mark not in page] == []


def test_the_list_takes_the_same_queries_for_one_term_and_for_three(
    member_city, editor, django_assert_num_queries
):
    with django_assert_num_queries(10):
        editor.get(LIST)
    for key in ("mayor", "film"):
        other = Term.objects.create(key=key)
        TermText.objects.create(term=other, language="fr", preferred=key)
    with django_assert_num_queries(10):
        editor.get(LIST)


@pytest.mark.parametrize("words", ["ville MEMBRE", "الأعضاء", "member_city"])
def test_a_term_is_found_by_its_forms_in_every_language(member_city, editor, words):
    Term.objects.create(key="film")
    found = editor.get(LIST, {"q": words}).context["cl"].result_list
    assert [one.key for one in found] == ["member_city"]


def test_a_new_term_is_written_in_the_languages_that_were_filled_in(editor):
    fields = {"key": "mayor", "texts-0-preferred": "Maire", "texts-1-preferred": "Mayor"}
    assert _posted(editor, ADD, **fields).status_code == 302
    written = list(TermText.objects.order_by("pk").values_list("language", "preferred"))
    assert written == [("fr", "Maire"), ("en", "Mayor")]


def test_saving_a_term_unchanged_keeps_its_texts(member_city, editor):
    assert _posted(editor, _change(member_city)).status_code == 302
    assert list(TermText.objects.order_by("pk").values_list("language", flat=True)) == ["fr", "ar"]


def test_a_form_cannot_be_right_and_forbidden(member_city, editor):
    answer = _posted(editor, _change(member_city), **{"texts-0-forbidden": "ville  membre"})
    assert answer.context["inline_admin_formsets"][0].formset.errors[0] == {
        "forbidden": [
            "“ville membre” is among the forms that are right and among those not to be used. "
            "Take it out of one of the two."
        ]
    }


def test_a_text_of_one_language_can_be_taken_away_but_a_term_cannot(member_city, editor):
    assert _posted(editor, _change(member_city), **{"texts-1-DELETE": "on"}).status_code == 302
    assert list(TermText.objects.values_list("language", flat=True)) == ["fr"]
    delete = reverse("admin:translations_term_delete", args=[member_city.pk])
    assert editor.post(delete, {"post": "yes"}).status_code == 403
