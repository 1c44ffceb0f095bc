"""Choosing the language of the admin."""

from django.contrib.admin.views.decorators import staff_member_required
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from uccn.accounts.models import StaffPreference
from uccn.lib import languages


@require_POST
@staff_member_required
def choose_language(request):
    """Remember the language for this person and go back to the page they came from."""
    language = request.POST.get("language", "")
    if language in languages.codes():
        StaffPreference.objects.update_or_create(user=request.user, defaults={"language": language})
    target = request.POST.get("next", "")
    if not url_has_allowed_host_and_scheme(target, allowed_hosts={request.get_host()}):
        target = reverse("admin:index")
    return HttpResponseRedirect(target)
