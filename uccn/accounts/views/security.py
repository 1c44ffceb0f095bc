"""What a member of staff sees and changes of his or her own account."""

from django.contrib import messages
from django.contrib.admin import site
from django.contrib.admin.views.decorators import staff_member_required
from django.contrib.auth import update_session_auth_hash
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from uccn.accounts.devices import describe
from uccn.accounts.forms import PasswordChangeForm
from uccn.accounts.models import Passkey, StaffSession, TotpApp
from uccn.accounts.signing_in import begin_anew, remember, set_cookie
from uccn.accounts.views.forms import form_page
from uccn.lib.senders import network


@never_cache
@staff_member_required
def security(request):
    """Second factors and sessions."""
    context = site.each_context(request) | {
        "title": gettext("Your account"),
        "app": TotpApp.objects.filter(user=request.user).first(),
        "passkeys": Passkey.objects.filter(user=request.user),
        "codes_left": request.user.recovery_codes.count(),
        "sessions": StaffSession.objects.alive().filter(user=request.user),
        "current": request.session.session_key,
    }
    return render(request, "accounts/security.html", context)


@require_POST
@staff_member_required
def end_session(request):
    """Sign one browser out, or all but this one; only one's own."""
    own = StaffSession.objects.filter(user=request.user)
    others = own.exclude(session_key=request.session.session_key)
    chosen = request.POST.get("session", "")
    if chosen.isascii() and chosen.isdigit() and len(chosen) < 19:
        others = others.filter(pk=int(chosen))
    elif chosen != "others":
        others = others.none()
    others.end()
    messages.success(request, gettext("The sessions were ended."))
    return redirect("accounts:security")


@sensitive_post_parameters()
@never_cache
@staff_member_required
def change_password(request):
    """A new password, which ends all other sessions."""
    form = PasswordChangeForm(request.user, request.POST or None)
    if request.method == "POST" and form.is_valid():
        form.save()
        begin_anew(request.user)
        update_session_auth_hash(request, form.user)
        request.session.save()
        token = _remember_again(request)
        messages.success(request, gettext("Your password was changed; other sessions were ended."))
        response = redirect("accounts:security")
        set_cookie(request, response, token)
        return response
    context = site.each_context(request) | {"form": form}
    context["title"] = gettext("Change your password")
    return form_page(request, "accounts/password.html", context)


def _remember_again(request) -> str:
    """This browser's session has another key now; returns what its cookie holds."""
    StaffSession.objects.create(
        user=request.user,
        session_key=request.session.session_key,
        device=describe(request),
        network=network(request),
    )
    return remember(request.user)
