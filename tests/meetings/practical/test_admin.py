"""The staff's side: wrong inputs, what is checked, what is published, what is drawn."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from meetings.practical.models import NewsItem, PracticalPage, WelcomeWord
from tests.admin_form import as_opened, errors
from tests.factories.meetings import AnnualMeetingFactory, HostFactory
from tests.factories.practical import NewsItemFactory, PracticalPageFactory, WelcomeWordFactory
from tests.publication.conftest import signed_in
from tests.test_admin_pictures import drawn
from translations.models import TextUnit
from uccn.lib import languages

pytestmark = pytest.mark.django_db

ADD = "admin:practical_practicalpage_add"


def form_of(of=None, **changes) -> dict[str, str]:
    """What the form of a page sends."""
    key = (of or AnnualMeetingFactory()).pk
    sent = {"meeting": key, "slug": "venir", "position": "1", "title_fr": "Venir"}
    return sent | {"body_fr": "## Train\nPar le train."} | changes


def test_an_editor_writes_a_page_and_publishes_it():
    client = signed_in("Editors")
    client.post(reverse(ADD), form_of(AnnualMeetingFactory(public=True)))
    page = PracticalPage.objects.get()
    assert (page.title_fr, page.title_en, page.needs_check) == ("Venir", None, False)
    publish = reverse("admin:practical_practicalpage_publish", args=[page.pk])
    assert "Title and text are not there yet in: English." in client.get(publish).content.decode()
    client.post(publish, {"when": "now", "confirm": "on"})
    page.refresh_from_db()
    assert page.is_public


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        ({"body_fr": "a\n[x](javascript:alert(1))"}, "body_fr", "Line 2: “javascript:alert(1”"),
        ({"body_fr": "[x](https://a.example"}, "body_fr", "is not closed. Put ) after it."),
        ({"body_fr": "a <b>c</b>"}, "body_fr", "“<b>” is HTML"),
        ({"body_fr": "**a"}, "body_fr", "** is opened and not closed"),
        ({"body_fr": "a\u202eb"}, "body_fr", "cannot be kept"),
        ({"body_fr": ""}, "body_fr", "in at least one language"),
        ({"title_fr": ""}, "title_fr", "in at least one language"),
        ({"slug": "../x"}, "slug", "slug"),
        ({"original_language": "xx"}, "original_language", "none of the site's languages"),
        ({"slug": ""}, "slug", "required"),
        ({"meeting": ""}, "meeting", "required"),
        ({"position": "-1"}, "position", "greater than or equal to 0"),
    ],
)
def test_a_wrong_page_is_refused_with_what_to_do_and_kept_as_typed(changes, field, words):
    sent = form_of(**changes)
    response = signed_in("Editors").post(reverse(ADD), sent)
    assert words in " ".join(errors(response)[field])
    assert PracticalPage.objects.count() == 0
    assert response.context["adminform"].form["body_fr"].value() == sent["body_fr"]


def test_what_was_written_first_is_the_source_at_the_desk():
    client = signed_in("Editors")
    client.post(
        reverse(ADD), form_of(title_es="Llegar", body_es="En tren.", original_language="es")
    )
    page = PracticalPage.objects.get()
    assert page.original_language == "es"
    found = TextUnit.objects.filter(object_id=page.pk, field__in=("title", "body"))
    assert set(found.values_list("field", "source_language")) == {("title", "es"), ("body", "es")}


def test_two_pages_of_a_meeting_have_two_addresses():
    page = PracticalPageFactory(slug="venir")
    client = signed_in("Editors")
    again = client.post(reverse(ADD), form_of(page.meeting))
    assert errors(again) == {"__all__": ["Another page of this meeting has this slug."]}
    assert client.post(reverse(ADD), form_of(AnnualMeetingFactory())).status_code == 302


def test_a_page_stays_with_its_meeting():
    page = PracticalPageFactory()
    client, other = signed_in("Editors"), AnnualMeetingFactory()
    change = reverse("admin:practical_practicalpage_change", args=[page.pk])
    client.post(change, as_opened(client.get(change)) | {"meeting": other.pk})
    assert PracticalPage.objects.get().meeting_id == page.meeting_id


def test_the_list_marks_what_is_to_be_checked_and_checking_takes_the_mark_off():
    copy = PracticalPageFactory(needs_check=True, copied_from=2017)
    other = PracticalPageFactory(needs_check=True, copied_from=2016)
    client, changes = signed_in("Editors"), reverse("admin:practical_practicalpage_changelist")
    assert "check me: from 2017" in client.get(changes).content.decode()
    done = {"action": "checked", "_selected_action": [copy.pk]}
    told = client.post(changes, done, follow=True).content.decode()
    assert "1 page is checked." in told
    assert ("check me: from 2017" in told, "check me: from 2016" in told) == (False, True)
    assert list(PracticalPage.objects.filter(needs_check=True)) == [other]
    translator = signed_in("Translators – Arabic")
    translator.post(changes, done | {"_selected_action": [other.pk]})
    assert PracticalPage.objects.get(pk=other.pk).needs_check


def test_before_a_copy_is_published_staff_read_that_nobody_checked_it():
    page = PracticalPageFactory(needs_check=True, meeting__published_at=None)
    client = signed_in("Editors")
    address = reverse("admin:practical_practicalpage_publish", args=[page.pk])
    html = client.get(address).content.decode()
    assert "Still to be checked" in html
    assert "Its meeting is not public" in html
    page.needs_check = False
    page.save()
    assert "Still to be checked" not in client.get(address).content.decode()


def test_the_ordinary_form_takes_the_mark_off_too():
    page = PracticalPageFactory(needs_check=True)
    client = signed_in("Editors")
    change = reverse("admin:practical_practicalpage_change", args=[page.pk])
    sent = as_opened(client.get(change))
    del sent["needs_check"]
    client.post(change, sent)
    page.refresh_from_db()
    assert (page.needs_check, page.is_public) == (False, False)


def test_what_is_typed_is_drawn_and_not_saved():
    page = PracticalPageFactory()
    client, drawn = signed_in("Editors"), reverse("admin:practical_practicalpage_drawn")
    change = client.get(reverse("admin:practical_practicalpage_change", args=[page.pk]))
    assert f'formaction="{drawn}"' in change.content.decode()
    sent = {"body_fr": "## Venir\n*Vite* <script>", "body_ar": "[س](ftp://a.example)"}
    html = client.post(drawn, sent).content.decode()
    assert '<h2 id="s-1">Venir</h2>' in html
    assert "<em>Vite</em> &lt;script&gt;" in html
    assert "“ftp://a.example” cannot be linked" in html
    assert 'lang="ar" dir="rtl"' in html
    html = client.post(drawn, {"body_fr": "## A\n" * 40_000}).content.decode()
    assert "at most 100,000 fit" in html
    assert "<h2 id=" not in html
    page.refresh_from_db()
    assert page.body_fr == "Prenez le *train*."


def test_who_may_write_no_page_draws_none():
    address = reverse("admin:practical_practicalpage_drawn")
    assert signed_in("Translators – Arabic").post(address, {"body_ar": "x"}).status_code == 403


def test_a_public_page_is_not_deleted_and_a_meeting_with_pages_neither():
    page = PracticalPageFactory(public=True)
    client = signed_in("Secretariat")
    delete = reverse("admin:practical_practicalpage_delete", args=[page.pk])
    assert client.post(delete, {"post": "yes"}).status_code == 403
    draft = PracticalPageFactory(meeting__published_at=None)
    delete = reverse("admin:meetings_annualmeeting_delete", args=[draft.meeting_id])
    assert "protected" in client.post(delete, {"post": "yes"}).content.decode()
    assert PracticalPage.objects.count() == 2


def test_news_is_written_for_its_day():
    sent = {"day": "2018-03-01", "slug": "out", "title_fr": "Sorti"}
    add = reverse("admin:practical_newsitem_add")
    client = signed_in("Editors")
    client.post(add, sent)
    assert NewsItem.objects.get().address == "news/2018/out"
    assert errors(client.post(add, sent)) == {"slug": ["Other news of that year has this slug."]}
    assert errors(client.post(add, sent | {"day": "30/02"}))["day"] != []
    wrong = client.post(add, sent | {"slug": "b", "body_fr": "[x](y)"})
    assert "“y” cannot be linked" in errors(wrong)["body_fr"][0]
    assert NewsItem.objects.count() == 1


def test_news_of_the_site_is_published_with_nothing_missing_but_its_own_texts():
    item = NewsItemFactory(title_en="Out", title_es="x", title_ar="x", title_ru="x")
    address = reverse("admin:practical_newsitem_publish", args=[item.pk])
    html = signed_in("Editors").get(address).content.decode()
    assert f"not there yet in: {languages.name_in('zh-hans', 'en')}." in html


def test_a_picture_of_who_welcomes_comes_with_words_credit_and_licence(
    settings, tmp_path, django_capture_on_commit_callbacks
):
    settings.MEDIA_ROOT = tmp_path
    host = HostFactory()
    add = reverse("admin:practical_welcomeword_add")
    sent = {"host": host.pk, "name_fr": "Ada", "words_fr": "Bienvenue."}
    client = signed_in("Editors")
    refused = client.post(add, sent | {"picture": SimpleUploadedFile("a.jpg", drawn("JPEG"))})
    assert set(errors(refused)) == {"picture_credit", "picture_licence", "picture_alt_en"}
    assert errors(client.post(add, sent | {"words_fr": ""})) != {}
    told = {"picture_credit": "Bea", "picture_licence": "CC0", "picture_alt_fr": "Ada"}
    assert (
        client.post(
            add, sent | told | {"picture": SimpleUploadedFile("a.jpg", drawn("JPEG"))}
        ).status_code
        == 302
    )
    word = WelcomeWord.objects.get()
    assert word.picture_width > 0
    with django_capture_on_commit_callbacks(execute=True):
        client.post(reverse("admin:practical_welcomeword_delete", args=[word.pk]), {"post": "yes"})
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(
    ("factory", "name", "queries"),
    [
        (PracticalPageFactory, "practicalpage", 9),
        (NewsItemFactory, "newsitem", 10),
        (WelcomeWordFactory, "welcomeword", 9),
    ],
)
def test_a_list_asks_as_much_for_any_number(
    factory, name, queries, count, django_assert_num_queries
):
    factory.create_batch(count)
    client = signed_in("Secretariat")
    with django_assert_num_queries(queries):
        client.get(reverse(f"admin:practical_{name}_changelist"))


def test_a_host_citys_editor_writes_news_and_welcomes_of_their_own_meeting_alone():
    client = signed_in("Host-city editors")
    own, other = HostFactory(), HostFactory()
    own.meeting.editors.add(client.user)
    add = reverse("admin:practical_newsitem_add")
    sent = {"day": "2018-03-01", "slug": "out", "title_fr": "Sorti"}
    assert errors(client.post(add, sent)) == {"meeting": ["This field is required."]}
    assert "meeting" in errors(client.post(add, sent | {"meeting": other.meeting_id}))
    assert client.post(add, sent | {"meeting": own.meeting_id}).status_code == 302
    add = reverse("admin:practical_welcomeword_add")
    sent = {"name_fr": "Ada", "words_fr": "Bienvenue."}
    assert "host" in errors(client.post(add, sent | {"host": other.pk}))
    assert client.post(add, sent | {"host": own.pk}).status_code == 302
    publish = reverse("admin:practical_newsitem_publish", args=[NewsItem.objects.get().pk])
    assert client.get(publish).status_code == 403


def test_a_host_citys_editor_sees_no_draft_of_another_meeting():
    client = signed_in("Host-city editors")
    own, other = PracticalPageFactory(), PracticalPageFactory()
    own.meeting.editors.add(client.user)
    news = NewsItemFactory()
    seen = [client.get(row.get_absolute_url()).status_code for row in (own, other, news)]
    assert seen == [200, 404, 404]
