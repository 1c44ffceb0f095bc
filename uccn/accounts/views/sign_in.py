"""Signing in: name and password, then a second factor, or first setting one up."""

from urllib.parse import quote

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from uccn.accounts import factors, passkeys
from uccn.accounts.devices import describe
from uccn.accounts.forms import AppForm, PasskeyForm, SecondStepForm, SignInForm
from uccn.accounts.mailing import write_down
from uccn.accounts.models import StaffMail
from uccn.accounts.signing_in import (
    begin,
    finish,
    half_signed_in,
    is_fresh,
    set_cookie,
    target_of,
)
from uccn.accounts.views.forms import form_page

_SECRET = "new_app"  # noqa: S105


@sensitive_post_parameters("password")
@never_cache
def first_step(request):
    """Name and password."""
    target = _safe(request, request.POST.get("next") or request.GET.get("next") or "")
    if request.method != "POST" and request.user.is_authenticated and request.user.is_staff:
        return HttpResponseRedirect(target)
    form = SignInForm(request, request.POST or None)
    if request.method == "POST" and form.is_valid():
        user = form.get_user()
        if factors.has_one(user):
            begin(request, user, target)
            return redirect("sign-in:second")
        if settings.REQUIRE_SECOND_FACTOR:
            begin(request, user, target)
            return redirect("sign-in:set-up")
        return _in(request, user, target, with_factor=False)
    context = {"form": form, "target": target, "title": gettext("Sign in")}
    return form_page(request, "accounts/sign_in.html", context)


def _safe(request, target: str) -> str:
    """Where to go afterwards: an address of this site, or the start of the admin."""
    allowed = url_has_allowed_host_and_scheme(
        target, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return target if allowed else reverse("admin:index")


def _in(request, user, target: str, *, with_factor: bool):
    """Sign in and go where the person wanted to go."""
    token = finish(request, user, with_factor=with_factor)
    response = HttpResponseRedirect(target)
    set_cookie(request, response, token)
    return response


@never_cache
def second_step(request):
    """A code or a passkey of whoever gave the right password."""
    user = half_signed_in(request)
    if not user or not factors.has_one(user):
        return redirect("admin:login")
    form = SecondStepForm(request.POST or None, request=request, user=user)
    if request.method == "POST" and form.is_valid():
        return _in(request, user, target_of(request), with_factor=True)
    context = {"form": form, "title": gettext("Second step")}
    context["options"] = passkeys.ask_for_known(request, user)
    return form_page(request, "accounts/second_step.html", context)


def _whose(request):
    """Whose factor is set up: of who is signed in, or of who must have one before that."""
    if request.user.is_authenticated and request.user.is_staff:
        return request.user if is_fresh(request) else None
    user = half_signed_in(request)
    # Who has a factor shows it first: the password alone changes nothing.
    return None if user is None or factors.has_one(user) else user


def _first_again(request):
    """Who was away from this browser for a while, or never there, begins with the password."""
    if request.user.is_authenticated:
        logout(request)
        messages.info(request, gettext("Please sign in again before you change a second factor."))
    target = quote(request.get_full_path())
    return HttpResponseRedirect(f"{reverse('admin:login')}?next={target}")


@never_cache
def set_up(request):
    """An app with codes: scan, type the first code, keep the recovery codes."""
    user = _whose(request)
    if not user:
        return _first_again(request)
    secret = request.session.setdefault(_SECRET, factors.new_secret())
    form = AppForm(request.POST or None, user=user, secret=secret)
    if request.method == "POST" and form.is_valid():
        del request.session[_SECRET]
        write_down(user, StaffMail.Kind.FACTORS_CHANGED, what="app")
        return _with_codes(request, user)
    context = {
        "form": form,
        "secret": " ".join(secret[n : n + 4] for n in range(0, len(secret), 4)),
        "picture": factors.picture_of(user, secret),
        "title": gettext("Set up a second factor"),
    }
    return render(request, "accounts/set_up.html", context)


@never_cache
def set_up_passkey(request):
    """A passkey of this device."""
    user = _whose(request)
    if not user:
        return _first_again(request)
    form = PasskeyForm(request.POST or None, initial={"name": describe(request)})
    if request.method == "POST" and form.is_valid():
        answer, name = form.cleaned_data["passkey"], form.cleaned_data["name"]
        if passkeys.add(request, user, answer, name):
            write_down(user, StaffMail.Kind.FACTORS_CHANGED, what="passkey", name=name)
            return _with_codes(request, user)
        form.add_error(None, gettext("The passkey was not accepted. Please try once more."))
    context = {"form": form, "title": gettext("Set up a passkey")}
    context["options"] = passkeys.ask_for_new(request, user)
    return render(request, "accounts/set_up_passkey.html", context)


def _with_codes(request, user):
    """Sign in whoever set a factor up, and show ten recovery codes, this once."""
    codes, target = factors.new_recovery_codes(user), target_of(request)
    token = finish(request, _with_backend(request, user), with_factor=True)
    context = {"codes": codes, "target": target or reverse("accounts:security")}
    context["title"] = gettext("Your recovery codes")
    response = render(request, "accounts/recovery_codes.html", context)
    set_cookie(request, response, token)
    return response


def _with_backend(request, user):
    """The person with the name of what signed him or her in."""
    if not hasattr(user, "backend"):
        user.backend = request.session["_auth_user_backend"]
    return user
