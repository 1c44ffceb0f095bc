"""Second factors of who is signed in, one by one; each change asks for the password."""

from django.contrib import messages
from django.contrib.admin import site
from django.contrib.admin.views.decorators import staff_member_required
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from uccn.accounts import factors
from uccn.accounts.forms import ConfirmForm
from uccn.accounts.mailing import write_down
from uccn.accounts.models import StaffMail, StaffSession
from uccn.accounts.views.forms import form_page


@sensitive_post_parameters()
@never_cache
@staff_member_required
def new_codes(request):
    """Ten new recovery codes, shown once."""
    if not factors.has_one(request.user):
        return redirect("accounts:security")
    form = ConfirmForm(request.POST or None, user=request.user)
    context = site.each_context(request) | {"form": form}
    if request.method == "POST" and form.is_valid():
        context |= {"codes": factors.new_recovery_codes(request.user)}
        write_down(request.user, StaffMail.Kind.FACTORS_CHANGED, what="codes")
        context |= {"title": gettext("Your recovery codes"), "target": reverse("accounts:security")}
        return render(request, "accounts/recovery_codes.html", context)
    context["title"] = gettext("Make new recovery codes")
    return form_page(request, "accounts/confirm.html", context)


@sensitive_post_parameters()
@never_cache
@staff_member_required
def take_away(request, key: str):
    """One passkey, or the app with codes; the last one stays where the site demands one."""
    factor = factors.find(request.user, key)
    if factor is None:
        messages.warning(request, gettext("This second factor is no longer there."))
        return redirect("accounts:security")
    is_last = factors.is_last_needed(request.user)
    form = ConfirmForm(request.POST or None, user=request.user)
    if request.method == "POST" and not is_last and form.is_valid():
        if factors.take_away(request.user, key):
            _tell(request, key, getattr(factor, "name", ""))
        return redirect("accounts:security")
    context = site.each_context(request) | {"form": form, "factor": factor, "is_last": is_last}
    context["title"] = gettext("Take away a second factor")
    return form_page(request, "accounts/confirm.html", context)


def _tell(request, key: str, name: str) -> None:
    """End other sessions, which may be those of who has the factor now, and write to the person."""
    own = StaffSession.objects.filter(user=request.user)
    own.exclude(session_key=request.session.session_key).end()
    what = "app_gone" if key == "app" else "passkey_gone"
    write_down(request.user, StaffMail.Kind.FACTORS_CHANGED, what=what, name=name)
    text = gettext("The second factor was taken away; other sessions were ended.")
    messages.success(request, text)
