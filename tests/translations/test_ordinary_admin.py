"""The ordinary admin and the desk: who writes which language, and what waits for review."""

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission
from django.contrib.messages import get_messages
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from declarations.models import Declaration
from meetings.models import AnnualMeeting, Place
from tests.admin_form import as_opened, errors
from tests.factories.declarations import (
    DeclarationFactory,
    LanguageVersionFactory,
    ParagraphFactory,
)
from tests.factories.meetings import AnnualMeetingFactory, PlaceFactory
from tests.page import Page
from translations import actions
from translations.handing_over import hand_over
from translations.models import Origin, Status, TextRevision, TextState
from uccn.accounts import roles

pytestmark = pytest.mark.django_db

CHANGE = ["view_declaration", "change_declaration", "view_paragraph", "change_paragraph"]


@pytest.fixture
def person(django_user_model, db):
    """Make a member of staff with those permissions."""

    def make(name, *permissions):
        roles.set_up()
        user = django_user_model.objects.create_user(name, is_staff=True)
        user.user_permissions.set(Permission.objects.filter(codename__in=permissions))
        return user

    return make


@pytest.fixture
def staff(person, enter):
    """Make a browser of somebody with the permissions of declarations and some of the desk."""

    def make(*permissions, name="anna"):
        user = person(name, *CHANGE, "add_declaration", "add_paragraph", *permissions)
        client = enter(user)
        client.user = user
        return client

    return make


@pytest.fixture
def declaration(db):
    """A title in French, the original, and in Arabic."""
    return DeclarationFactory(title_fr="Déclaration des maires", title_ar="إعلان")


def page_of(row) -> str:
    """The row's form."""
    return reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_change", args=[row.pk])


def save(client, row, **values):
    """Open the row's form, change it, send it."""
    return client.post(page_of(row), as_opened(client.get(page_of(row))) | values)


def stored(row) -> dict:
    """The title's columns that the tests write, as stored."""
    return Declaration.objects.values("title_fr", "title_ar", "title_en").get(pk=row.pk)


def state(row, field, language) -> TextState:
    """Where a text of the row stands."""
    return TextState.objects.get(
        unit__content_type__model=row._meta.model_name,
        unit__object_id=row.pk,
        unit__field=field,
        language=language,
    )


def said(response) -> list[str]:
    """The messages that the next page shows."""
    return [str(message) for message in get_messages(response.wsgi_request)]


def titles_asked(client, row) -> set[str]:
    """The languages in which the form asks for a title."""
    form = client.get(page_of(row)).context["adminform"].form
    return {name.removeprefix("title_") for name in form.fields if name.startswith("title_")}


@pytest.mark.parametrize(
    ("permissions", "asked"),
    [
        ([], set()),
        (["translate_ar"], {"ar"}),
        (["review_ar", "translate_ru"], {"ar", "ru"}),
        (["edit_source"], {"fr"}),
        (["edit_source", "translate_zh_hans"], {"fr", "zh_hans"}),
        (["translate_fr"], set()),
    ],
)
def test_the_form_asks_for_what_the_person_may_write(staff, declaration, permissions, asked):
    assert titles_asked(staff(*permissions), declaration) == asked


def test_the_other_texts_are_shown_in_their_language_and_direction(staff, declaration):
    page = Page(staff("edit_source").get(page_of(declaration)))
    shown = {e["attrs"]["lang"]: e for e in page.all("div") if "lang" in e["attrs"]}
    assert set(shown) == {"en", "es", "ar", "ru", "zh-hans"}
    assert (shown["ar"]["attrs"]["dir"], shown["ar"]["text"]) == ("rtl", "إعلان")
    assert ("data-missing" in shown["ar"]["attrs"], "data-missing" in shown["ru"]["attrs"]) == (
        False,
        True,
    )


def test_what_is_typed_into_a_language_that_is_only_shown_is_not_taken(staff, declaration):
    save(staff("translate_ar"), declaration, title_fr="Volé", title_en="Stolen", note="n")
    assert stored(declaration) == {
        "title_fr": "Déclaration des maires", "title_ar": "إعلان", "title_en": None,
    }  # fmt: skip
    assert not TextRevision.objects.filter(text__in=["Volé", "Stolen"]).exists()


