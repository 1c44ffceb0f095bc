"""What the API and downloads say of declarations: what is public of them, in every language."""

from django.utils.translation import gettext_lazy as _

from declarations.api import finding, table
from declarations.api.parts import PARAGRAPH, VERSION
from declarations.api.shapes import DECLARATION, LISTED
from declarations.models import Declaration
from uccn.api.kinds import SLUG, YEAR, language, one_of, whole
from uccn.api.parameters import Parameter
from uccn.api.registry import Collection, Download, Item, Part, register

PLACE = (
    Parameter("year", YEAR, _("year")),
    Parameter("slug", SLUG, _("The last part of the page's address.")),
)
KEY = Parameter("key", SLUG, _("The key of a paragraph; it stays when its number changes."))
NUMBER = Parameter("number", whole(1, 999_999), _("number"))
FILTERS = (
    Parameter("year", YEAR, _("The year of the meeting.")),
    Parameter("edition", whole(1, 3999), _("edition")),
    Parameter("kind", one_of(Declaration.Kind.values), _("kind")),
    Parameter("language", language, _("A language in which the text is public.")),
)
_ONE = "declarations/{year}/{slug}"


def _within(kind, name: str, path: str, says, shape, find, inside=()):
    """An address below that of a declaration."""
    return kind(name, f"{_ONE}{path}", says, shape, find, (*PLACE, *inside), may_be_gone=True)


register(
    Part(
        "declarations",
        _("Declarations"),
        (
            Collection(
                "declarations", "declarations", _("All declarations, newest first."), LISTED,
                finding.declarations, filters=FILTERS, complete=finding.with_records,
            ),
            _within(
                Item, "declaration", "", _("One declaration."), DECLARATION, finding.declaration
            ),
            _within(
                Collection, "paragraphs", "/paragraphs", _("The paragraphs of a declaration."),
                PARAGRAPH, finding.paragraphs,
            ),
            _within(
                Item, "paragraph", "/paragraphs/{key}", _("One paragraph."), PARAGRAPH,
                finding.paragraph, (KEY,),
            ),
            _within(
                Collection, "versions", "/versions",
                _("The versions of an adopted declaration, oldest first."),
                VERSION, finding.versions,
            ),
            _within(
                Item, "version", "/versions/{number}", _("One version."), VERSION,
                finding.version, (NUMBER,),
            ),
        ),
        Download("declarations", _("Declarations"), finding.listed, table.csv, LISTED),
        position=3,
    )
)  # fmt: skip
