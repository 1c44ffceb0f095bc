"""The desk's entries in the admin's history: what was decided, never the text."""

import json

from django.contrib.admin.models import CHANGE, LogEntry

from translations.models import Sheet


def log(sheet: Sheet, *, name: str, named: str, field: str, by) -> None:
    """Write down that something of a sheet was changed; its words are translated when read."""
    changed = {"name": name, "object": named, "fields": [field]}
    LogEntry.objects.create(
        user_id=by.pk,
        content_type=sheet.content_type,
        object_id=str(sheet.object_id),
        object_repr=str(sheet)[:200],
        action_flag=CHANGE,
        change_message=json.dumps([{"changed": changed}], ensure_ascii=False),
    )
