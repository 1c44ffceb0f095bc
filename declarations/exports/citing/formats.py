"""The files that a citation is offered as, by the ending of their address."""

from collections.abc import Callable
from typing import NamedTuple

from declarations.exports.citing.bibtex import bibtex
from declarations.exports.citing.csl import csl_json
from declarations.exports.citing.ris import ris


class Format(NamedTuple):
    """A file format: its name, its media type, and what writes it from a document."""

    name: str
    media_type: str
    write: Callable[..., str]


FORMATS = {
    "bib": Format("BibTeX", "application/x-bibtex", bibtex),
    "ris": Format("RIS", "application/x-research-info-systems", ris),
    "csl.json": Format("CSL-JSON", "application/vnd.citationstyles.csl+json", csl_json),
}
