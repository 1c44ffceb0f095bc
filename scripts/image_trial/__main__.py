"""Run the page's commands for containers, then look into what they started."""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from scripts.image_trial import stand_ins
from scripts.image_trial.engines import engine
from scripts.operating_trial.blocks import tried

HERE = Path(__file__).resolve().parent
REPOSITORY = HERE.parent.parent
PAGE = REPOSITORY / "docs" / "operating.md"
# The page's words stay as they are; what `podman compose` means here is the engine's.
PRELUDE = """set -euo pipefail
podman() { if [ "$1" = compose ]; then shift; $COMPOSE "$@"; else command podman "$@"; fi; }
"""


def shell(words: str, folder: Path) -> None:
    """Run commands as the page has them, each of which must succeed."""
    subprocess.run(["bash", "-c", PRELUDE + words], cwd=folder, check=True)


def unpack(folder: Path) -> None:
    """The release: what is committed here; what is not is not tried."""
    folder.mkdir()
    archive = ["git", "-C", str(REPOSITORY), "archive", "HEAD"]
    with subprocess.Popen(archive, stdout=subprocess.PIPE) as made:
        subprocess.run(["tar", "-x", "-C", str(folder)], stdin=made.stdout, check=True)


def follow(folder: Path) -> None:
    """The blocks of the page in order, then what a reader and an officer would see."""
    for block in tried(PAGE, "containers"):
        began = time.monotonic()
        print(f"\n━━━ docs/operating.md:{block.line}", flush=True)
        shell(block.words, folder)
        print(f"━━━ {time.monotonic() - began:.0f} s", flush=True)
    shell((HERE / "proofs.sh").read_text(encoding="utf-8"), folder)


def main() -> int:
    """The whole trial, and how long it took."""
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="uccn-image-") as name, engine(Path(name)) as program:
        os.environ |= {"COMPOSE_PROJECT_NAME": "uccn-trial", "ENGINE": program}
        release = Path(name) / "release"
        unpack(release)
        if os.environ.get("STAND_INS"):
            os.environ |= stand_ins.images(program, Path(name))
        try:
            follow(release)
        except subprocess.CalledProcessError as error:
            print(f"Failed with {error.returncode}.", file=sys.stderr)
            shell("podman compose logs --tail 40 || true", release)
            return 1
        finally:
            shell("podman compose down --volumes --timeout 5 || true", release)
            shell("$ENGINE image rm --force localhost/uccn:0.1.0 || true", release)
            stand_ins.forget(program)
    print(f"\nThe image and compose.yaml hold: {time.monotonic() - began:.0f} s.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
