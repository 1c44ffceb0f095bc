"""A reader reports a problem with a translation, without an account."""

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from tests.factories.cities import CityFactory
from tests.factories.meetings import AnnualMeetingFactory
from tests.page import Page, words
from translations import actions
from translations.models import Comment, TextUnit

WORDS = "It says <two>, not one."


def address(unit, language="ar", name="form"):
    """The page to report a text in a language."""
    with override(language):
        return reverse(f"reports:{name}", args=[unit if isinstance(unit, int) else unit.pk])


def send(client, unit, text=WORDS, language="ar", **more):
    """Send the form."""
    return client.post(address(unit, language), {"text": text, "website": ""} | more)


def test_a_reader_sees_the_text_as_it_is_public(client, units):
    page = Page(client.get(address(units[0])))
    assert page.texts("blockquote") == ["واحد"]
    assert page.one("html")["attrs"] == {"lang": "ar", "dir": "rtl"}
    assert page.one("meta", name="robots")["attrs"]["content"] == "noindex"
    assert "/ar/declarations/2018/mayors-declaration/#p-1" in [
        link["attrs"]["href"] for link in page.all("a")
    ]


def test_a_report_stands_beside_its_text(client, units):
    response = send(client, units[0])
    assert (response.status_code, response["Location"]) == (
        302, address(units[0], name="thanks"),
    )  # fmt: skip
    made = Comment.objects.get()
    assert (made.unit, made.language, made.kind, made.text, made.author, made.resolved_at) == (
        units[0], "ar", "report", WORDS, None, None,
    )  # fmt: skip


def test_the_address_of_the_sender_is_not_kept(client, units):
    send(client, units[0])
    first = Comment.objects.get().sender
    assert (len(first), "127.0.0.1" in first) == (64, False)
    Client().post(address(units[1]), {"text": WORDS}, REMOTE_ADDR="127.0.0.2")
    assert Comment.objects.exclude(sender=first).count() == 1


def test_a_reader_is_thanked_and_led_back(client, units):
    page = Page(client.get(address(units[0], name="thanks")))
    assert "/ar/declarations/2018/mayors-declaration/#p-1" in [
        link["attrs"]["href"] for link in page.all("a")
    ]
    assert page.one("meta", name="robots")["attrs"]["content"] == "noindex"


def test_links_to_other_languages_lead_to_the_text_there(client, units):
    page = Page(client.get(address(units[0])))
    links = {
        e["attrs"]["hreflang"]: e["attrs"]["href"]
        for e in page.all("a")
        if e["attrs"].get("hreflang")
    }
    assert links["es"] == "/es/declarations/2018/mayors-declaration/"
    assert page.all("link", rel="alternate") == []


@pytest.mark.parametrize("text", ["", "   ", "x" * 2001, "a\u202eb"])
def test_what_cannot_be_sent_is_said_and_nothing_typed_is_lost(client, units, text):
    response = send(client, units[0], text)
    page = Page(response)
    assert (response.status_code, Comment.objects.count()) == (422, 0)
    summary = page.one("div", id="error-summary")
    assert ("autofocus" in summary["attrs"], summary["attrs"]["tabindex"]) == (True, "-1")
    assert "#id_text" in [link["attrs"]["href"] for link in page.all("a")]
    box = page.one("textarea")
    assert (box["attrs"]["aria-invalid"], words(box["text"])) == ("true", words(text))
    described = box["attrs"]["aria-describedby"].split()
    assert set(described) <= {e["attrs"].get("id") for e in page.elements}


def test_two_thousand_characters_on_many_lines_are_taken(client, units):
    text = "\r\n".join(["x" * 19] * 100)
    assert send(client, units[0], text).status_code == 302
    assert len(Comment.objects.get().text) == 1999


def test_a_machine_that_fills_every_field_is_refused(client, units):
    response = send(client, units[0], website="https://spam.example/")
    page = Page(response)
    assert (response.status_code, Comment.objects.count()) == (422, 0)
    assert words(page.one("textarea")["text"]) == WORDS


def test_the_field_for_machines_is_hidden_from_people(client, units):
    page = Page(client.get(address(units[0])))
    field = page.one("input", name="website")["attrs"]
    assert (field["autocomplete"], field["tabindex"]) == ("off", "-1")
    assert len(page.all("div", class_="visually-hidden")) == 1