def test_only_who_edits_sources_says_which_language_is_the_original(staff, declaration):
    form = staff("translate_ar").get(page_of(declaration)).context["adminform"].form
    assert "original_language" not in form.fields
    form = staff("edit_source", name="ben").get(page_of(declaration)).context["adminform"].form
    assert "original_language" in form.fields


def test_a_source_is_written_and_its_author_known(staff, declaration):
    client = staff("edit_source")
    save(client, declaration, title_fr="Nouveau titre")
    revision = TextRevision.objects.filter(language="fr").first()
    assert stored(declaration)["title_fr"] == "Nouveau titre"
    assert (revision.text, revision.by, revision.origin) == (
        "Nouveau titre", client.user, Origin.ADMIN,
    )  # fmt: skip


def test_what_was_written_around_the_desk_before_is_not_the_persons(staff, declaration):
    Declaration.objects.filter(pk=declaration.pk).rewrite(False).update(title_ru="Мимо")
    save(staff("edit_source"), declaration, title_fr="Nouveau titre")
    found = TextRevision.objects.get(language="ru")
    assert (found.by, found.origin, found.status) == (None, Origin.FOUND, Status.IN_REVIEW)


def test_a_translation_waits_for_review_and_the_public_text_stays(staff, declaration):
    client = staff("translate_ar")
    response = save(client, declaration, title_ar="إعلان رؤساء البلديات")
    now = state(declaration, "title", "ar")
    assert stored(declaration)["title_ar"] == "إعلان"
    assert (now.draft, now.status, now.origin, now.translator) == (
        "إعلان رؤساء البلديات", Status.IN_REVIEW, Origin.ADMIN, client.user,
    )  # fmt: skip
    message, _changed = said(response)
    assert message.startswith("Arabic: it waits for review at the translation desk.")
    address = reverse(
        "translations:text",
        args=["declarations.declaration", declaration.pk, "ar", now.unit_id],
    )
    assert f'href="{address}"' in message
    assert "draft" in LogEntry.objects.get().get_change_message()


def test_a_reviewer_alone_does_not_approve_either(staff, declaration):
    save(staff("review_ar"), declaration, title_ar="نص")
    assert state(declaration, "title", "ar").status == Status.IN_REVIEW
    assert stored(declaration)["title_ar"] == "إعلان"


def test_an_officer_with_the_override_approves_and_readers_are_told(staff, declaration):
    response = save(staff("review_ar", "override"), declaration, title_ar="نص")
    now = state(declaration, "title", "ar")
    assert stored(declaration)["title_ar"] == "نص"
    assert (now.status, now.is_unreviewed, now.draft) == (Status.APPROVED, True, "")
    assert "not reviewed" in said(response)[0]


def test_an_override_without_the_review_of_the_language_is_none(staff, declaration):
    save(staff("translate_ar", "override"), declaration, title_ar="نص")
    assert state(declaration, "title", "ar").status == Status.IN_REVIEW
    assert stored(declaration)["title_ar"] == "إعلان"


def test_a_public_text_is_asked_about_when_it_changes_at_once_and_not_when_it_waits(
    staff, declaration
):
    LanguageVersionFactory(declaration=declaration, language="ar", public=True)
    response = save(staff("review_ar", "override"), declaration, title_ar="نص")
    assert list(errors(response)) == ["confirm_public"]
    assert save(staff("translate_ar", name="ben"), declaration, title_ar="نص").status_code == 302


def test_taking_a_translation_away_is_the_reviewers(staff, declaration):
    response = save(staff("translate_ar"), declaration, title_ar="")
    assert errors(response) == {"title_ar": ["Only who reviews Arabic may take a text away."]}
    response = save(staff("review_ar", name="ben"), declaration, title_ar="")
    assert response.status_code == 302
    now = state(declaration, "title", "ar")
    assert (stored(declaration)["title_ar"], now.status) == (None, Status.MISSING)
    texts = TextRevision.objects.filter(language="ar").order_by("pk")
    assert list(texts.values_list("text", flat=True)) == ["إعلان", ""]


