"""What the pages of documents say to machines."""

from django.urls import reverse
from django.utils.translation import gettext

from meetings.documents.models import Document, DocumentFile
from meetings.documents.reading import Shown
from meetings.linked_data import identifier, picture_of
from meetings.models import AnnualMeeting
from uccn.discovery import schema
from uccn.discovery.head import Head
from uccn.lib import addresses
from uccn.lib.text import to_plain


def list_head(meeting: AnnualMeeting, documents: list[Shown]) -> Head:
    """The documents of a meeting."""
    title, path = gettext("Documents"), _list_path(meeting)
    sentence = gettext("Agendas, working documents, minutes and reports: %(meeting)s.") % {
        "meeting": to_plain(meeting.link_name)
    }
    items = [(plain(one.document), one.document.get_absolute_url()) for one in documents]
    more = {"mainEntity": schema.item_list(items)} if items else {}
    trail = [*_way(meeting), (title, path)]
    picture = picture_of(meeting)
    return Head(title, path, sentence, "CollectionPage", trail, picture=picture, more=more)


def document_head(shown: Shown) -> Head:
    """A document, with its files."""
    document = shown.document
    title, path = plain(document), document.get_absolute_url()
    trail = [
        *_way(document.meeting),
        (gettext("Documents"), _list_path(document.meeting)),
        (title, path),
    ]
    kind = str(document.get_kind_display())
    node = _node(shown, addresses.absolute(path))
    return Head(
        title=title,
        path=path,
        sentence=f"{kind[:1].upper()}{kind[1:]} · {to_plain(document.meeting.link_name)}",
        kind="ItemPage",
        trail=trail,
        picture=picture_of(document.meeting),
        more={"mainEntity": {"@id": node["@id"]}},
        nodes=[node],
    )


def plain(document: Document) -> str:
    """Symbol and title, in one line."""
    parts = (document.symbol, to_plain(document.text("title").text))
    return " · ".join(part for part in parts if part)


def _node(shown: Shown, address: str) -> dict:
    """The document in schema.org's words."""
    document = shown.document
    is_report = document.kind == Document.Kind.REPORT
    return schema.known(
        {
            "@type": "Report" if is_report else "DigitalDocument",
            "@id": f"{address}#document",
            "url": address,
            "name": schema.named(document.text("title")),
            "identifier": document.symbol,
            "reportNumber": document.symbol if is_report else "",
            "dateCreated": document.day.isoformat() if document.day else "",
            "creativeWorkStatus": str(document.get_status_display()),
            "inLanguage": [file.tag for file in shown.files],
            "about": {"@id": identifier(document.meeting)},
            "encoding": [_file(file) for file in shown.files],
        }
    )


def _file(file: DocumentFile) -> dict:
    """A file as it can be fetched."""
    return {
        "@type": "MediaObject",
        "contentUrl": addresses.absolute(file.url),
        "encodingFormat": file.content_type,
        "contentSize": f"{file.size} B",
        "sha256": file.sha256,
        "inLanguage": file.tag,
        "uploadDate": file.uploaded_at.date().isoformat(),
    }


def _way(meeting: AnnualMeeting) -> list[tuple[str, str]]:
    """From the home page to the meeting."""
    return [
        (gettext("Annual meetings"), reverse("meetings:list")),
        (to_plain(meeting.link_name), meeting.get_absolute_url()),
    ]


def _list_path(meeting: AnnualMeeting) -> str:
    """The list's address in the active language."""
    return reverse("meetings:documents:list", args=[meeting.year, meeting.slug])
