"""What links in mails open: a new password, and an invitation."""

from django.contrib.auth import get_user_model
from django.db import transaction
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlsafe_base64_decode
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from uccn.accounts import factors
from uccn.accounts.forms import NewPasswordForm, ResetForm
from uccn.accounts.models import Invitation
from uccn.accounts.signing_in import begin_anew, remember, set_cookie
from uccn.accounts.tokens import invitations, resets
from uccn.accounts.views.forms import form_page

_KEY = "link_of_mail"
_OPENED = "open"


@never_cache
def reset(request):
    """Ask for a mail with a link; the answer is the same whoever asks."""
    form = ResetForm(request.POST or None, request=request)
    if request.method == "POST" and form.is_valid():
        form.save()
        return redirect("accounts:reset-sent")
    context = {"form": form, "title": gettext("A new password")}
    return form_page(request, "accounts/reset.html", context)


@never_cache
def reset_sent(request):
    """The mail is on its way, if there is such an account."""
    return render(request, "accounts/reset_sent.html", {"title": gettext("A new password")})


@never_cache
def reset_confirm(request, key: str, token: str):
    """A new password by the link of a mail."""
    return _with_link(request, key, token, resets, "reset-confirm", _changed)


@never_cache
def accept(request, key: str, token: str):
    """The first password of who was invited."""
    return _with_link(request, key, token, invitations, "accept", _accepted)


@sensitive_post_parameters()
def _with_link(request, key: str, token: str, tokens, name: str, done):
    """Show the form at an address without the secret, so that no address that is sent on has it."""
    user = _user_of(key)
    if token != _OPENED:
        if not tokens.check_token(user, token):
            return _dead(request)
        request.session[_KEY] = token
        return redirect(f"accounts:{name}", key, _OPENED)
    if not tokens.check_token(user, request.session.get(_KEY, "")):
        return _dead(request)
    form = NewPasswordForm(user, request.POST or None)
    if request.method == "POST" and form.is_valid():
        if not _once(form, tokens, request.session.pop(_KEY), done):
            return _dead(request)
        # Who reads the person's mail is the person: nobody's guesses keep him or her waiting.
        response = redirect("admin:login")
        set_cookie(request, response, remember(user))
        return response
    context = {"form": form, "title": gettext("Choose a password"), "person": user}
    return render(request, "accounts/password.html", context)


def _user_of(key: str):
    """Whose link it is, or None."""
    try:
        number = int(urlsafe_base64_decode(key).decode())
        return get_user_model().objects.filter(pk=number, is_staff=True).first()
    except (ValueError, OverflowError):
        return None


def _dead(request):
    """The same page for every link that does not open."""
    context = {"title": gettext("This link no longer opens"), "reset": reverse("accounts:reset")}
    return render(request, "accounts/dead_link.html", context, status=410)


@transaction.atomic
def _once(form, tokens, token: str, done) -> bool:
    """Do what the link is for, unless it was used or revoked since the form was opened."""
    form.user = factors.hold(form.user)
    if not tokens.check_token(form.user, token):
        return False
    done(form)
    return True


def _changed(form) -> None:
    """Keep the new password; sessions end, browsers are new ones, the second factor stays."""
    form.save()
    begin_anew(form.user)


def _accepted(form) -> None:
    """Open the account."""
    form.user.is_active = True
    form.save()
    Invitation.objects.filter(user=form.user).update(accepted_at=timezone.now())
