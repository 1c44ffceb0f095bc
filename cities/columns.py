"""The columns of a file of cities: what a cell may hold, and what is said when it does not."""

import re
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from import_export.fields import Field
from import_export.widgets import Widget

from cities.membership import parse_former
from uccn.lib import languages
from uccn.lib.cleaning import clean

REQUIRED = ("name_en", "country", "field", "designated")
FILE = (
    "name_en", "name_fr", "country", "field", "designated",
    "latitude", "longitude", "coordinates", "note",
)  # fmt: skip
_NAMES = tuple(name for name in languages.columns(["name"], languages.codes()) if name not in FILE)
FURTHER = (*_NAMES, "own_name", "own_language", "website", "slug", "former", "since")

# What readers may take along, in this order: never the staff's note.
PUBLIC = (*(column for column in FILE if column != "note"), *FURTHER)


class Text(Widget):
    """A cell of text that has passed the cleaner."""

    def clean(self, value, row=None, **kwargs) -> str:
        """The text as it is stored. Raises ValueError with the cleaner's sentence."""
        try:
            return clean(value or "")
        except ValidationError as error:
            raise ValueError(" ".join(error.messages)) from error

    def render(self, value, obj=None, **kwargs) -> str:
        """The text, '' for none."""
        return "" if value is None else str(value)


class Code(Text):
    """A country code, in capitals whatever was typed."""

    def clean(self, value, row=None, **kwargs) -> str:
        """The code in capitals; what is no two letters stays as typed, to be named as wrong."""
        code = super().clean(value)
        return code.upper() if code.isascii() else code


class Former(Text):
    """The designations that have ended, in order."""

    def clean(self, value, row=None, **kwargs) -> str:
        """The designations, written the one way in which they are compared."""
        periods = parse_former(super().clean(value))
        return "; ".join(f"{p.field} {p.start}-{p.end}" for p in periods)


class Year(Text):
    """A year of four digits, or none."""

    def clean(self, value, row=None, **kwargs) -> int | None:
        """The year. Raises ValueError for what is none."""
        if not value:
            return None
        if not re.fullmatch(r"(19|20)\d\d", value, re.ASCII):
            raise ValueError(
                _("“%(value)s” is no year. Write four digits, like 2008.") % {"value": value}
            )
        return int(value)


class Degrees(Text):
    """A coordinate within its limits, or none."""

    def __init__(self, limit: int) -> None:
        super().__init__()
        self.limit = limit

    def clean(self, value, row=None, **kwargs) -> Decimal | None:
        """The number. Raises ValueError for what is none, or is off the globe."""
        if not value:
            return None
        if not re.fullmatch(r"[-+]?\d{1,4}(\.\d{1,5})?", value, re.ASCII):
            raise ValueError(
                _("“%(value)s” is no number of degrees. Write it like -3.19648.") % {"value": value}
            )
        if abs(number := Decimal(value)) > self.limit:
            raise ValueError(
                _("“%(value)s” is out of range: it goes from -%(limit)s to %(limit)s.")
                % {"value": value, "limit": self.limit}
            )
        return number

    def render(self, value, obj=None, **kwargs) -> str:
        """The number without zeros at its end."""
        return "" if value in ("", None) else f"{Decimal(value).normalize():f}"


class Column(Field):
    """A column that is named as its attribute; no text is the same as an empty one."""

    def __init__(self, name: str, widget: Widget | None = None) -> None:
        super().__init__(attribute=name, column_name=name, widget=widget or Text())

    def get_value(self, instance):
        """The value, '' for none."""
        value = super().get_value(instance)
        return "" if value is None else value


def header_complaints(headers: list[str]) -> list[str]:
    """What is wrong with the file's first line."""
    missing = [column for column in REQUIRED if column not in headers]
    unknown = [header for header in headers if header not in FILE + FURTHER]
    twice = sorted({header for header in headers if headers.count(header) > 1})
    return [
        *(_("The column “%(column)s” is missing.") % {"column": c} for c in missing),
        *(_("“%(column)s” is no column of this list.") % {"column": c} for c in unknown),
        *(_("The column “%(column)s” stands there twice.") % {"column": c} for c in twice),
    ]
