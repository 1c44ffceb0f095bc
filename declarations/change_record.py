"""What the record of changes keeps of declarations; versions keep themselves."""

from declarations import models
from uccn.lib.recorded import leave_out, record

record(
    models.Declaration,
    named=["title"],
    of="meeting",
    silent={"last_key": "It counts the paragraphs that were ever made."},
)
record(models.Paragraph, named=["key"], of="declaration")
record(models.LanguageVersion, named=["language"], of="declaration")
record(
    models.SourceFile,
    named=["name"],
    of="declaration",
    without={"content": "The file itself is kept as it came, once."},
    is_restorable=False,
)
record(
    models.Version,
    named=["number"],
    of="declaration",
    without=dict.fromkeys(["facts", "paragraph_ids"], "The version keeps them for ever itself."),
    is_restorable=False,
)
leave_out(models.VersionText, "Append-only: a version is its own record.")
