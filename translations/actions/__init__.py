"""The only writer of translated texts and of what the desk knows of them."""

from translations.actions.claiming import claim, release
from translations.actions.deciding import approve, send_back, set_needed
from translations.actions.dismissing import dismiss
from translations.actions.errors import Conflict, Seen, SourceMoved
from translations.actions.reconciling import Report, reconcile, refresh_sheet
from translations.actions.saving import discard_draft, save_draft
from translations.actions.source import write_source
from translations.actions.watching import saw_change, together

__all__ = [
    "Conflict",
    "Report",
    "Seen",
    "SourceMoved",
    "approve",
    "claim",
    "discard_draft",
    "dismiss",
    "reconcile",
    "refresh_sheet",
    "release",
    "save_draft",
    "saw_change",
    "send_back",
    "set_needed",
    "together",
    "write_source",
]
