"""Documents for tests; titles are given by language, never by base name."""

import datetime as dt
import hashlib
import io

import factory
from django.utils import timezone

from meetings.documents import actions, storing
from meetings.documents.models import Document, DocumentFile
from meetings.documents.storing import Stored
from tests.factories.meetings import AnnualMeetingFactory
from tests.factories.staff import StaffFactory
from tests.files import pdf
from uccn.lib.file_kinds import kind_of


class DocumentFactory(factory.django.DjangoModelFactory):
    """A document for everyone, public since an hour, with a title in French and no file."""

    class Meta:
        model = Document

    class Params:
        draft = factory.Trait(published_at=None)

    meeting = factory.SubFactory(AnnualMeetingFactory, public=True)
    symbol = factory.Sequence(lambda n: f"UCCN/{n}")
    title_fr = factory.Sequence(lambda n: f"Document {n}")
    published_at = factory.LazyFunction(lambda: timezone.now() - dt.timedelta(hours=1))


def add_file(
    document: Document, language: str = "fr", content: bytes = b"", **facts
) -> DocumentFile:
    """A file of a document, a PDF of its own where no content is given."""
    content = content or pdf(f"{document.pk} {language} {document.files.count()}")
    file, sha256 = io.BytesIO(content), hashlib.sha256(content).hexdigest()
    place = storing.keep(file, len(content), sha256)
    stored = Stored(place, "upload.bin", kind_of(file).media_type, len(content), sha256)
    by = facts.pop("by", None) or StaffFactory()
    return actions.add_file(document=document, language=language, stored=stored, by=by, **facts)
