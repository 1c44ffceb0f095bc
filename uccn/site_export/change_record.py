"""What the record of changes keeps of exports: nothing."""

from uccn.lib.recorded import leave_out
from uccn.site_export.models import SiteExport

leave_out(SiteExport, "A machine's own notes; what is exported is public.")
