"""Why an address has no answer: problem details (RFC 9457), in the reader's language."""

import json
from http import HTTPStatus

from django.http import HttpResponse
from django.utils.translation import gettext as _

from uccn.lib.text import to_plain

PROBLEM = "application/problem+json"
# What the longest part of an address may show of what was asked.
SHOWN = 200


class Refusal(Exception):
    """An answer that is none: its status, a title, a sentence that says what to do, more."""

    def __init__(self, status: int, title: str, detail: str, errors: list[dict] | None = None):
        super().__init__(detail)
        self.status, self.title, self.detail, self.errors = status, title, detail, errors


class Moved(Exception):
    """What was asked for stands at another address now."""

    def __init__(self, path: str):
        super().__init__(path)
        self.path = path


def missing() -> Refusal:
    """Nothing is at this address, or nothing that readers may see."""
    detail = _("Nothing is at this address. The lists say what there is.")
    return Refusal(HTTPStatus.NOT_FOUND, _("Not found"), detail)


def refuse_missing():
    """Raise what ``missing`` says."""
    raise missing()


def gone(instance, title: str) -> Refusal:
    """What stood here was withdrawn: since when, and what staff wrote."""
    sentence = _("“%(title)s” stood here. It was withdrawn on %(day)s.")
    detail = sentence % {"title": to_plain(title), "day": instance.withdrawal_day}
    detail = " ".join(filter(None, [detail, instance.withdrawal_note]))
    return Refusal(HTTPStatus.GONE, _("Withdrawn"), detail)


def wrong(errors: list[dict]) -> Refusal:
    """Parameters that the address does not take, or not so."""
    detail = _("Correct the parameters named below and ask again.")
    return Refusal(HTTPStatus.BAD_REQUEST, _("Wrong parameters"), detail, errors)


def not_allowed() -> Refusal:
    """A method that changes things; this API only answers."""
    detail = _("This API can only be read. Use GET, HEAD or OPTIONS.")
    return Refusal(HTTPStatus.METHOD_NOT_ALLOWED, _("Method not allowed"), detail)


def answer(refusal: Refusal, path: str) -> HttpResponse:
    """The refusal as problem details."""
    found = {
        "type": "about:blank",
        "title": refusal.title,
        "status": int(refusal.status),
        "detail": refusal.detail,
        "instance": path,
    }
    if refusal.errors:
        found["errors"] = [
            each | {"parameter": each["parameter"][:SHOWN]} for each in refusal.errors
        ]
    # In ASCII, for what was asked may hold half a character.
    return HttpResponse(json.dumps(found), content_type=PROBLEM, status=refusal.status)
