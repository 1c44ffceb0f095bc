"""Who is asking, of those for whom things are: known by account, or by a link that was opened."""

from django.conf import settings
from django.db import models

from meetings.models import AnnualMeeting, Audience, AudienceLink
from uccn.lib.parts import PERSONAL_COOKIE

# So many meetings' links one browser keeps; the oldest is forgotten.
_MOST = 5
_BETWEEN = "~"


def audience_of(request, meeting: AnnualMeeting, model: type[models.Model]) -> Audience:
    """To which audience of a meeting the request belongs, where rows of the model are shown.

    Staff who may change these rows see all; who translates them reads the pages as everyone does.
    At most one query a token.
    """
    user, meta = request.user, model._meta
    may_change = user.is_staff and user.has_perm(f"{meta.app_label}.change_{meta.model_name}")
    if may_change and meeting.is_given_to(user):
        return Audience.CLOSED
    links = [AudienceLink.of_token(token) for token in _tokens(request)]
    found = [
        Audience(link.audience)
        for link in links
        if link and link.meeting_id == meeting.pk and link.is_open()
    ]
    return max(found, key=list(Audience).index, default=Audience.PUBLIC)


def remember(request, response, link: AudienceLink) -> None:
    """Let the reader's browser keep an open link until it expires."""
    kept = [token for token in _tokens(request) if token != link.token]
    response.set_cookie(
        PERSONAL_COOKIE,
        _BETWEEN.join([*kept, link.token][-_MOST:]),
        expires=link.expires_at,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def _tokens(request) -> list[str]:
    """The tokens that the browser sent."""
    value = request.COOKIES.get(PERSONAL_COOKIE, "")
    return [token for token in value.split(_BETWEEN)[:_MOST] if token]
