"""The page where a person chooses which mails to receive."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from translations.forms.mail import MailChoiceForm
from translations.notices import choosing
from translations.views.frame import desk_page, show


@desk_page
@require_http_methods(["GET", "HEAD", "POST"])
def mail_choice(request):
    """Show the kinds of mail with those ticked that are sent, and remember what is chosen."""
    if request.method == "POST":
        form = MailChoiceForm(request.POST)
        if form.is_valid():
            choosing.choose(request.user, form.kinds)
            messages.success(request, _("Your choice of mails was saved."))
            return redirect("translations:mail")
    else:
        form = MailChoiceForm(initial=dict.fromkeys(choosing.wanted(request.user), True))
    context = {"title": _("My mails"), "form": form, "address": request.user.email}
    return show(request, "mail_choice", context, status=422 if form.errors else 200)
