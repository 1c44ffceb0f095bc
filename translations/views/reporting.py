"""The readers' page to report a problem with a translation; it needs no account."""

from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from translations.forms.report import ReportForm
from translations.public import PublicText, public_text
from uccn.lib import languages
from uccn.lib.later import later
from uccn.lib.senders import sender

actions = later("translations.actions")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def report(request, unit: int):
    """The text as readers see it and a box for their words, which staff find beside the text."""
    shown = _shown(unit)
    form = ReportForm(request.POST) if request.method == "POST" else ReportForm()
    if not form.is_bound:
        return _page(request, "report", shown, form=form)
    if not form.is_valid():
        return _page(request, "report", shown, form=form, status=422)
    try:
        actions.report(
            unit=shown.unit,
            language=shown.language,
            text=form.cleaned_data["text"],
            sender=_sender(request),
        )
    except actions.TooManyReports as problem:
        form.add_error(None, str(problem))
        response = _page(request, "report", shown, form=form, status=429)
        response.headers["Retry-After"] = "3600"
        return response
    return redirect("reports:thanks", unit=unit)


@require_safe
def thanks(request, unit: int):
    """Say that the report arrived, and lead back to the text."""
    return _page(request, "report_thanks", _shown(unit))


def _shown(unit: int) -> PublicText:
    """The translation in the page's language; 404 where readers see none."""
    shown = public_text(unit, languages.current())
    if shown is None:
        raise Http404
    return shown


def _page(request, template: str, shown: PublicText, *, status: int = 200, **context):
    """A page about the text; its links to other languages lead to the text's own page there."""
    context |= {"shown": shown, "language_path": shown.page_url}
    return render(request, f"translations/{template}.html", context, status=status)


def _sender(request) -> str:
    """A keyed hash of the sender's address that is another one every day; no address is kept."""
    salt = f"translations.report.{timezone.now():%Y-%m-%d}"
    return salted_hmac(salt, sender(request), algorithm="sha256").hexdigest()
