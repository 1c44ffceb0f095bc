"""One second factor taken away, new recovery codes: with the password, a mail and a record."""

import pytest
from django.contrib.auth import get_user_model
from django.core import mail
from django.core.management import call_command
from django.urls import reverse

from tests.accounts.conftest import PASSWORD, code
from tests.publication.conftest import signed_in
from uccn.accounts.models import Passkey, RecoveryCode, StaffSession, TotpApp
from uccn.record.models import Change
from uccn.record.telling import tell

pytestmark = pytest.mark.django_db
CODES = "accounts:new-codes"


@pytest.fixture
def anna(member):
    """A member with an app and a passkey; what was recorded of that is left behind."""
    person = member("anna", app=True)
    person.passkey = Passkey.objects.create(user=person, name="my <laptop>", credential="x")
    return person


@pytest.fixture
def page(anna, browser):
    """A browser in which she is signed in with both factors."""
    page = browser()
    page.password("anna")
    page.second(code())
    page.began = Change.objects.latest("pk").pk
    return page


def take(page, key, password=PASSWORD):
    """Take a factor away."""
    return page.post(reverse("accounts:take-away", args=[key]), {"password": password})


def mails() -> list[str]:
    """The texts of what is sent."""
    call_command("send_account_mails", verbosity=0)
    return [message.body for message in mail.outbox]


def recorded(page) -> list[str]:
    """What the record tells of since the page was opened."""
    return [told.sentence for told in tell(Change.objects.filter(pk__gt=page.began).order_by("pk"))]


def test_one_passkey_is_taken_away_and_the_app_stays(anna, page, browser):
    other = browser("198.51.100.1")
    other.force_login(anna, "django.contrib.auth.backends.ModelBackend")
    StaffSession.objects.create(user=anna, session_key=other.session.session_key)
    assert take(page, anna.passkey.pk)["Location"] == reverse("accounts:security")
    assert (Passkey.objects.count(), TotpApp.objects.count()) == (0, 1)
    assert (page.is_in, other.is_in, RecoveryCode.objects.count()) == (True, False, 10)
    assert recorded(page) == [f"anna deleted: Passkey #{anna.passkey.pk}"]
    (text,) = mails()
    assert "A passkey of your account was taken away: my <laptop>" in text


def test_the_app_alone_is_taken_away(anna, page):
    take(page, "app")
    assert (Passkey.objects.count(), TotpApp.objects.count()) == (1, 0)
    assert recorded(page) == [f"anna deleted: App with codes #{anna.totp_app.pk}"]
    assert "The app with codes of your account was taken away." in mails()[0]


@pytest.mark.parametrize("key", ["app", "passkey"])
def test_a_wrong_password_takes_nothing_away(key, anna, page):
    answer = take(page, key if key == "app" else anna.passkey.pk, "wrong")
    assert "This is not your password." in answer.content.decode()
    assert (Passkey.objects.count(), TotpApp.objects.count(), mails()) == (1, 1, [])


@pytest.mark.parametrize("name", [CODES, "accounts:password"])
def test_guesses_at_the_password_of_an_open_browser_wait(name, page):
    field = "password" if name == CODES else "old_password"
    for _n in range(6):
        page.post(reverse(name), {field: "wrong"})
    answer = page.post(reverse(name), {field: PASSWORD})
    assert "too many attempts" in answer.content.decode()
    assert page.is_in


@pytest.mark.parametrize("is_required", [True, False])
def test_the_last_one_stays_only_where_the_site_demands_one(is_required, anna, page, settings):
    take(page, "app")
    settings.REQUIRE_SECOND_FACTOR = is_required
    asked = page.get(reverse("accounts:take-away", args=[anna.passkey.pk])).content.decode()
    assert ("This is your only second factor" in asked) is is_required
    take(page, anna.passkey.pk)
    assert Passkey.objects.count() == is_required
    # They stand in for a factor.
    assert RecoveryCode.objects.count() == 10 * is_required


def test_another_ones_passkey_is_out_of_reach(member, page):
    other = member("ben")
    his = Passkey.objects.create(user=other, name="his", credential="y")
    for key in (his.pk, 0, "x", "٣", "9" * 30):
        answer = page.get(reverse("accounts:take-away", args=[key]))
        assert answer["Location"] == reverse("accounts:security")
    take(page, his.pk)
    assert Passkey.objects.filter(pk=his.pk).exists()


def test_new_recovery_codes_ask_for_the_password_and_end_the_old_ones(anna, page, browser):
    before = set(RecoveryCode.objects.values_list("digest", flat=True))
    page.post(reverse(CODES), {"password": "wrong"})
    assert set(RecoveryCode.objects.values_list("digest", flat=True)) == before
    answer = page.post(reverse(CODES), {"password": PASSWORD}).content.decode()
    assert answer.count("<li><code>") == 10
    assert not before & set(RecoveryCode.objects.values_list("digest", flat=True))
    assert recorded(page) == ["anna changed: Recovery codes “anna”"]
    assert "earlier ones no longer count" in mails()[0]


def test_setting_up_and_resetting_are_recorded_too_and_nothing_secret_is(anna):
    before = Change.objects.latest("pk").pk
    call_command("reset_second_factor", "anna", verbosity=0)
    changes = Change.objects.filter(pk__gt=before)
    assert [change.kind for change in changes.order_by("pk")] == [
        "accounts.totpapp", "accounts.passkey", "accounts.recoverysheet",
    ]  # fmt: skip
    assert {(change.owner_kind, change.owner_id) for change in changes} == {("auth.user", anna.pk)}
    kept = {name for change in Change.objects.filter(kind__startswith="accounts.")
            for name in {**change.old, **change.new}}  # fmt: skip
    assert kept == {"user_id", "created_at", "made_at"}


def test_whoever_reads_the_record_of_a_person_sees_the_factors(anna, page):
    take(page, anna.passkey.pk)
    officer = get_user_model().objects.create_superuser("officer")
    client = signed_in("")
    client.force_login(officer, "django.contrib.auth.backends.ModelBackend")
    address = reverse("record:history", args=["auth", "user", anna.pk])
    told = client.get(address).content.decode()
    assert f"anna deleted: Passkey #{anna.passkey.pk}" in told
    assert "laptop" not in told
