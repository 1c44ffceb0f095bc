"""The second step: apps, recovery codes, and what opens before it (nothing)."""

import pytest
from django.contrib.admin.models import LogEntry
from django.core.management import CommandError, call_command
from django.urls import reverse

from tests.accounts.conftest import SECRET, code
from uccn.accounts.encryption import decrypt
from uccn.accounts.models import RecoveryCode, StaffMail, StaffSession, TotpApp

pytestmark = pytest.mark.django_db


def test_a_password_alone_opens_nothing_for_who_has_an_app(member, browser):
    member("anna", app=True)
    page = browser()
    assert page.password("anna")["Location"] == reverse("sign-in:second")
    assert "_auth_user_id" not in page.session
    assert not page.is_in


def test_the_code_of_now_signs_in_and_leads_where_one_wanted_to_go(member, browser):
    member("anna", app=True)
    page = browser()
    page.password("anna", next="/admin/account/")
    assert page.second(code())["Location"] == "/admin/account/"
    assert page.is_in


def test_nobody_is_led_to_another_site(member, browser):
    member("anna")
    assert browser().password("anna", next="https://evil.example/")["Location"] == "/admin/"


def test_a_code_counts_once(member, browser):
    member("anna", app=True)
    now, first, second = code(), browser(), browser()
    first.password("anna")
    second.password("anna")
    assert first.second(now).status_code == 302
    assert "not right, or it was used before" in second.second(now).content.decode()
    assert not second.is_in


def test_a_recovery_code_counts_once_however_it_is_typed(member, browser):
    person = member("anna", app=True)
    typed = f" {person.codes[0].upper().replace('-', ' ')} "
    for expected in (True, False):
        page = browser()
        page.password("anna")
        page.second(typed)
        assert page.is_in is expected
    assert RecoveryCode.objects.filter(user=person).count() == 9


@pytest.mark.parametrize("typed", ["", "000000", "12345", "٣٤٥٦٧٨", "x" * 41, "aaaaa-aaaaa"])
def test_a_wrong_code_signs_nobody_in(typed, member, browser):
    member("anna", app=True)
    page = browser()
    page.password("anna")
    answer = page.second(typed)
    assert 'id="error-summary"' in answer.content.decode()
    assert not page.is_in


@pytest.mark.parametrize("answer", ["{}", "no json", "[]", "null", '{"id": "x"}'])
def test_a_forged_answer_of_a_passkey_signs_nobody_in(answer, member, browser):
    member("anna", app=True)
    page = browser()
    page.password("anna")
    assert 'id="error-summary"' in page.second("", passkey=answer).content.decode()
    assert not page.is_in


def test_after_many_wrong_codes_the_right_one_waits_too(member, browser):
    member("anna", app=True)
    page = browser()
    page.password("anna")
    for _n in range(6):
        page.second("000000")
    assert "too many attempts" in page.second(code()).content.decode()
    assert not page.is_in


def test_another_ones_recovery_code_is_worth_nothing(member, browser):
    member("anna", app=True)
    other = member("ben", app=True)
    page = browser()
    page.password("anna")
    page.second(other.codes[0])
    assert not page.is_in


def test_secrets_are_encrypted_and_codes_digested(member):
    person = member("anna", app=True)
    stored = TotpApp.objects.get().secret
    assert SECRET not in stored
    assert decrypt(stored) == SECRET
    digests = set(RecoveryCode.objects.values_list("digest", flat=True))
    assert not digests & set(person.codes)


def test_a_secret_of_another_key_opens_nothing_and_breaks_nothing(member, browser, settings):
    member("anna", app=True)
    settings.SECRET_KEY = "another key altogether, as after a restore elsewhere"
    page = browser()
    page.password("anna")
    assert page.second(code()).status_code == 200
    assert not page.is_in


@pytest.mark.parametrize("is_app", [True, False])
def test_a_former_key_still_opens_what_it_closed(is_app, member, browser, settings):
    anna = member("anna", app=True)
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "the key that came after"
    page = browser()
    page.password("anna")
    page.second(code() if is_app else anna.codes[0])
    assert page.is_in


def test_where_it_is_required_a_member_sets_one_up_first(anna, browser, settings):
    settings.REQUIRE_SECOND_FACTOR = True
    page = browser()
    assert page.password("anna")["Location"] == reverse("sign-in:set-up")
    assert not page.is_in
    page.get(reverse("sign-in:set-up"))
    session = page.session
    session["new_app"] = SECRET
    session.save()
    answer = page.post(reverse("sign-in:set-up"), {"code": code()}).content.decode()
    assert answer.count("<li><code>") == 10
    assert page.is_in


@pytest.mark.parametrize(
    "address", ["/admin/", "/admin/translations/", "/admin/account/", "/admin/site-export/"]
)
def test_a_session_without_a_second_factor_opens_nothing_where_it_is_required(
    address, anna, client, settings
):
    client.force_login(anna, "django.contrib.auth.backends.ModelBackend")
    settings.REQUIRE_SECOND_FACTOR = True
    assert client.get(address)["Location"] == f"/admin/login/?next={address}"


def test_a_wrong_first_code_sets_nothing_up(anna, browser):
    page = browser()
    page.password("anna")
    answer = page.post(reverse("sign-in:set-up"), {"code": "000000"}).content.decode()
    assert "not the code of now" in answer
    assert not TotpApp.objects.exists()


def test_nobody_is_shown_the_secret_that_somebody_else_saw_in_this_browser(
    anna, member, browser, settings
):
    settings.REQUIRE_SECOND_FACTOR = True
    member("ben")
    page, shown = browser(), []
    for name in ("anna", "ben"):
        page.password(name)
        page.get(reverse("sign-in:set-up"))
        shown.append(page.session["new_app"])
    assert shown[0] != shown[1]


def test_the_password_alone_replaces_no_second_factor(member, browser):
    member("anna", app=True)
    page = browser()
    page.password("anna")
    before = TotpApp.objects.get().secret
    assert page.get(reverse("sign-in:set-up"))["Location"].startswith("/admin/login/")
    assert TotpApp.objects.get().secret == before


def test_an_old_session_shows_the_password_again_before_it_changes_a_factor(anna, browser):
    page = browser()
    page.password("anna")
    StaffSession.objects.update(created_at="2020-01-01T00:00:00Z")
    assert page.get(reverse("sign-in:set-up"))["Location"].startswith("/admin/login/?next=")
    assert not page.is_in


def test_the_operator_takes_a_lost_factor_away_with_a_record_and_a_mail(member, browser):
    person = member("anna", app=True)
    page = browser()
    page.password("anna")
    page.second(code())
    call_command("reset_second_factor", "anna", verbosity=0)
    assert not TotpApp.objects.exists()
    assert not RecoveryCode.objects.exists()
    assert not page.is_in
    assert [mail.kind for mail in StaffMail.objects.filter(user=person)] == ["factor_removed"]
    assert LogEntry.objects.get().get_change_message() == "Second factor taken away."


def test_the_operator_is_told_of_a_name_that_is_nobodys(db):
    with pytest.raises(CommandError, match="No member of staff signs in as nobody"):
        call_command("reset_second_factor", "nobody")
