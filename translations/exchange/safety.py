"""Reading XML that somebody sent, without following what it points at; and what XML can hold."""

import re

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from lxml import etree

from translations.exchange.limits import check_size
from translations.exchange.rows import FileProblem, Sheet
from uccn.lib import safe_xml

# XML 1.0, production [2] Char.
_UNSPEAKABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_SENTENCES = {
    "doctype": gettext_lazy(
        "The file declares a document type or entities, which may hide other content. "
        "Export the text again and translate that file."
    ),
    "control_character": gettext_lazy(
        "Line %(line)s holds a control character. Delete it and save the file again."
    ),
    "encoding": gettext_lazy(
        "Line %(line)s is not in the encoding that the file names. "
        "Save the file in UTF-8 and import it again."
    ),
    "damaged": gettext_lazy(
        "The file cannot be read from line %(line)s on: it is damaged, incomplete or of another "
        "kind. Save it again in the program it comes from."
    ),
}
_SIGNATURES = (b"PK\x03\x04", b"%PDF", b"\xd0\xcf\x11\xe0", b"{\\rtf", b"\x89PNG", b"\x1f\x8b")


def parse_xml(data: bytes, *, may_name_a_dtd: bool = False) -> etree._Element:
    """The root of an XML file. Raises FileProblem for what is damaged, too large or dangerous.

    ``may_name_a_dtd`` lets a document type pass that only names a file, which is never fetched.
    """
    check_size(data)
    if data.startswith(_SIGNATURES):
        raise FileProblem(
            _("This is an office document, a picture or a packed file. Choose the file itself."),
            "not_xml",
        )
    try:
        return safe_xml.parse(data, may_name_a_dtd=may_name_a_dtd)
    except safe_xml.XmlProblem as problem:
        raise problem_of_xml(problem) from problem


def problem_of_xml(problem: safe_xml.XmlProblem) -> FileProblem:
    """What is said of XML that is damaged or dangerous, with the line where reading stopped."""
    sentence = str(_SENTENCES[problem.code])
    return FileProblem(
        sentence % {"line": problem.line} if "%(" in sentence else sentence, problem.code
    )


def check_exportable(sheet: Sheet) -> None:
    """Raise FileProblem for a stored text with a character that no exchange file can hold."""
    for row in sheet.rows:
        texts = (row.label, row.source, row.target, row.previous_source, *row.notes)
        if found := _UNSPEAKABLE.search("".join(texts)):
            raise FileProblem(
                _(
                    "“%(label)s” holds the character U+%(code)s, which files cannot hold. "
                    "Delete it there and export again."
                )
                % {"label": row.label or row.id, "code": f"{ord(found[0]):04X}"},
                "unspeakable",
            )
