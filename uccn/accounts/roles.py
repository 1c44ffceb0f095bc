"""The groups of staff and what each may do, kept as data and made again at every deploy."""

from django.conf import settings
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.db import transaction

from uccn.lib import languages

# Work on the meetings that were given to them (``AnnualMeeting.editors``).
HOST_CITY_EDITORS = "Host-city editors"
# See what staff see, drafts included, and change nothing.
OBSERVERS = "Observers"


def _whole(*models: str) -> list[str]:
    """All that can be done with the rows of models."""
    return [f"{verb}_{model}" for model in models for verb in ("view", "add", "change", "delete")]


_PROGRAMME = [
    *_whole("venue", "room", "closure", "track", "speaker", "session", "appearance"),
    "view_release",
]
_PARTNERS = _whole("partner")
_PRACTICAL = _whole("practicalpage", "newsitem", "welcomeword")
_ALBUMS = _whole("album", "picture")
# A file is never changed: a newer one is added.
_DOCUMENTS = [*_whole("document"), "view_documentfile", "add_documentfile"]

# Group → app label → the model permissions that it holds ("*" for all of an app's).
ROLES: dict[str, dict[str, list[str]]] = {
    "Secretariat": {
        "cities": ["*"],
        "meetings": ["*"],
        "programme": ["*"],
        "albums": ["*"],
        "partners": ["*"],
        "documents": ["*"],
        "practical": ["*"],
        "declarations": ["*"],
        "publication": ["*"],
        "translations": ["*"],
        "record": ["*"],
        "background": ["view_task", "begin_again_task"],
        "accounts": ["view_staffmember", "add_staffmember", "change_staffmember"],
    },
    "Editors": {
        "cities": ["view_city", "change_city", "add_city", "view_designation"],
        "meetings": [
            "every_meeting",
            "view_annualmeeting",
            "change_annualmeeting",
            "add_annualmeeting",
            "view_host",
            "add_host",
            "change_host",
            "delete_host",
            "view_attendance",
            "add_attendance",
            "change_attendance",
            "delete_attendance",
            "view_place",
            "add_place",
            "change_place",
        ],
        # Releasing is the secretariat's.
        "programme": _PROGRAMME,
        "albums": _ALBUMS,
        "partners": _PARTNERS,
        "documents": _DOCUMENTS,
        "practical": _PRACTICAL,
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
            "view_version",
            "view_sourcefile",
            "add_sourcefile",
        ],
        "publication": ["view_previewlink", "add_previewlink", "change_previewlink"],
    },
    HOST_CITY_EDITORS: {
        "cities": ["view_city"],
        "meetings": [
            *("view_annualmeeting", "change_annualmeeting", "view_place"),
            *("view_host", "add_host", "change_host", "delete_host"),
            *("view_attendance", "add_attendance", "change_attendance", "delete_attendance"),
        ],
        "programme": _PROGRAMME,
        "albums": _ALBUMS,
        "partners": _PARTNERS,
        "documents": _DOCUMENTS,
        "practical": _PRACTICAL,
        "translations": ["write_source"],
    },
}

# Every translation permission that belongs to no language, as the editors hold them.
_EDITORS_DESK = ["edit_source", "manage_terms", "exchange_files", "publish"]

# What translators and reviewers of any language see of the ordinary admin.
_READING = {
    "cities": ["view_city"],
    "meetings": [
        *("every_meeting", "view_annualmeeting", "view_host", "view_attendance", "view_place"),
    ],
    "practical": ["view_practicalpage", "view_newsitem", "view_welcomeword"],
    "programme": ["view_venue", "view_room", "view_track", "view_speaker", "view_session"],
    "albums": ["view_album", "view_picture"],
    "partners": ["view_partner"],
    "documents": ["view_document", "view_documentfile"],
    "declarations": ["view_declaration", "view_paragraph", "view_languageversion"],
}

# What is done in one language: the permission's name, and the group of those who do it.
_CAN = {"translate": "Can translate into {}", "review": "Can review {}"}
OF_LANGUAGES = {"translate": "Translators – {}", "review": "Reviewers – {}"}

# A group that languages' own groups took the place of: it keeps its members and may do nothing.
_RETIRED = ["Translators"]


# What observers see besides: the desk, what was adopted and released, the lists of the network.
# Neither people's addresses, nor the links by which a draft is shown to others.
_OBSERVING = {
    "cities": ["view_designation", "view_cohort", "view_creativefield"],
    "programme": ["view_closure", "view_appearance", "view_release"],
    "declarations": ["view_version", "view_sourcefile"],
    "translations": ["view_textstate"],
}


def _both(one: dict[str, list[str]], other: dict[str, list[str]]) -> dict[str, list[str]]:
    """The permissions of both, by app."""
    return {app: [*one.get(app, ()), *other.get(app, ())] for app in one | other}


def roles() -> dict[str, dict[str, list[str]]]:
    """Every group with its permissions: the fixed ones, and those of each language."""
    found = {name: dict(apps) for name, apps in ROLES.items()}
    found[OBSERVERS] = _both(_READING, _OBSERVING)
    codes = languages.codes()
    every = [languages.attribute("translate", code) for code in codes]
    found["Editors"]["translations"] = [*_EDITORS_DESK, *every]
    for verb, group in OF_LANGUAGES.items():
        for code in codes:
            # Most translators work in Word: the file goes out and comes back.
            desk = {"translations": ["exchange_files", languages.attribute(verb, code)]}
            found[group.format(english_name(code))] = _READING | desk
    return found


@transaction.atomic
def set_up() -> list[str]:
    """Make every group hold exactly its permissions; returns the groups' names.

    The permissions of languages are rows that no migration knows, made here for every language.
    Where nothing has to change, it runs four queries.
    """
    _make_language_permissions()
    names = ("pk", "content_type__app_label", "codename")
    rows = list(Permission.objects.values_list(*names))
    groups = {group.name: group for group in Group.objects.prefetch_related("permissions")}
    wanted = roles() | {name: {} for name in _RETIRED if name in groups}
    for name, apps in wanted.items():
        group = groups.get(name) or Group.objects.create(name=name)
        keys = {pk for pk, app, code in rows if {"*", code} & set(apps.get(app, ()))}
        if keys != {permission.pk for permission in group.permissions.all()}:
            group.permissions.set(keys)
    return [name for name in wanted if name not in _RETIRED]


def _make_language_permissions() -> None:
    """One permission to translate and one to review, for each language of the settings."""
    kind = ContentType.objects.get(app_label="translations", model="textstate")
    wanted = {
        languages.attribute(verb, code): name.format(english_name(code))
        for verb, name in _CAN.items()
        for code in languages.codes()
    }
    known = dict(Permission.objects.filter(content_type=kind).values_list("codename", "name"))
    for codename, name in wanted.items():
        if known.get(codename) != name:
            Permission.objects.update_or_create(
                content_type=kind, codename=codename, defaults={"name": name}
            )


def english_name(code: str) -> str:
    """A language's English name, which is a part of its groups' names in the database."""
    return languages.name_in(code, settings.LANGUAGE_CODE)
