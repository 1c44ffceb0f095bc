"""New passwords: asked for, chosen, changed; nobody learns who has an account."""

import re

import pytest
from django.contrib.auth import get_user_model
from django.core import mail
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from django.urls import reverse

from tests.accounts.conftest import PASSWORD
from uccn.accounts.mailing import send, write_down
from uccn.accounts.models import KnownDevice, StaffMail, StaffPreference, StaffSession

pytestmark = pytest.mark.django_db
NEW = "a longer sentence for now"


def without_token(response) -> tuple:
    """Status, headers and body, without what is random in every answer."""
    body = re.sub(r'value="[A-Za-z0-9]{64}"', "", response.content.decode())
    return response.status_code, body, sorted(set(response.headers) - {"Set-Cookie"})


def sent():
    """Send what waits; the mails."""
    call_command("send_account_mails", verbosity=0)
    return mail.outbox


def link(text: str) -> str:
    """The path of the link in a mail."""
    return re.search(r"https?://[^/]+(/admin/account/\S+)", text)[1]


def open_link(page, path):
    """Follow a link to the address without its secret."""
    return page.get(path)["Location"]


def test_signing_in_answers_alike_for_every_reason_to_refuse(member, browser):
    member("anna")
    member("idle", is_active=False)
    member("reader", is_staff=False)
    pages = [
        browser(f"192.0.2.{n}").password(name, given)
        for n, (name, given) in enumerate(
            [
                ("none", "no"),
                ("anna", "no"),
                ("idle", PASSWORD),
                ("read", "no"),
                ("reader", PASSWORD),
            ]
        )
    ]
    bodies = [re.sub(r'name="username" value="\w+"', "", without_token(page)[1]) for page in pages]
    assert {page.status_code for page in pages} == {200}
    assert len(set(bodies)) == 1
    assert not StaffSession.objects.exists()


def test_asking_for_a_mail_answers_alike_whoever_asks(member, browser):
    member("anna")
    member("idle", is_active=False)
    answers = []
    for address in ("anna@example.org", "idle@example.org", "none@example.org"):
        page = browser()
        first = page.post(reverse("accounts:reset"), {"email": address})
        second = page.get(first["Location"])
        answers.append((first.status_code, first.content, first["Location"], without_token(second)))
    assert answers[0] == answers[1] == answers[2]
    assert [message.to for message in sent()] == [["anna@example.org"]]
    assert not StaffMail.objects.exists()


def test_no_address_is_no_reason_for_a_mail(anna, browser):
    answer = browser().post(reverse("accounts:reset"), {"email": "not an address"})
    assert 'id="error-summary"' in answer.content.decode()
    assert not StaffMail.objects.exists()


def test_asking_again_and_again_waits(anna, browser):
    page = browser()
    for _n in range(21):
        page.post(reverse("accounts:reset"), {"email": "none@example.org"})
    answer = page.post(reverse("accounts:reset"), {"email": "anna@example.org"})
    assert "too many attempts" in answer.content.decode()
    assert sent() == []


def test_the_mail_is_in_the_persons_language_and_its_link_opens_once(anna, browser):
    StaffPreference.objects.create(user=anna, language="fr")
    page = browser()
    page.post(reverse("accounts:reset"), {"email": "ANNA@example.org"})
    (message,) = sent()
    assert message.extra_headers["Content-Language"] == "fr"
    assert message.to == ["anna@example.org"]
    path = link(message.body)
    address = open_link(page, path)
    page.post(address, {"new_password1": NEW, "new_password2": NEW})
    assert browser("192.0.2.7").password("anna", NEW).status_code == 302
    assert page.get(path).status_code == 410


def test_a_wish_that_comes_while_mails_are_sent_waits_and_is_no_failure(anna, member):
    member("ben")
    write_down(None, StaffMail.Kind.RESET, address="anna@example.org")
    came = []

    def ask(execute, sql, *more):
        """Somebody else asks when the first wish is settled."""
        if sql.startswith("DELETE") and not came:
            came.append(sql)
            write_down(None, StaffMail.Kind.RESET, address="ben@example.org")
        return execute(sql, *more)

    with connection.execute_wrapper(ask):
        assert send() == (1, 0)
    assert send() == (1, 0)
    assert [message.to for message in mail.outbox] == [["anna@example.org"], ["ben@example.org"]]


