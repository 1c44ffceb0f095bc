"""A meeting's logo and banner: the form field that takes them in, their sizes for the web."""

from collections.abc import Iterable
from pathlib import PurePosixPath

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.storage import Storage
from django.db.models.fields.files import FieldFile
from django.utils.translation import gettext as _

from uccn.lib import images, languages

PICTURES = ("logo", "banner")


class PictureField(forms.FileField):
    """An upload that is checked and drawn again before anything else opens it."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.widget.attrs["accept"] = "image/jpeg,image/png,image/webp"

    def to_python(self, data):
        """The picture as it is kept; ValidationError says what to do with a bad one."""
        file = super().to_python(data)
        return images.checked(file) if file else file


def check_words(form: forms.ModelForm, data: dict, pictures: Iterable[str] = PICTURES) -> None:
    """Add an error where a picture comes without words, credit or licence."""
    for name in pictures:
        if not data.get(name):
            continue
        for need in (f"{name}_credit", f"{name}_licence"):
            if need not in form.errors and not data.get(need):
                form.add_error(need, ValidationError(_("A picture needs this."), "required"))
        words = languages.columns([f"{name}_alt"], languages.codes())
        # What the form does not ask for stays as it is stored.
        kept = (data.get(word, getattr(form.instance, word)) for word in words)
        if not any(word in form.errors for word in words) and not any(kept):
            message = _("Say in at least one language what the picture shows.")
            own = languages.column(f"{name}_alt", languages.current())
            form.add_error(
                own if own in form.fields else name, ValidationError(message, "required")
            )


def is_new(value) -> bool:
    """Whether a form's value is an upload, and not the file that was there."""
    return bool(value) and not isinstance(value, FieldFile)


def smaller_name(name: str, width: int) -> str:
    """Where a size stands: "meetings/ab12.jpg" → "meetings/ab12-480.jpg"."""
    path = PurePosixPath(name)
    return str(path.with_name(f"{path.stem}-{width}{path.suffix}"))


def names_of(name: str) -> list[str]:
    """The names by which a row may have a file: its own, and the picture's of which it is a size.

    "meetings/ab12-480.jpg" may stand beside "meetings/ab12.jpg".
    """
    path = PurePosixPath(name)
    stem, _dash, width = path.stem.rpartition("-")
    is_size = bool(stem) and width in map(str, images.WIDTHS)
    return [name, str(path.with_name(f"{stem}{path.suffix}"))] if is_size else [name]


def make_sizes(file: FieldFile) -> None:
    """Make the sizes of a picture beside it; none that would not be smaller."""
    smaller = [width for width in images.WIDTHS if width < file.width]
    with file.storage.open(file.name) as picture:
        for width in smaller:
            file.storage.save(smaller_name(file.name, width), images.smaller(picture, width))


def sources(file: FieldFile) -> list[tuple[str, int]]:
    """The address and width of each size that there is, smallest first, for ``srcset``."""
    return sources_of(file.storage, file.name, file.width)


def sources_of(storage: Storage, name: str, width: int) -> list[tuple[str, int]]:
    """The same of a picture of which only name and width are known."""
    names = [(smaller_name(name, size), size) for size in images.WIDTHS if size < width]
    found = [(storage.url(file), size) for file, size in names if storage.exists(file)]
    return [*found, (storage.url(name), width)]


def discard(file: FieldFile) -> None:
    """Delete a picture that was replaced or taken out, and its sizes."""
    for width in images.WIDTHS:
        file.storage.delete(smaller_name(file.name, width))
    file.storage.delete(file.name)
