"""Taking a file in: how large it may be, what it is, and what is said of one that is refused."""

import hashlib

from django.conf import settings
from django.core import signing
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from meetings.documents import storing
from meetings.documents.storing import Stored
from uccn.lib.cleaning import cleaned_name
from uccn.lib.file_kinds import KindProblem, kind_of

_SALT = "meetings.documents.intake"
# How long a file waits for the rest of its form to be put right.
_WAITS = 24 * 60 * 60
SENTENCES = {
    "empty": _("“%(name)s” is empty. Choose the file again; perhaps it was not saved."),
    "old_office": _(
        "“%(name)s” is of an old Office, or protected with a password. Open it, take the password "
        "away, save it as .docx, .xlsx, .pptx or PDF, and choose that file."
    ),
    "locked": _(
        "“%(name)s” is protected with a password. Open it, take the password away, save it, and "
        "choose it again."
    ),
    "macros": _("“%(name)s” holds macros. Save it as .docx, .xlsx, .pptx or PDF, which has none."),
    "damaged": _(
        "“%(name)s” is damaged or incomplete. Save it again in the program it comes from, or ask "
        "whoever sent it."
    ),
    "rich_text": _("“%(name)s” is rich text (RTF). Save it as PDF, .docx or .odt."),
    "picture": _("“%(name)s” is a picture. Make a PDF of it."),
    "packed": _(
        "“%(name)s” is packed, and no document of Office or OpenDocument. Unpack it, and choose "
        "each file by itself."
    ),
    "swells": _(
        "“%(name)s” would be hundreds of times larger when it is unpacked, which harms those who "
        "open it. Make a PDF of it."
    ),
    "program": _("“%(name)s” is a program and no text. Do not open it; ask whoever sent it."),
    "web_page": _("“%(name)s” is the source of a web page or XML. Save the page as PDF."),
    "encoding": _(
        "“%(name)s” is a text that is not written in UTF-8. Save it as UTF-8, or as PDF."
    ),
    "unknown": _(
        "“%(name)s” is of no kind that readers can open everywhere. Choose PDF, Word, Excel, "
        "PowerPoint, OpenDocument or plain text."
    ),
}


def take_in(upload) -> Stored:
    """Look at an upload and keep its bytes. Raises ValidationError that says what to do."""
    name, most = cleaned_name(upload.name), settings.DOCUMENT_BYTES
    if upload.size > most:
        raise ValidationError(
            _(
                "“%(name)s” is larger than %(most)s MB. Make its pictures smaller, or cut it into "
                "parts."
            ),
            "too_large",
            {"name": name, "most": most // 1_000_000},
        )
    try:
        kind = kind_of(upload.file)
    except KindProblem as problem:
        raise ValidationError(SENTENCES[problem.code], problem.code, {"name": name}) from problem
    digest = hashlib.sha256()
    for chunk in upload.chunks():
        digest.update(chunk)
    sha256 = digest.hexdigest()
    place = storing.keep(upload.file, upload.size, sha256)
    return Stored(place, name, kind.media_type, upload.size, sha256)


def receipt(stored: Stored) -> str:
    """What a form holds of a file that was taken in, so that nobody must choose it again."""
    return signing.dumps(list(stored), salt=_SALT)


def of_receipt(text: str) -> Stored | None:
    """The file of a receipt; None for one that is forged or too old, or whose file is gone."""
    try:
        found = Stored(*signing.loads(text, salt=_SALT, max_age=_WAITS))
    except signing.BadSignature:
        return None
    return found if storing.is_there(found.place) else None