def test_a_new_password_by_mail_forgets_the_devices_of_before(anna, browser):
    browser().password("anna")
    before = KnownDevice.objects.get()
    page = browser("192.0.2.7")
    page.post(reverse("accounts:reset"), {"email": "anna@example.org"})
    (message,) = sent()
    address = open_link(page, link(message.body))
    page.post(address, {"new_password1": NEW, "new_password2": NEW})
    assert KnownDevice.objects.get().digest != before.digest


@pytest.mark.parametrize(
    ("first", "second"), [("short", "short"), (NEW, "other"), ("password1234", "password1234")]
)
def test_a_weak_or_mistyped_password_is_not_kept(first, second, anna, browser):
    page = browser()
    page.post(reverse("accounts:reset"), {"email": "anna@example.org"})
    address = open_link(page, link(sent()[0].body))
    answer = page.post(address, {"new_password1": first, "new_password2": second})
    assert 'id="error-summary"' in answer.content.decode()
    anna.refresh_from_db()
    assert anna.check_password(PASSWORD)


@pytest.mark.parametrize("key", ["MQ", "xx", "-", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"])
@pytest.mark.parametrize("name", ["reset-confirm", "accept"])
def test_a_forged_link_opens_nothing(name, key, anna, browser):
    answer = browser().get(reverse(f"accounts:{name}", args=[key, "cz0-forged"]))
    assert answer.status_code == 410
    assert "This link no longer opens" in answer.content.decode()


def test_changing_the_password_ends_other_sessions_and_keeps_this_one(anna, browser):
    here, there = browser(), browser("198.51.100.1")
    here.password("anna")
    there.password("anna")
    given = {"old_password": PASSWORD, "new_password1": NEW, "new_password2": NEW}
    here.post(reverse("accounts:password"), given)
    assert here.is_in
    assert not there.is_in
    assert StaffSession.objects.alive().count() == 1
    assert "password_changed" in StaffMail.objects.values_list("kind", flat=True)


def test_a_wrong_old_password_changes_nothing(anna, browser):
    page = browser()
    page.password("anna")
    given = {"old_password": "wrong", "new_password1": NEW, "new_password2": NEW}
    assert 'id="error-summary"' in page.post(reverse("accounts:password"), given).content.decode()
    anna.refresh_from_db()
    assert anna.check_password(PASSWORD)


def test_a_mail_server_that_is_away_stops_no_sign_in_and_loses_no_mail(anna, browser, settings):
    browser().password("anna")
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    page = browser("198.51.100.1")
    page.password("anna")
    assert page.is_in
    with pytest.raises(CommandError, match="1 mails failed"):
        call_command("send_account_mails", verbosity=0)
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert [message.to for message in sent()] == [["anna@example.org"]]
    assert not StaffMail.objects.exists()


@pytest.mark.parametrize("page", ["accounts_staffmember", "auth_user"])
def test_whose_address_is_changed_is_told_at_the_former_one(page, anna):
    boss = get_user_model().objects.create_superuser("boss", "boss@example.org", PASSWORD)
    client = Client()
    client.force_login(boss, backend="django.contrib.auth.backends.ModelBackend")
    address = reverse(f"admin:{page}_change", args=[anna.pk])
    form = {"username": "anna", "is_active": "on", "is_staff": "on", "email": "ANNA@example.org"}
    form |= {"date_joined_0": "2026-01-01", "date_joined_1": "00:00:00"}
    assert client.post(address, form).status_code == 302
    assert client.post(address, form | {"email": "thief@example.org"}).status_code == 302
    (message,) = sent()
    assert [to.lower() for to in message.to] == ["anna@example.org"]
    assert message.subject == "The mail address of your account was changed"
    assert "tell the secretariat at once" in " ".join(message.body.split())
    assert not StaffMail.objects.exists()


def test_a_password_that_a_link_set_is_told_and_former_browsers_are_new_ones(anna, browser):
    page, former = browser(), browser("192.0.2.9")
    former.password("anna")
    page.post(reverse("accounts:reset"), {"email": "anna@example.org"})
    address = open_link(page, link(sent()[0].body))
    page.post(address, {"new_password1": NEW, "new_password2": NEW})
    assert (KnownDevice.objects.count(), former.is_in) == (1, False)
    mail.outbox.clear()
    assert [message.subject for message in sent()] == ["Your password was changed"]