def test_a_reader_sends_five_reports_an_hour_and_keeps_the_words_of_the_sixth(client, units):
    assert [send(client, units[0], f"{n}").status_code for n in range(5)] == [302] * 5
    response = send(client, units[0])
    assert (response.status_code, response["Retry-After"]) == (429, "3600")
    assert words(Page(response).one("textarea")["text"]) == WORDS
    assert Comment.objects.count() == 5
    other = client.post(address(units[0]), {"text": WORDS}, REMOTE_ADDR="127.0.0.2")
    assert other.status_code == 302
    Comment.objects.update(at=timezone.now() - dt.timedelta(minutes=61))
    assert send(client, units[0]).status_code == 302


def test_a_whole_network_counts_as_one_sender(client, units):
    for number in range(6):
        last = client.post(
            address(units[0]), {"text": f"{number}"}, REMOTE_ADDR=f"2001:db8:1:2::{number}"
        )
    assert last.status_code == 429
    other = client.post(address(units[0]), {"text": "x"}, REMOTE_ADDR="2001:db8:1:3::1")
    assert other.status_code == 302


def test_all_readers_together_send_a_hundred_reports_an_hour(units):
    for number in range(100):
        actions.report(unit=units[0], language="ar", text="x", sender=str(number))
    with pytest.raises(actions.TooManyReports):
        actions.report(unit=units[0], language="ar", text="x", sender="another")


@pytest.mark.parametrize(
    ("number", "language"),
    [(0, "es"), (0, "ru"), (0, "fr"), (2, "ar")],
    ids=["a draft", "no version", "the original", "no translation"],
)
def test_what_readers_do_not_see_as_a_translation_cannot_be_reported(
    client, units, number, language
):
    for response in (
        client.get(address(units[number], language)),
        client.get(address(units[number], language, "thanks")),
        send(client, units[number], language=language),
    ):
        assert response.status_code == 404
        assert "SECRETO" not in response.content.decode()
    assert Comment.objects.count() == 0


def test_a_draft_translation_beside_the_public_one_is_not_shown(client, units, submit, leila):
    submit(units[0], leila, text="مسودة")
    assert Page(client.get(address(units[0]))).texts("blockquote") == ["واحد"]


def test_a_withdrawn_translation_cannot_be_reported(client, declaration, units):
    declaration.versions.get(language="ar").withdraw()
    assert client.get(address(units[0])).status_code == 404


def test_a_deleted_paragraph_cannot_be_reported(client, declaration, units):
    declaration.paragraphs.get(key="1").delete()
    assert client.get(address(units[0])).status_code == 404


@pytest.mark.parametrize("number", [0, 999, 10**30])
def test_an_unknown_text_is_not_found(client, declaration, number):
    assert client.get(address(number)).status_code == 404


def test_a_name_that_has_no_page_of_its_own_is_not_found(client, declaration):
    CityFactory(name_en="Kraków", name_ar="كراكوف")
    unit = TextUnit.objects.get(content_type__model="city", field="name")
    response = client.get(address(unit))
    assert (response.status_code, "كراكوف" in response.content.decode()) == (404, False)


def test_a_form_from_elsewhere_is_refused(units):
    strict = Client(enforce_csrf_checks=True)
    assert send(strict, units[0]).status_code == 403
    assert Comment.objects.count() == 0


def test_what_a_reader_wrote_is_never_run(client, units):
    response = send(client, units[0], "<script>alert(1)</script>\u202e")
    assert "<script>alert" not in response.content.decode()


def test_a_text_of_a_meeting_leads_back_to_the_meetings_page(client, db):
    meeting = AnnualMeetingFactory(public=True, summary_fr="Un résumé.", summary_ar="ملخص.")
    unit = TextUnit.objects.get(object_id=meeting.pk, field="summary")
    page = Page(client.get(address(unit, name="thanks")))
    with override("ar"):
        assert meeting.get_absolute_url() in [link["attrs"]["href"] for link in page.all("a")]
    assert "" not in [link["attrs"].get("href") for link in page.all("a")]
