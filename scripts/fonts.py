"""Fetch the fonts that are too large for the repository, pinned and checked, into var/fonts.

What is fetched stands in data/fonts/fetched.toml. npm knows where its registry is, so that this
also works behind a mirror.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LIST = ROOT / "data" / "fonts" / "fetched.toml"


def folder():
    """Return the folder of fetched fonts, as the settings have it."""
    given = os.environ.get("FONTS_DIR")
    return Path(given or Path(os.environ.get("VAR_DIR") or ROOT / "var") / "fonts")


def is_right(path, wanted):
    """Whether a file is there and is the one that was pinned."""
    return path.exists() and hashlib.sha256(path.read_bytes()).hexdigest() == wanted


def pack(package, into):
    """Let npm fetch a package's archive into a folder, and return its path."""
    asked = f"{package['name']}@{package['version']}"
    command = ["npm", "pack", "--silent", "--ignore-scripts", asked]
    done = subprocess.run(command, cwd=into, capture_output=True, text=True, check=False)
    archives = list(into.glob("*.tgz"))
    if done.returncode or len(archives) != 1:
        raise SystemExit(f"npm could not fetch {asked}:\n{done.stderr.strip()}")
    return archives[0]


def take(archive, member, wanted, target):
    """Put one file of the archive in its place, if it is the one that was pinned."""
    content = archive.extractfile(f"package/{member}").read()
    if wanted and hashlib.sha256(content).hexdigest() != wanted:
        raise SystemExit(f"{member} is not the file that {LIST.name} names. Nothing was kept.")
    # Renamed into its place, so that the site never sees half a font.
    unfinished = target.with_suffix(".part")
    unfinished.write_bytes(content)
    unfinished.replace(target)


def unpack(package, path):
    """Put the licence and the pinned files of a package's archive in their places."""
    short = package["name"].rpartition("/")[2]
    with tarfile.open(path) as archive:
        take(archive, package["licence"], "", folder() / f"OFL-{short}.txt")
        for name, wanted in package["files"].items():
            take(archive, name, wanted, folder() / Path(name).name)


def fetch(package):
    """Fetch one package, unless all its files are there already."""
    files = {folder() / Path(name).name: wanted for name, wanted in package["files"].items()}
    if all(is_right(path, wanted) for path, wanted in files.items()):
        return print(f"{package['name']}@{package['version']} is there.")
    folder().mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as temporary:
        unpack(package, pack(package, Path(temporary)))
    return print(f"{package['name']}@{package['version']} was fetched into {folder()}.")


def main():
    """Fetch every package of the list."""
    if not shutil.which("npm"):
        return "npm is missing: install it (on Debian and Ubuntu: apt install npm)."
    for package in tomllib.loads(LIST.read_text("utf-8"))["package"]:
        fetch(package)
    return None


if __name__ == "__main__":
    sys.exit(main())
