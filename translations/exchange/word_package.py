"""Opening the Word document that comes back, and what is said when it cannot be read."""

from django.utils.translation import gettext_lazy as _
from lxml import etree

from translations.exchange.limits import MAX_BYTES, check_size
from translations.exchange.rows import FileProblem
from translations.exchange.safety import problem_of_xml
from uccn.lib import office_files
from uccn.lib.office_files import OfficeProblem
from uccn.lib.safe_xml import XmlProblem

_SENTENCES = {
    "old_word": _(
        "This is an old or protected Word document. Open it, take the password away if it "
        "has one, and save it as .docx."
    ),
    "damaged": _(
        "The file cannot be opened: it is damaged, incomplete, protected or no Word "
        "document. Save it again as .docx."
    ),
    "bomb": _(
        "Unpacked, the document would be far larger than any text. "
        "Copy the table into a new document and save it as .docx."
    ),
    "embedded": _(
        "The document holds other files or controls. Take them out, save it as .docx and import "
        "it again."
    ),
    "macros": _("The document holds macros. Save it as .docx, which has none."),
    "not_word": _(
        "This is a packed file, but no Word document. Choose the .docx that was translated."
    ),
}
# What two problems have in common is said in one sentence.
_SAID_AS = {"encrypted": "damaged"}


def body_of(data: bytes) -> etree._Element:
    """The document's XML. Raises FileProblem for anything but a harmless Word document."""
    check_size(data)
    try:
        with office_files.opened(data, MAX_BYTES) as package:
            return package.body()
    except OfficeProblem as problem:
        code = _SAID_AS.get(problem.code, problem.code)
        raise FileProblem(str(_SENTENCES[code]), code) from problem
    except XmlProblem as problem:
        raise problem_of_xml(problem) from problem
