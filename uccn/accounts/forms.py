"""The forms of signing in; whatever is wrong, they never say whether there is such an account."""

from crispy_forms.helper import FormHelper
from django import forms
from django.contrib.auth.forms import AuthenticationForm, PasswordResetForm, SetPasswordForm
from django.contrib.auth.forms import PasswordChangeForm as DjangoPasswordChangeForm
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from uccn.accounts import factors, passkeys, throttling
from uccn.accounts.mailing import write_down
from uccn.accounts.models import StaffMail
from uccn.accounts.signing_in import is_known_by_name

_TOO_OFTEN = _("There were too many attempts. Please wait a few minutes and try again.")

_NOT_RIGHT = _("This code is not right, or it was used before.")
_NOT_ACCEPTED = _("The passkey was not accepted. Please try once more.")


def _too_often(seconds: int) -> ValidationError:
    """The sentence, and for the page that shows it how long."""
    return ValidationError(_TOO_OFTEN, code="wait", params={"seconds": seconds})


def seconds_to_wait(form: forms.Form) -> int:
    """How long whoever sent a form has to wait, 0 where that is not what is wrong with it."""
    errors = [error for found in form.errors.as_data().values() for error in found]
    return max((error.params["seconds"] for error in errors if error.code == "wait"), default=0)


def _helper() -> FormHelper:
    """Fields alone: the templates write the form around them."""
    helper = FormHelper()
    helper.form_tag, helper.disable_csrf = False, True
    return helper


class SignInForm(AuthenticationForm):
    """Name and password of a member of staff."""

    error_messages = {
        "invalid_login": _(
            "The name or the password is not right, or the account is not in use. "
            "Small and capital letters differ."
        ),
    }
    helper = _helper()

    def clean(self):
        """Look at the password only if neither the name nor the address has to wait."""
        name = self.cleaned_data.get("username") or ""
        known = is_known_by_name(self.request, name)
        if not known and (seconds := throttling.must_wait(self.request, name)):
            raise _too_often(seconds)
        try:
            return super().clean()
        except ValidationError:
            throttling.count_failure(self.request, name)
            raise

    def confirm_login_allowed(self, user) -> None:
        """Staff alone signs in; others are told what everybody is told."""
        if not user.is_staff or not user.is_active:
            raise self.get_invalid_login_error()

    def get_invalid_login_error(self) -> ValidationError:
        """One sentence for all that can be wrong."""
        return ValidationError(self.error_messages["invalid_login"], code="invalid_login")


class SecondStepForm(forms.Form):
    """A code of the app, a recovery code, or what a passkey answered."""

    code = forms.CharField(
        label=_("Code"),
        max_length=40,
        required=False,
        help_text=_("The six digits that your app shows, or one of your recovery codes."),
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "autofocus": True}),
    )
    passkey = forms.CharField(required=False, max_length=20_000, widget=forms.HiddenInput)
    helper = _helper()

    def __init__(self, *args, request, user, **kwargs):
        self.request, self.user = request, user
        super().__init__(*args, **kwargs)

    def clean(self):
        """Let the right code or passkey in, and make wrong ones wait longer each time."""
        if refusal := self._refusal():
            raise refusal
        return self.cleaned_data

    @transaction.atomic
    def _refusal(self) -> ValidationError | None:
        """Why nobody is let in; None for who is.

        The person's row is held, so that of guesses that come at once each meets the wait that the
        one before it made.
        """
        factors.hold(self.user)
        if seconds := throttling.code_must_wait(self.user):
            return _too_often(seconds)
        answer, code = self.cleaned_data.get("passkey"), self.cleaned_data.get("code") or ""
        if answer:
            right = passkeys.is_right(self.request, self.user, answer)
        else:
            right = factors.is_right(self.user, code)
        if right:
            return None
        throttling.count_wrong_code(self.user)
        return ValidationError(_NOT_ACCEPTED if answer else _NOT_RIGHT)


class AppForm(forms.Form):
    """The first code of an app that is set up."""

    code = forms.CharField(
        label=_("Code"),
        max_length=20,
        help_text=_("The six digits that your app shows now."),
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )
    helper = _helper()

    def __init__(self, *args, user, secret: str, **kwargs):
        self.user, self.secret = user, secret
        super().__init__(*args, **kwargs)

    def clean_code(self) -> str:
        """Keep the app if it shows this code."""
        code = self.cleaned_data["code"]
        if not factors.add_app(self.user, self.secret, code):
            raise ValidationError(
                _("This is not the code of now. Is the clock of your telephone right?")
            )
        return code


class PasskeyForm(forms.Form):
    """A passkey that the browser made."""

    name = forms.CharField(
        label=_("Name of the passkey"), max_length=60, help_text=_("For example: my laptop")
    )
    passkey = forms.CharField(max_length=50_000, widget=forms.HiddenInput)
    helper = _helper()


class ResetForm(PasswordResetForm):
    """A mail address, to which a link is sent if it is a member's."""

    helper = _helper()

    def __init__(self, *args, request, **kwargs):
        self.request = request
        super().__init__(*args, **kwargs)

    def clean(self):
        """Nobody asks for a mail again and again."""
        if seconds := throttling.mail_must_wait(self.request):
            raise _too_often(seconds)
        return super().clean()

    def save(self, **options) -> None:
        """Write the address down; whose it is, if anybody's, the answer does not ask."""
        write_down(None, StaffMail.Kind.RESET, address=self.cleaned_data["email"])


class NewPasswordForm(SetPasswordForm):
    """A password, twice."""

    helper = _helper()


class PasswordChangeForm(DjangoPasswordChangeForm):
    """The password of now, and the new one twice."""

    helper = _helper()

    def clean_old_password(self) -> str:
        """The password of now; guesses wait."""
        return _own_password(self.user, self.cleaned_data["old_password"])


class ConfirmForm(forms.Form):
    """The password of now, before something is done that only its owner may do."""

    password = forms.CharField(
        label=_("Password"),
        strip=False,
        help_text=_("So that nobody else does this in a browser that you left open."),
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    helper = _helper()

    def __init__(self, *args, user, **kwargs):
        self.user = user
        super().__init__(*args, **kwargs)

    def clean_password(self) -> str:
        """The password of now; guesses wait."""
        return _own_password(self.user, self.cleaned_data["password"])


def _own_password(user, password: str) -> str:
    """The password, if it is the person's and not guessed too often."""
    if seconds := throttling.password_must_wait(user):
        raise _too_often(seconds)
    if not user.check_password(password):
        throttling.count_wrong_password(user)
        raise ValidationError(_("This is not your password."), code="password_incorrect")
    return password
