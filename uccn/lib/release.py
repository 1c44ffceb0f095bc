"""What the site's code, templates, words and data are, as one short text.

A page that a browser keeps is good for one release: after a deploy it is made anew.
"""

import hashlib
import os
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path

from django.apps import apps
from django.conf import ENVIRONMENT_VARIABLE, settings

_ENDINGS = (".py", ".html", ".mo", ".csv", ".json", ".toml", ".txt")
# What of the settings is no part of a page, or a secret.
_UNREAD = ("SECRET_KEY", "DATABASES", "STAMP_PLACE")


@cache
def release() -> str:
    """The same for all workers that run the same files under the same settings, on any machine."""
    digest = hashlib.blake2b(digest_size=9)
    for path in sorted({file for root in _roots() for file in _files(root)}, key=_anywhere):
        digest.update(_anywhere(path).encode())
        digest.update(Path(path).read_bytes())
    for name, value in vars(import_module(os.environ[ENVIRONMENT_VARIABLE])).items():
        if name.isupper() and name not in _UNREAD:
            digest.update(_anywhere(f"{name}={value!r}").encode())
    return digest.hexdigest()


def _anywhere(text: str) -> str:
    """The same text wherever a machine has its folders."""
    for place in (settings.STATIC_ROOT, settings.VAR_DIR, settings.BASE_DIR):
        text = text.replace(str(place), "")
    return text


def _roots() -> list[str]:
    """Our apps, templates, catalogues and data, what was collected, and which libraries run."""
    own = [app.path for app in apps.get_app_configs() if _is_ours(app.path)]
    others = [*settings.TEMPLATES[0]["DIRS"], *settings.LOCALE_PATHS, settings.DATA_DIR]
    files = [settings.BASE_DIR / "requirements.txt", settings.STATIC_ROOT / "staticfiles.json"]
    return [*own, *map(str, [*others, *files])]


def _is_ours(path: str) -> bool:
    """Whether an app stands in this project, not among the libraries."""
    return Path(path).parent in (settings.BASE_DIR, settings.BASE_DIR / "uccn")


def _files(root: str) -> Iterator[str]:
    """The files under a folder whose content a page may show, or the file itself."""
    if os.path.isfile(root):
        yield root
    for folder, _folders, names in os.walk(root):
        yield from (os.path.join(folder, name) for name in names if name.endswith(_ENDINGS))
