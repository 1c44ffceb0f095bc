"""What the record of changes keeps of publication."""

from uccn.lib.recorded import record
from uccn.publication.models import FormerAddress, PreviewLink

record(
    PreviewLink,
    named=["note"],
    without={"nonce": "It is secret: whoever has it opens the draft."},
    is_restorable=False,
)
record(FormerAddress, named=["address"], is_restorable=False)
