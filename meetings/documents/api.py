"""What the API says of a meeting's documents: those that are for everyone, with their files."""

from django.utils.translation import gettext_lazy as _

from meetings.api import PLACE, address, find_meeting
from meetings.documents.linked_data import plain
from meetings.documents.models import Document, DocumentFile
from meetings.documents.models.document import former_address
from meetings.models import AnnualMeeting, Audience
from meetings.programme.released import public_session_keys
from uccn.api import kinds, refusals, registry
from uccn.api.kinds import ADDRESS, ADDRESSES, DAY, NUMBER, SHA256, TEXT, TEXTS, one_of, or_null
from uccn.api.parameters import Parameter
from uccn.api.refusals import Moved
from uccn.api.registry import Collection, Item, Part, register
from uccn.api.shapes import Property, Shape
from uccn.lib.file_kinds import KINDS
from uccn.publication.models import FormerAddress

MOMENT = {"type": "string", "format": "date-time"}
KIND = one_of(Document.Kind.values)
NAME = {"type": "string", "pattern": "^[-a-zA-Z0-9_]+$", "maxLength": 80}


def own_address(document: Document) -> str:
    """The path at which the API has a document."""
    return registry.address(document.address)


FILE = Shape(
    "DocumentFile",
    _("The newest file of a document in one language."),
    (
        Property("language", TEXT, _("Its language (BCP 47), any of CLDR."), lambda f: f.tag),
        Property("version", NUMBER, _("version"), lambda f: f.version),
        Property("media_type", one_of(KINDS), _("format"), lambda f: f.content_type),
        Property("size", NUMBER, _("size in bytes"), lambda f: f.size),
        Property("sha256", SHA256, _("SHA-256"), lambda f: f.sha256),
        Property("uploaded_at", MOMENT, _("uploaded at"), lambda f: f.uploaded_at.isoformat()),
        Property(
            "url",
            ADDRESS,
            _("Where the newest file of the language stands."),
            lambda f: kinds.absolute(f.url),
        ),
    ),
)
SESSION = Shape(
    "DocumentSession",
    _("The session of a document."),
    (
        Property("id", NUMBER, _("Its number, the same in every release."), lambda d: d.session_id),
        Property(
            "programme",
            ADDRESS,
            _("The programme in which the session stands."),
            lambda d: kinds.absolute(registry.address(f"{d.meeting.address}/programme")),
        ),
        Property("pages", ADDRESSES, _("pages"), lambda d: _session_pages(d)),
    ),
)
DOCUMENT = Shape(
    "Document",
    _("A document of a meeting."),
    (
        Property("symbol", or_null(TEXT), _("symbol"), lambda d: d.symbol or None),
        Property("title", TEXTS, _("title"), lambda d: kinds.texts(d, "title")),
        Property("kind", KIND, _("kind"), lambda d: d.kind),
        Property("status", one_of(Document.Status.values), _("status"), lambda d: d.status),
        Property("day", or_null(DAY), _("date on the paper"), lambda d: kinds.day(d.day)),
        Property(
            "session",
            SESSION,
            _("The session that it belongs to, where everyone finds that in the programme."),
            lambda d: d if d.has_public_session else None,
        ),
        Property("files", [FILE], _("files"), lambda d: _files(d)),
        Property("meeting", ADDRESS, _("meeting"), lambda d: kinds.absolute(address(d.meeting))),
        Property("url", ADDRESS, _("address"), lambda d: kinds.absolute(own_address(d))),
        Property("pages", ADDRESSES, _("pages"), lambda d: kinds.pages(f"{d.address}/")),
    ),
)


def _files(document: Document) -> list[DocumentFile]:
    """The newest files, which need not ask for their document."""
    for file in document.newest_files:
        file.document = document
    return document.newest_files


def _session_pages(document: Document) -> dict[str, str]:
    """The pages of a document's session."""
    return kinds.pages(f"{document.meeting.address}/programme/{document.session_id}/")


def _with_sessions(documents: list[Document]) -> list[Document]:
    """Documents of a meeting, each told whether everyone sees its session. At most one query."""
    has_any = any(document.session_id for document in documents)
    keys = public_session_keys(documents[0].meeting) if has_any else set()
    for document in documents:
        document.has_public_session = document.session_id in keys
    return documents


def _public(meeting: AnnualMeeting):
    """The documents of a meeting that everyone sees."""
    found = meeting.documents.published().for_audience(Audience.PUBLIC)
    return found.select_related("meeting").with_newest_files()


def _documents(values: dict):
    """The public documents of the public meeting at an address that pass the filter."""
    found = _public(find_meeting(values, below="/documents")).in_order()
    return found.filter(kind=values["kind"]) if "kind" in values else found


def _document(values: dict) -> Document:
    """The public document at an address. Raises Refusal, or Moved to where it stands now."""
    slug = values["document"]
    meeting = find_meeting(values, below=f"/documents/{slug}")
    if found := _public(meeting).filter(slug=slug).first():
        return _with_sessions([found])[0]
    own = meeting.documents.filter(slug=slug)
    if withdrawn := own.withdrawn().for_audience(Audience.PUBLIC).first():
        raise refusals.gone(withdrawn, plain(withdrawn))
    moved = None if own else FormerAddress.subject_at(former_address(meeting.pk, slug))
    if moved is None or moved.audience != Audience.PUBLIC:
        raise refusals.missing()
    raise Moved(own_address(moved))


register(
    Part(
        "documents",
        _("Documents"),
        (
            Collection(
                "documents",
                "meetings/{year}/{slug}/documents",
                _("The documents of one meeting that are for everyone."),
                DOCUMENT,
                _documents,
                PLACE,
                may_be_gone=True,
                filters=(Parameter("kind", KIND, _("kind")),),
                complete=_with_sessions,
            ),
            Item(
                "document",
                "meetings/{year}/{slug}/documents/{document}",
                _("One document."),
                DOCUMENT,
                _document,
                (*PLACE, Parameter("document", NAME, _("The last part of the page's address."))),
                may_be_gone=True,
            ),
        ),
        position=4,
    )
)
