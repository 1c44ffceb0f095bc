"""What the record of changes keeps of the search: nothing."""

from uccn.lib.recorded import leave_out
from uccn.search.models import Entry

leave_out(Entry, "Made from what is recorded, and made again at will.")