def test_somebody_elses_draft_is_not_written_over(staff, declaration):
    save(staff("translate_ar"), declaration, title_ar="الأول")
    response = save(staff("translate_ar", name="ben"), declaration, title_ar="الثاني")
    (message,) = errors(response)["title_ar"]
    assert message.startswith("Another text by anna waits at the translation desk.")
    assert 'value="الثاني"' in response.content.decode()
    assert state(declaration, "title", "ar").draft == "الأول"


def test_the_form_says_beside_a_language_that_a_draft_waits(staff, declaration):
    client = staff("translate_ar")
    save(client, declaration, title_ar="الأول")
    form = client.get(page_of(declaration)).context["adminform"].form
    assert "A draft waits at the translation desk." in form.fields["title_ar"].help_text
    assert form["title_ar"].value() == "إعلان"


def test_a_text_handed_over_beside_somebody_elses_draft_is_a_conflict(staff, person, declaration):
    save(staff("translate_ar"), declaration, title_ar="الأول")
    ben = person("ben", "translate_ar")
    with pytest.raises(actions.Conflict) as refused:
        hand_over(declaration, "title", "ar", "الثاني", by=ben, origin=Origin.ADMIN)
    assert refused.value.theirs == "الأول"


def test_ones_own_draft_is_replaced_and_kept_as_a_version(staff, declaration):
    client = staff("translate_ar")
    save(client, declaration, title_ar="الأول")
    save(client, declaration, title_ar="الثاني")
    assert state(declaration, "title", "ar").draft == "الثاني"
    assert TextRevision.objects.filter(text="الأول").exists()


def test_a_new_object_gets_its_source_and_the_desk_the_rest(staff):
    client = staff("edit_source", "translate_ar")
    address = reverse("admin:declarations_declaration_add")
    meeting = AnnualMeetingFactory()
    data = as_opened(client.get(address)) | {
        "meeting": meeting.pk, "slug": "d", "original_language": "fr",
        "title_fr": "Déclaration", "title_ar": "إعلان",
    }  # fmt: skip
    assert client.post(address, data).status_code == 302
    made = Declaration.objects.get()
    assert stored(made) == {"title_fr": "Déclaration", "title_ar": None, "title_en": None}
    now = state(made, "title", "ar")
    assert (now.draft, now.status, now.unit.source_language) == ("إعلان", "in_review", "fr")


def test_a_new_objects_text_in_a_language_that_one_may_not_write_is_refused(staff):
    client = staff("edit_source")
    address = reverse("admin:declarations_declaration_add")
    data = as_opened(client.get(address)) | {
        "meeting": AnnualMeetingFactory().pk, "slug": "d", "original_language": "fr",
        "title_fr": "Déclaration", "title_ar": "إعلان",
    }  # fmt: skip
    response = client.post(address, data)
    assert errors(response) == {"title_ar": ["You may not write texts in Arabic."]}
    assert Declaration.objects.count() == 0


def test_who_may_not_edit_sources_adds_nothing_that_needs_a_text(staff):
    address = reverse("admin:declarations_declaration_add")
    assert staff("translate_ar").get(address).status_code == 403


def test_a_new_paragraph_goes_the_same_way(staff, declaration):
    ParagraphFactory(declaration=declaration)
    client = staff("edit_source", "translate_ar")
    address = reverse("admin:declarations_paragraph_add") + f"?declaration={declaration.pk}&after=0"
    data = as_opened(client.get(address)) | {"position": 1, "body_fr": "Un", "body_ar": "واحد"}
    assert client.post(address, data).status_code == 302
    made = declaration.paragraphs.first()
    now = state(made, "body", "ar")
    assert (made.body_fr, made.body_ar, now.draft) == ("Un", None, "واحد")
    assert TextRevision.objects.get(unit=now.unit, language="fr").by == client.user


def test_texts_stand_in_their_paragraphs_order_after_a_move(staff, declaration):
    first, second = ParagraphFactory.create_batch(2, declaration=declaration)
    save(staff("edit_source"), second, position=1)
    numbers = [state(row, "body", "fr").unit.number for row in (first, second)]
    assert numbers == [2, 1]


