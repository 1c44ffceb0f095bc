"""What the next year's meeting gets of this year's documents: nothing."""

from django.utils.translation import gettext_lazy as _

from meetings.documents.models import Document, DocumentFile, TakeDown
from meetings.next_year import never

_ORDER = 46

never(
    Document,
    _("They were written for this meeting; the new one has papers of its own."),
    through="meeting",
    order=_ORDER,
)
never(
    DocumentFile,
    _("They were written for this meeting; the new one has papers of its own."),
    label=_("files of documents"),
    through="document__meeting",
    order=_ORDER,
)
never(TakeDown, _("It says why a file of this meeting was taken down."))
