"""What the files that deliver the site say, read for the tests beside it."""

import re
from pathlib import Path

import yaml
from django.conf import settings

ROOT = Path(settings.BASE_DIR)
DEPLOY = ROOT / "deploy"
UNITS = sorted((DEPLOY / "systemd").glob("uccn-*"))
SERVICES = [unit for unit in UNITS if unit.suffix == ".service"]
# Read by gunicorn's settings and by the scripts of deploy/, not by the site.
OF_THE_SERVER = {"BIND", "WEB_CONCURRENCY", "WEB_THREADS", "FORWARDED_ALLOW_IPS"}
OF_THE_SCRIPTS = {"BACKUP_DIR", "BACKUP_KEYS", "HOME", "PYTHON"}


def text(name: str) -> str:
    """A file of the repository."""
    return (ROOT / name).read_text(encoding="utf-8")


def settings_variables() -> set[str]:
    """The variables that uccn/settings.py reads from the environment."""
    found = re.findall(
        r'(?:\benv|_number|_flag|_words|env\.\w+)\(\s*"([A-Z_]+)"', text("uccn/settings.py")
    )
    return set(found)


def documented_variables() -> set[str]:
    """The variables in the table of docs/operating.md."""
    rows = re.findall(r"^\| (`[A-Z_`, ]+`) \|", text("docs/operating.md"), re.M)
    return {name for row in rows for name in re.findall(r"[A-Z_]+", row)}


def fixed_in_containers() -> set[str]:
    """The variables that compose.yaml sets whatever `.env` says, in docs/operating.md's words."""
    words = re.search(r"holds whatever `\.env` says: (.+?)\.\n", text("docs/operating.md"), re.S)[1]
    return set(re.findall(r"`([A-Z_]+)`", words))


def compose() -> dict:
    """compose.yaml, with its anchors resolved."""
    return yaml.safe_load(text("compose.yaml"))


def unit(path: Path) -> dict[str, dict[str, list[str]]]:
    """A systemd unit: each section's keys with all their values in order."""
    found: dict[str, dict[str, list[str]]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            section = found.setdefault(line.strip("[]"), {})
        elif line and not line.startswith("#"):
            key, _, value = line.partition("=")
            section.setdefault(key, []).append(value)
    return found


def stages() -> list[list[str]]:
    """What stands before the stages of the Containerfile, and each stage: instructions alone."""
    lines = [line for line in text("Containerfile").splitlines() if not line.startswith("#")]
    joined = re.sub(r"\\\n\s*", "", "\n".join(lines))
    parts = re.split(r"(?m)^(?=FROM )", joined)
    return [[line for line in stage.splitlines() if line] for stage in parts if stage.strip()]


def commands_named() -> set[str]:
    """Every management command that delivery names: in units, scripts, compose.yaml and image."""
    files = [*UNITS, *DEPLOY.glob("*.sh"), ROOT / "compose.yaml", ROOT / "Containerfile"]
    words = "\n".join(path.read_text(encoding="utf-8") for path in files)
    listed = re.search(r"for step in ([a-z_ ]+);", text("deploy/nightly.sh"))[1].split()
    return set(re.findall(r'manage\.py"? ([a-z_]+)', words)) | set(listed)
