"""The mails that go out: one a kind to each person, in the person's language, only once."""

import io
import smtplib

import pytest
from django.core.mail.backends.locmem import EmailBackend
from django.core.management import CommandError, call_command
from django.utils.translation import gettext as _
from django.utils.translation import override

from translations import actions
from translations.models import Notice, NoticeRefusal
from translations.notices.sending import Sent, send

SITE = "http://127.0.0.1:8000"


class RefusesRana(EmailBackend):
    """A server that refuses one recipient."""

    def send_messages(self, messages):
        if any("rana@mail.example" in message.to for message in messages):
            raise smtplib.SMTPRecipientsRefused({})
        return super().send_messages(messages)


def unsent():
    """How many notices still wait."""
    return Notice.objects.filter(sent_at=None).count()


def test_three_texts_are_one_mail_with_the_sheets_address(
    units, sheet, submit, leila, rana, mailoutbox
):
    for unit in units:
        submit(unit, leila)
    assert send() == Sent(mails=1)
    (mail,) = mailoutbox
    assert mail.to == ["rana@mail.example"]
    assert mail.subject == "3 texts wait for your review"
    address = f"{SITE}/admin/translations/declarations.declaration/{sheet.object_id}/ar/"
    assert mail.body.splitlines()[:6] == [
        "Somebody translated these texts and sent them to review:",
        "",
        "Déclaration des maires (2018)",
        "Arabic · 3 texts",
        address,
        "",
    ]


def test_a_single_text_is_linked_to_itself(units, sheet, submit, leila, rana, mailoutbox):
    submit(units[2], leila)
    send()
    place = f"declarations.declaration/{sheet.object_id}/ar/{units[2].pk}/"
    assert f"{SITE}/admin/translations/{place}" in mailoutbox[0].body.splitlines()
    assert mailoutbox[0].subject == "A text waits for your review"


def test_a_mail_says_where_it_is_switched_off(units, submit, leila, rana, mailoutbox):
    submit(units[2], leila)
    send()
    headers = mailoutbox[0].message()
    assert headers["List-Unsubscribe"] == f"<{SITE}/admin/translations/mail/>"
    assert headers["Auto-Submitted"] == "auto-generated"
    assert f"{SITE}/admin/translations/mail/" in mailoutbox[0].body.splitlines()


def test_a_mail_is_in_its_recipients_language(
    sheet, leila, rana, person, mailoutbox, django_user_model
):
    arab = person("omar", "translate_ru", language="ar")
    for language, who, by in [("ar", leila, rana), ("ru", arab, person("b", "review_ru"))]:
        actions.assign(sheet=sheet, language=language, person=who, by=by)
    send()
    said = {mail.to[0]: mail for mail in mailoutbox}
    french, arabic = said["leila@mail.example"], said["omar@mail.example"]
    assert french.message()["Content-Language"] == "fr"
    assert "arabe" in french.body.splitlines()
    assert arabic.message()["Content-Language"] == "ar"
    assert {"الروسية", "إعلان رؤساء البلديات (2018)"} <= set(arabic.body.splitlines())


def test_nothing_is_sent_twice(units, submit, leila, rana, mailoutbox):
    submit(units[2], leila)
    assert (send().mails, send().mails) == (1, 0)
    assert (len(mailoutbox), unsent()) == (1, 0)


def test_each_kind_is_a_mail_of_its_own(
    units, sheet, submit, rewrite, leila, rana, person, mailoutbox
):
    actions.assign(sheet=sheet, language="ar", person=leila, by=rana)
    submit(units[0], leila)
    rewrite(units[0])
    send()
    with override("fr"):
        told = [_("A source that you translated was changed"), _("A text was assigned to you")]
    assert sorted((mail.to[0], mail.subject) for mail in mailoutbox) == [
        *(("leila@mail.example", subject) for subject in sorted(told)),
        ("rana@mail.example", "A text waits for your review"),
    ]


def test_one_recipient_who_fails_keeps_nobody_else_from_his_mail(
    units, submit, leila, rana, person, mailoutbox, settings, caplog
):
    person("zaki", "review_ar")
    settings.EMAIL_BACKEND = f"{__name__}.RefusesRana"
    submit(units[2], leila)
    with pytest.raises(CommandError, match="1 mails failed"):
        call_command("send_notices", stdout=io.StringIO())
    assert [mail.to for mail in mailoutbox] == [["zaki@mail.example"]]
    assert Notice.objects.get(sent_at=None).recipient == rana
    assert "could not be sent" in caplog.text
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    send()
    assert [mail.to for mail in mailoutbox][1:] == [["rana@mail.example"]]


@pytest.mark.parametrize("change", [{"email": ""}, {"is_active": False}, {"is_staff": False}])
def test_who_has_no_address_or_left_is_passed_over_for_good(
    units, submit, leila, rana, mailoutbox, django_user_model, change
):
    submit(units[2], leila)
    django_user_model.objects.filter(pk=rana.pk).update(**change)
    assert send() == Sent(left_out=1)
    assert (mailoutbox, unsent()) == ([], 0)


def test_what_was_switched_off_meanwhile_is_not_sent(units, submit, leila, rana, mailoutbox):
    submit(units[2], leila)
    NoticeRefusal.objects.create(person=rana, kind="waiting")
    send()
    assert (mailoutbox, unsent()) == ([], 0)


def test_what_is_no_longer_true_is_not_sent(
    units, sheet, submit, seen, rewrite, leila, rana, mailoutbox
):
    submit(units[1], leila)
    submit(units[2], leila)
    actions.approve(unit=units[2], language="ar", seen=seen(units[2], "ar"), by=rana)
    rewrite(units[0])
    actions.assign(sheet=sheet, language="ar", person=leila, by=rana)
    actions.assign(sheet=sheet, language="ar", person=None, by=rana)
    send()
    assert [(mail.to, mail.subject) for mail in mailoutbox] == [
        (["rana@mail.example"], "A text waits for your review")
    ]


def test_a_translation_that_followed_its_source_is_not_told(
    units, submit, rewrite, leila, rana, mailoutbox
):
    submit(units[0], leila)
    rewrite(units[0])
    submit(units[0], leila, text="نص آخر")
    send()
    assert [mail.to[0] for mail in mailoutbox] == ["rana@mail.example"]


def test_a_title_is_shown_without_marks_and_unescaped(
    declaration, units, submit, leila, rana, mailoutbox
):
    declaration.title_en = "The *mayors'* <declaration> & more"
    declaration.save()
    submit(units[2], leila)
    send()
    assert "The mayors' <declaration> & more (2018)" in mailoutbox[0].body.splitlines()


def test_the_command_says_what_it_did(units, submit, leila, rana, mailoutbox):
    submit(units[2], leila)
    out = io.StringIO()
    call_command("send_notices", stdout=out)
    assert out.getvalue() == "1 mails sent, 0 notices left out.\n"


@pytest.mark.parametrize("texts", [1, 3])
def test_a_mail_costs_the_same_at_one_and_at_three(
    units, submit, leila, rana, django_assert_num_queries, texts
):
    for unit in units[:texts]:
        submit(unit, leila)
    with django_assert_num_queries(14):
        send()
