"""What the record of changes keeps of people and of what they may do, and of nothing secret."""

from django.contrib.auth.models import Group, Permission, User

from uccn.accounts import role_names
from uccn.accounts.models import (
    Invitation,
    KnownDevice,
    Passkey,
    RecoveryCode,
    RecoverySheet,
    StaffMail,
    StaffMember,
    StaffPreference,
    StaffSession,
    Throttle,
    TotpApp,
)
from uccn.lib.recorded import leave_out, record, speak

_PERSON = "It is about a person, who may ask us to erase it; the account itself holds it."

record(
    User,
    named=["username"],
    without={
        "password": "It is secret.",
        "last_login": "It changes with every sign-in.",
        "first_name": _PERSON,
        "last_name": _PERSON,
        "email": _PERSON,
    },
    # Deactivating ends sessions too, and who is a superuser is decided in the account's own form.
    is_restorable=False,
    sets=("groups", "user_permissions"),
)
record(Group, named=["name"], sets=("permissions",))
record(User.groups.through, named=["group__name"], of="user", is_restorable=False)
for _model in (Group, User.groups.through):
    speak(_model, role_names.spoken)
record(User.user_permissions.through, named=["permission__name"], of="user", is_restorable=False)
record(Group.permissions.through, named=["permission__name"], of="group", is_restorable=False)
leave_out(Permission, "Made by migrations and setup_roles from the code.", named=["name"])
leave_out(StaffPreference, "Each person's own choice of the desk's language.")
leave_out(Invitation, "Whom it let in, and into which groups, is told of the account.")

# That a person has a factor, and since when; nothing that opens an account.
_OPENS = "It opens the account."
_USED = "It changes with every sign-in."
record(
    TotpApp,
    named=["user__username"],
    of="user",
    without={"secret": _OPENS, "last_step": _USED},
    is_restorable=False,
)
record(
    Passkey,
    named=["user__username"],
    of="user",
    without={
        "name": "The person's own word for it.",
        "credential": _OPENS,
        "last_used_at": _USED,
        "counter": _USED,
    },
    is_restorable=False,
)
record(RecoverySheet, named=["user__username"], of="user", is_restorable=False)
leave_out(RecoveryCode, "It opens an account; when all were made is told.")
leave_out(StaffMember, "It has the rows of the account, which are told.")
leave_out(KnownDevice, "Each person's own browsers.")
leave_out(StaffSession, "It ends with its session.")
leave_out(StaffMail, "A mail that waits.")
leave_out(Throttle, "It counts how often a password was wrong.")
