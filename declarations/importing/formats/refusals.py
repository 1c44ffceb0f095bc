"""What is said of a file that cannot be read, and what to do instead."""

from django.utils.translation import gettext_lazy as _

from declarations.importing.problems import ImportProblem

MAX_MEGABYTES = 20
MAX_PAGES = 200

_SENTENCES = {
    "binary": _(
        "This is %(kind)s, which cannot be imported. Open it and save it as .docx or as plain "
        "text (UTF-8), or copy the text and paste it."
    ),
    "encrypted": _(
        "The document is protected with a password. Open it, take the password away, save it, "
        "and import it again."
    ),
    "old_word": _(
        "This is a document of an old Word (.doc). Open it, save it as .docx, and import that file."
    ),
    "embedded": _(
        "The document holds other files, objects or controls. Take them out, or copy the text "
        "into a new document, and save it as .docx."
    ),
    "attached": _(
        "The PDF carries other files. Print it to a new PDF, which has none, or copy the text and "
        "paste it."
    ),
    "program": _(
        "The PDF holds a program that starts by itself. Print it to a new PDF, which has none, or "
        "copy the text and paste it."
    ),
    "executable": _("This is a program and no text. Do not open it; ask whoever sent it."),
    "two_kinds": _(
        "The file is two files in one, which may hide other content. Save it again in the program "
        "it comes from, or copy the text and paste it."
    ),
    "macros": _(
        "The document holds macros. Open it, save it as .docx, which has none, and import that "
        "file."
    ),
    "bomb": _(
        "Unpacked, the document would be far larger than any declaration. Copy the text into a "
        "new document and save it as .docx."
    ),
    "not_word": _(
        "This is a packed file, but no Word document. Save the text as .docx, or copy and paste it."
    ),
    "damaged": _(
        "The file cannot be opened: it is damaged or incomplete. Save it again in the program it "
        "comes from, or copy the text and paste it."
    ),
    "doctype": _(
        "The file declares entities or a document type of its own, which may hide other content. "
        "Save it again in the program it comes from, or copy the text and paste it."
    ),
    "too_deep": _(
        "The page is nested too deeply to be read. Open it in a browser, copy the text and "
        "paste it."
    ),
    "too_many_pages": _(
        "The document has %(count)s pages; %(most)s are read. Save the pages of the declaration "
        "alone, and import that file."
    ),
    "too_slow": _(
        "The document takes too long to read. Save the text as .docx, or copy and paste it."
    ),
    "scan": _(
        "The pages hold pictures of a text, but no text. Let a program recognise the letters and "
        "save it as .docx, or type the text."
    ),
    "right_to_left": _(
        "A text from right to left (%(language)s) cannot be read from a PDF: its letters would "
        "come out in disorder. Import the Word document (.docx), or type the text."
    ),
    # What is found, whatever language was chosen.
    "right_to_left_found": _(
        "A text from right to left cannot be read from a PDF: its letters would come out in "
        "disorder. Import the Word document (.docx), or type the text."
    ),
    "too_large_file": _(
        "The file is larger than %(most)s MB (%(size)s bytes). Save it without pictures, or copy "
        "the text and paste it."
    ),
}
CODES = list(_SENTENCES)
_AS_DAMAGED = {"control_character", "encoding"}


def refused(code: str, **params) -> ImportProblem:
    """The problem of a code, with the sentence that says what to do."""
    code = "damaged" if code in _AS_DAMAGED else code
    return ImportProblem(_SENTENCES[code], code=code.removesuffix("_found"), **params)


def check_file_size(size: int) -> None:
    """Raise ImportProblem for a file that no declaration fills."""
    if size > MAX_MEGABYTES * 1_000_000:
        raise refused("too_large_file", most=MAX_MEGABYTES, size=size)