def test_texts_stand_in_their_paragraphs_order_after_one_is_deleted(person, enter, declaration):
    first, second = ParagraphFactory.create_batch(2, declaration=declaration)
    client = enter(person("anna", *CHANGE, "delete_paragraph"))
    address = reverse("admin:declarations_paragraph_delete", args=[first.pk])
    assert client.post(address, {"post": "yes"}).status_code == 302
    assert state(second, "body", "fr").unit.number == 1
    assert state(first, "body", "fr").unit.removed_at is not None


def test_the_first_text_of_a_field_is_its_source(person, enter):
    meeting = AnnualMeetingFactory()
    names = ["view_annualmeeting", "change_annualmeeting", "every_meeting"]
    names += ["edit_source", "translate_ru"]
    client = enter(person("anna", *names))
    save(client, meeting, theme_fr="Carrefours", theme_ru="Перекрёстки")
    row = AnnualMeeting.objects.values("theme_fr", "theme_ru").get(pk=meeting.pk)
    assert row == {"theme_fr": "Carrefours", "theme_ru": None}
    assert state(meeting, "theme", "ru").draft == "Перекрёстки"


def test_a_stale_form_hands_nothing_over(person, enter):
    place = PlaceFactory(name_en="Amarante", name_fr="Amarante")
    may = ["view_place", "change_place"]
    anna = enter(person("anna", *may, "edit_source"))
    ben = enter(person("ben", *may, "edit_source", "translate_fr"))
    of_ben = as_opened(ben.get(page_of(place)))
    save(anna, place, name_en="Amarante (Portugal)")
    response = ben.post(page_of(place), of_ben | {"name_en": "Amarante-1", "name_fr": "Nom"})
    assert list(errors(response)) == ["name_en"]
    assert 'value="Nom"' in response.content.decode()
    assert state(place, "name", "fr").draft == ""
    assert Place.objects.get().name_en == "Amarante (Portugal)"


def test_a_fallback_is_never_stored_or_drafted_in_another_language(staff, declaration):
    client = staff("edit_source", *(f"translate_{c}" for c in ("en", "es", "ar", "ru")))
    client.post(reverse("accounts:language"), {"language": "es"})
    save(client, declaration, title_en="Mayors’ declaration")
    assert stored(declaration)["title_en"] is None
    filled = TextState.objects.exclude(draft="").values_list("language", "draft")
    assert list(filled) == [("en", "Mayors’ declaration")]
    row = Declaration.objects.values("title_es", "title_ru").get(pk=declaration.pk)
    assert row == {"title_es": None, "title_ru": None}


def test_withdrawing_a_text_needs_the_review_of_its_language(person, declaration):
    unit = state(declaration, "title", "ar").unit
    seen = actions.Seen(state(declaration, "title", "ar").version, unit.source_hash)
    anna = person("anna", "translate_ar", "review_ru")
    with pytest.raises(PermissionDenied):
        actions.withdraw_text(unit=unit, language="ar", seen=seen, by=anna)
    assert stored(declaration)["title_ar"] == "إعلان"


@pytest.mark.parametrize(
    ("typed", "refusal"),
    [
        ("كراكوف \U0001f600", "no font of ours has U+1F600 GRINNING FACE"),
        ("كراكوف\nبولندا", "Write this on one line."),
        ("ك" * 121, "at most 120 characters"),
    ],
)
@pytest.mark.parametrize("is_new", [True, False])
def test_a_text_that_the_desk_would_not_take_is_refused_where_it_was_typed(
    admin_client, typed, refusal, is_new
):
    place = PlaceFactory(name_en="Krakow")
    address = reverse("admin:meetings_place_change", args=[place.pk])
    if is_new:
        address = reverse("admin:meetings_place_add")
    data = as_opened(admin_client.get(address)) | {"country": "PL"}
    answer = admin_client.post(address, data | {"name_en": "Krakow", "name_ar": typed})
    assert answer.status_code == 200
    assert refusal in errors(answer)["name_ar"][0]
    assert answer.context["adminform"].form["name_ar"].value() == typed
    assert list(Place.objects.values_list("name_ar", flat=True)) in ([""], [None])
