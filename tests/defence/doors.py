"""Every field into which somebody puts a file, what it leads to, and what may come in there."""

from collections.abc import Callable
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from cities.formats import FORMATS
from cities.import_forms import CityImportForm
from cities.resources import CityResource
from declarations.importing import reading
from declarations.importing.keeping import kind_of_file
from meetings.albums.actions import add_pictures
from meetings.albums.models import Picture
from meetings.documents import intake
from meetings.programme.importing import reading as programmes
from tests.factories.albums import AlbumFactory
from tests.factories.cities import CreativeFieldFactory
from tests.factories.meetings import AnnualMeetingFactory
from translations.exchange import formats, memories
from translations.exchange.rows import FileProblem

# What a browser says of a file that somebody renamed.
LIE = ("holiday.png", "image/png")


class Door(NamedTuple):
    """A way in: what a form does with a file, and the samples that it takes.

    ``send`` gets the field and the upload, and raises ValidationError or FileProblem.
    """

    send: Callable
    takes: set[str]


def _picture(field, upload) -> None:
    """As the form's field takes it; what is kept was drawn anew."""
    kept = field.clean(upload, None)
    assert kept.name.endswith((".png", ".jpg"))
    assert kept.read(3) in (b"\x89PN", b"\xff\xd8\xff")


def _album(field, upload) -> None:
    """As the page of an album takes it."""
    [file] = field.clean([upload])
    album = AlbumFactory()
    received = add_pictures(album=album, files=[file], credit="x", licence="cc0")
    if received.refused:
        assert Picture.objects.filter(album=album).count() == 0
        raise ValidationError([reason for _name, reason in received.refused])


def _document(field, upload) -> None:
    """As the form of a document takes it."""
    stored = intake.take_in(field.clean(upload))
    assert (stored.name, stored.content_type) != LIE


def _source(field, upload) -> None:
    """As the form of a source file takes it."""
    kind_of_file(field.clean(upload).read())


def _declaration(field, upload) -> None:
    """As the import of declarations reads it."""
    reading.read(field.clean(upload).read(), "fr")


def _programme(field, upload) -> None:
    """As the import of a programme reads it."""
    programmes.read(field.clean(upload).read(), AnnualMeetingFactory(year=2018), "en")


def _sheet(field, upload) -> None:
    """As the desk reads a translated file."""
    formats.read(field.clean(upload).read(), upload.name)


def _memory(field, upload) -> None:
    """As the memory reads a file."""
    memories.harvest(field.clean(upload).read(), upload.name)


def _cities(_field, upload) -> None:
    """As the import of cities takes it: the name says CSV or XLSX, and must be right."""
    CreativeFieldFactory(key="literature")
    complaints = []
    for ending in ("csv", "xlsx"):
        upload.name = f"holiday.{ending}"
        form = CityImportForm(FORMATS, [CityResource], data={}, files={"import_file": upload})
        upload.seek(0)
        try:
            if not form.is_valid():
                raise ValidationError(form.errors["import_file"])
            rows = FORMATS[int(form.cleaned_data["format"])]().create_dataset(upload.read())
            if wrong := CityResource().import_data(rows, dry_run=True).complaints():
                raise ValidationError(wrong[0].sentence)
        except ValidationError as error:
            complaints.append(error)
    if len(complaints) == 2:
        raise complaints[0]


PICTURE = Door(_picture, {"JPEG", "PNG", "WebP"})
_TEXTS = {"plain text", "Markdown", "table of cities", "programme", "table of the desk"}
_WORD = {"Word", "Word of the desk"}
DOORS = {
    "admin:meetings.annualmeeting.logo": PICTURE,
    "admin:meetings.annualmeeting.banner": PICTURE,
    "admin:partners.partner.logo": PICTURE,
    "admin:practical.welcomeword.picture": PICTURE,
    "admin:programme.speaker.picture": PICTURE,
    "meetings.albums.admin_forms.UploadForm.pictures": Door(_album, PICTURE.takes),
    "meetings.documents.admin_forms.DocumentFileForm.upload": Door(
        # What it keeps is never opened here, and goes out as a download.
        _document,
        {"PDF", "Excel", "OpenDocument", "Excel with entities", "Word with entities", "swollen PDF"}
        | _TEXTS | _WORD,
    ),
    "declarations.admin.source_file.SourceFileForm.file": Door(
        # What is kept as proof of a text is never opened again, and goes out as a download.
        _source, {"PDF", "swollen PDF", "web page", *_TEXTS, *_WORD}
    ),
    "declarations.import_forms.ImportForm.file": Door(
        _declaration, {"PDF", "web page", *_TEXTS, *_WORD}
    ),
    "meetings.programme.import_forms.SourceForm.file": Door(_programme, {"programme"}),
    "translations.forms.files.UploadForm.file": Door(
        _sheet, {"Word of the desk", "XLIFF", "table of the desk"}
    ),
    "translations.forms.files.MemoryUploadForm.file": Door(_memory, {"TMX"}),
    "cities.import_forms.CityImportForm.import_file": Door(
        _cities, {"Excel", "table of cities"}
    ),
}  # fmt: skip


def answer(door: Door, field, content: bytes) -> str:
    """What is said of a file that comes with a lying name; '' where it is taken."""
    name, kind = LIE
    try:
        door.send(field, SimpleUploadedFile(name, content, kind))
    except ValidationError as error:
        return " ".join(error.messages)
    except FileProblem as problem:
        return str(problem.sentence)
    return ""
