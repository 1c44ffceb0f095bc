"""The only writer of translated texts and of what the desk knows of them."""

from translations.actions.assigning import assign, may_assign
from translations.actions.claiming import claim, release
from translations.actions.deciding import approve, send_back, set_needed
from translations.actions.dismissing import dismiss
from translations.actions.errors import Conflict, Seen, SourceMoved
from translations.actions.reconciling import Report, reconcile, refresh_sheet
from translations.actions.saving import discard_draft, save_draft
from translations.actions.source import write_source
from translations.actions.talking import (
    TooManyReports,
    comment,
    may_comment,
    may_resolve,
    reopen,
    report,
    resolve,
)
from translations.actions.texts import prepared_for
from translations.actions.watching import saw_change, together
from translations.actions.withdrawing import withdraw_text

__all__ = [
    "Conflict",
    "Report",
    "Seen",
    "SourceMoved",
    "TooManyReports",
    "approve",
    "assign",
    "claim",
    "comment",
    "discard_draft",
    "dismiss",
    "may_assign",
    "may_comment",
    "may_resolve",
    "prepared_for",
    "reconcile",
    "refresh_sheet",
    "release",
    "reopen",
    "report",
    "resolve",
    "save_draft",
    "saw_change",
    "send_back",
    "set_needed",
    "together",
    "withdraw_text",
    "write_source",
]
