"""Lock each requirements*.in into its .txt with hashes, and carry our reasons over.

Needs `uv` on the PATH. Pass `--upgrade` to let indirect dependencies move.
"""

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LISTS = ["requirements", "requirements-dev", "requirements-ci"]
LOCK = [
    *("uv", "pip", "compile", "--quiet", "--universal", "--python-version", "3.11"),
    *("--only-binary", ":all:", "--generate-hashes", "--no-emit-index-url"),
    *("--custom-compile-command", "python scripts/lock.py"),
]
NAME = re.compile(r"^([A-Za-z0-9][A-Za-z0-9._-]*)(\[[^\]]*\])?==")


def normalised(name):
    """Return a package's name as the locked lists spell it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def reasons(*pages):
    """Return, for each package asked for on these pages, the sentence written above it."""
    found = {}
    for page in pages:
        above = []
        for line in page.read_text().splitlines():
            if line.startswith("#"):
                above.append(line)
            elif named := NAME.match(line):
                if not above:
                    raise SystemExit(f"{page.name} does not say why {named[1]} is there.")
                found[normalised(named[1])] = above
            if not line.startswith("#"):
                above = []
    return found


def annotate(locked, why):
    """Write each reason above its package in the locked list."""
    lines = []
    for line in locked.read_text().splitlines():
        if named := NAME.match(line):
            reason = why.get(normalised(named[1]))
            lines += ["", *reason] if reason else []
        lines.append(line)
    locked.write_text("\n".join(lines) + "\n")


def main():
    """Lock the lists in order: each one builds on the one before it."""
    for position, name in enumerate(LISTS):
        command = [*LOCK, f"{name}.in", "-o", f"{name}.txt"]
        subprocess.run(command + sys.argv[1:], cwd=ROOT, check=True)
        pages = [ROOT / f"{asked}.in" for asked in LISTS[: position + 1]]
        annotate(ROOT / f"{name}.txt", reasons(*pages))


if __name__ == "__main__":
    main()
