"""The groups of staff and what each may do, kept as data and made again at every deploy."""

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.db.models import Q

# Group → app label → the model permissions that it holds ("*" for all of an app's).
ROLES: dict[str, dict[str, list[str]]] = {
    "Secretariat": {
        "cities": ["*"],
        "meetings": ["*"],
        "declarations": ["*"],
        "publication": ["*"],
    },
    "Editors": {
        "cities": ["view_city", "change_city", "add_city", "view_designation"],
        "meetings": [
            "view_annualmeeting",
            "change_annualmeeting",
            "add_annualmeeting",
            "view_host",
            "add_host",
            "change_host",
            "delete_host",
            "view_place",
            "add_place",
            "change_place",
        ],
        "declarations": [
            "view_declaration",
            "change_declaration",
            "add_declaration",
            "view_paragraph",
            "change_paragraph",
            "add_paragraph",
            "delete_paragraph",
            "view_languageversion",
            "change_languageversion",
            "add_languageversion",
            "translate_declaration",
        ],
        "publication": ["view_previewlink", "add_previewlink", "change_previewlink"],
    },
    "Translators": {
        "cities": ["view_city"],
        "meetings": ["view_annualmeeting", "view_host", "view_place"],
        "declarations": [
            "view_declaration",
            "view_paragraph",
            "view_languageversion",
            "translate_declaration",
        ],
    },
}


@transaction.atomic
def set_up() -> list[str]:
    """Make every group hold exactly its permissions; returns the groups' names."""
    for name, apps in ROLES.items():
        group, _made = Group.objects.get_or_create(name=name)
        wanted = Q(pk__in=[])
        for label, codenames in apps.items():
            of_app = Q(content_type__app_label=label)
            wanted |= of_app if codenames == ["*"] else of_app & Q(codename__in=codenames)
        group.permissions.set(Permission.objects.filter(wanted))
    return list(ROLES)
