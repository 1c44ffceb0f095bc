"""Import of a declaration from a file or a text, as UNESCO issued it or as we translated it.

``formats`` turns each format into blocks, ``reading`` these into clean text, ``parsing`` finds
masthead, header line, title and paragraphs, ``facts`` reads edition, dates, theme, brand and hosts
from them, ``matching`` holds these against the meeting, ``planning`` against what is stored, and
``saving`` writes the rest.
"""

from declarations.importing.problems import ImportProblem
from declarations.importing.report import Report
from declarations.importing.saving import import_parsed, import_text

__all__ = ["ImportProblem", "Report", "import_parsed", "import_text"]
