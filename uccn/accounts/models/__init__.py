"""What the site remembers of members of staff, beside Django's own accounts."""

from uccn.accounts.models.devices import KnownDevice, StaffSession
from uccn.accounts.models.factors import Passkey, RecoveryCode, RecoverySheet, TotpApp
from uccn.accounts.models.mails import StaffMail
from uccn.accounts.models.members import Invitation, StaffMember
from uccn.accounts.models.preference import StaffPreference
from uccn.accounts.models.throttle import Throttle

__all__ = [
    "Invitation",
    "KnownDevice",
    "Passkey",
    "RecoveryCode",
    "RecoverySheet",
    "StaffMail",
    "StaffMember",
    "StaffPreference",
    "StaffSession",
    "Throttle",
    "TotpApp",
]
